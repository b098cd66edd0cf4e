import { expect, it } from 'vitest';
import { daysSinceStart } from './days-since-start.ts';

it.each([
  [0, 1],
  [60_000, 1],
  [86_400_000, 1],
  [86_400_001, 2],
  [30.5 * 86_400_000, 31],
])('%d ms are counted as %d days', (uptimeMs, days) => {
  expect(daysSinceStart(uptimeMs)).toBe(days);
});
