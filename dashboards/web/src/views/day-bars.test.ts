import { expect, it } from 'vitest';
import { dayBars, noonOf, vietnamDay } from './day-bars.ts';

const none = { up: 0, degraded: 0, down: 0, switchedOff: 0, powerCut: 0, noData: 0 };

it('shows what was measured as shares of the working time, and nothing of a day off', () => {
  const bars = dayBars([
    { day: '2026-11-26', seconds: { ...none, up: 21_600, degraded: 1_440, down: 1_440, noData: 4_320 } },
    { day: '2026-11-28', seconds: none },
  ]);
  expect(bars).toEqual([
    { day: '2026-11-26', shares: { up: 0.75, degraded: 0.05, down: 0.05 } },
    { day: '2026-11-28' },
  ]);
});

it('reckons days in Việt Nam', () => {
  const late = Date.parse('2026-11-26T18:00:00Z');
  expect(vietnamDay(late)).toBe('2026-11-27');
  expect(vietnamDay(late, 89)).toBe('2026-08-30');
  expect(vietnamDay(noonOf('2026-08-30'))).toBe('2026-08-30');
});
