import { expect, it } from 'vitest';
import { toldOfPc } from './whole-days.ts';

const at = (text: string) => Date.parse(`${text}+07:00`);
const NOW = at('2026-11-26T19:47:00');
const DAY = 86_400_000;
const LAST_DAY = { from: NOW - DAY, to: NOW, stepMs: 300_000 };

it('shows the last day as it was to the administrator alone', () => {
  expect(toldOfPc(LAST_DAY, { isAdmin: true, now: NOW })).toEqual(LAST_DAY);
  expect(toldOfPc(LAST_DAY, { isAdmin: false, now: NOW })).toEqual({
    from: at('2026-11-25T00:00:00'),
    to: at('2026-11-26T00:00:00'),
    stepMs: DAY,
  });
});

it('tells whole days of Việt Nam to the administrator too where it is asked for more', () => {
  const week = { from: NOW - 7 * DAY, to: NOW, stepMs: 604_800 };
  expect(toldOfPc(week, { isAdmin: true, now: NOW })).toEqual({
    from: at('2026-11-19T00:00:00'),
    to: at('2026-11-26T00:00:00'),
    stepMs: DAY,
  });
});

it('tells nothing of a part of a day, however the window is cut', () => {
  const morning = { from: at('2026-11-24T07:00:00'), to: at('2026-11-24T07:15:00'), stepMs: 15_000 };
  expect(toldOfPc(morning, { isAdmin: true, now: NOW })).toEqual({
    from: at('2026-11-24T00:00:00'),
    to: at('2026-11-24T00:00:00'),
    stepMs: DAY,
  });
});
