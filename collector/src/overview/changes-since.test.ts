import type { DayNote } from '@mach/wire';
import { expect, it } from 'vitest';
import { changesSince, noteOfYesterday } from './changes-since.ts';

const note = (day: string, more: Partial<DayNote> = {}): DayNote => ({
  day,
  at: 1_000,
  failing: [],
  silent: [],
  ...more,
});

it('tells what began, ended, fails and fell silent since', () => {
  const before = note('2026-12-07', { failing: ['a', 'b'], silent: ['99001'] });
  const incidents = [
    { number: 1, since: 500 },
    { number: 2, since: 2_000 },
    { number: 3, since: 500, endedAt: 1_500 },
    { number: 4, since: 2_000, endedAt: 2_500 },
    { number: 5, since: 100, endedAt: 900 },
    { number: 6, since: 2_000, into: 2 },
  ];
  expect(changesSince(before, { incidents, failing: ['b', 'c'], silent: ['99002'] })).toEqual({
    since: 1_000,
    opened: [2],
    ended: [3, 4],
    newlyFailing: ['c'],
    noLongerFailing: ['a'],
    newlySilent: ['99002'],
    heardAgain: ['99001'],
  });
});

it('compares with the beginning of yesterday, else of today, else with nothing', () => {
  const [old, today] = [note('2026-12-05'), note('2026-12-08')];
  const yesterday = note('2026-12-07');
  expect(noteOfYesterday([old, yesterday, today], '2026-12-07')).toBe(yesterday);
  expect(noteOfYesterday([old, today], '2026-12-07')).toBe(today);
  expect(noteOfYesterday([old], '2026-12-07')).toBeUndefined();
});
