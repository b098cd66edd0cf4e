import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { clockBattery } from './clock-battery.ts';

const boots = (recentClockLosses: number) =>
  factsWith(read('boots', { recentStops: 10, recentUncleanStops: 0, recentClockLosses }));

it.each([
  ['never', 0, false],
  ['once', 1, false],
  ['twice', 1.95, true],
  ['twice, long ago', 0.7, false],
])('a clock that lost the date %s', (_, losses, isFound) => {
  expect(clockBattery(boots(losses))).toHaveLength(isFound ? 1 : 0);
});
