import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { systemCrashes } from './system-crashes.ts';
import { uncleanStops } from './unclean-stops.ts';

const boots = (recentCrashes: number | undefined) =>
  factsWith(
    read('boots', {
      recentStops: 12,
      recentUncleanStops: 1,
      recentClockLosses: 0,
      ...(recentCrashes === undefined ? {} : { recentCrashes }),
    }),
  );

it.each([
  ['an agent that knows none', undefined, []],
  ['none', 0, []],
  ['one, which may be a driver that was updated', 1, []],
  ['two, weeks apart', 1.6, [{ crashes: 2, stops: 12 }]],
  ['many', 7.2, [{ crashes: 8, stops: 12 }]],
])('crashes: %s', (_, crashes, parameters) => {
  expect(systemCrashes(boots(crashes)).map((each) => each.parameters)).toEqual(parameters);
});

it('crashes are not called cut power, which a UPS would end', () => {
  expect(uncleanStops(boots(7))).toEqual([]);
});
