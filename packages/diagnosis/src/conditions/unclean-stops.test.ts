import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { uncleanStops } from './unclean-stops.ts';

const boots = (recentStops: number, recentUncleanStops: number) =>
  factsWith(read('boots', { recentStops, recentUncleanStops, recentClockLosses: 0 }));

it.each([
  ['no stop yet', 0, 0, false],
  ['two of two', 2, 2, false],
  ['three of four', 4, 3, true],
  ['three of fourteen', 14, 3, false],
  ['every other one', 18.5, 9, true],
])('%s without a shutdown', (_, stops, unclean, isFound) => {
  expect(uncleanStops(boots(stops, unclean))).toHaveLength(isFound ? 1 : 0);
});
