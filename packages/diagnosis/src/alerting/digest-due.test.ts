import { expect, it } from 'vitest';
import { digestDue } from './digest-due.ts';
import { ALERT_LIMITS } from './recipient.ts';
import { at, province } from './testing/made-incident.ts';

const AT_0715 = 7 * 60 + 15;
const due = (now: number, lastDay?: string, recipient = province()) =>
  digestDue(recipient, lastDay, { now, atMinute: AT_0715 }, ALERT_LIMITS);
const day = (text: string) => Date.parse(`${text}+07:00`);

it('is due once on a working day from its time on, late if need be, and not in the afternoon', () => {
  expect(due(at('07:14'))).toBeUndefined();
  expect(due(at('07:15'))).toBe('2026-11-25');
  expect(due(at('07:15'), '2026-11-24')).toBe('2026-11-25');
  expect(due(at('07:16'), '2026-11-25')).toBeUndefined();
  expect(due(at('11:00'))).toBe('2026-11-25');
  expect(due(at('11:16'))).toBeUndefined();
});

it('is not due on a Saturday or a holiday, but on a Saturday that is worked for another day', () => {
  expect(due(day('2026-11-28T07:20:00'))).toBeUndefined();
  expect(due(day('2026-02-17T07:20:00'))).toBeUndefined();
  expect(due(day('2026-08-22T07:20:00'))).toBe('2026-08-22');
});

it('is not due for whoever does not want it', () => {
  expect(due(at('07:15'), undefined, province({ hears: ['incidents'] }))).toBeUndefined();
});
