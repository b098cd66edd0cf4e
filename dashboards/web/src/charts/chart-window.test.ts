import { expect, it } from 'vitest';
import { chartWindow } from './chart-window.ts';

const MINUTE_MS = 60_000;
const NOW = 1_000_000 * MINUTE_MS + 1;

it.each([
  ['a device of long standing', NOW - 90 * 86_400_000, 1_440, 5],
  ['one that joined two hours ago', NOW - 120 * MINUTE_MS, 120, 1],
  ['one that joined this second', NOW, 15, 1],
  ['one whose joining lies ahead of a clock set back', NOW + 3_600_000, 15, 1],
])('%s', (_, enrolledAt, minutes, stepMinutes) => {
  const { from, to, stepMs } = chartWindow(NOW, enrolledAt);
  expect(stepMs).toBe(stepMinutes * MINUTE_MS);
  expect([from % stepMs, to % stepMs]).toEqual([0, 0]);
  expect(to).toBeGreaterThanOrEqual(NOW);
  expect((to - from) / MINUTE_MS).toBeGreaterThanOrEqual(minutes);
  expect((to - from) / MINUTE_MS).toBeLessThanOrEqual(minutes + 2 * stepMinutes);
});
