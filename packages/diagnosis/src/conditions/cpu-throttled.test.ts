import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { cpuThrottled } from './cpu-throttled.ts';

/** The made PC has been up for five hours. */
it.each([
  ['a burst at the start', { events: 15, throttledMs: 4_000 }, false],
  ['half a minute in five hours', { events: 300, throttledMs: 30_000 }, false],
  ['six minutes in five hours', { events: 300, throttledMs: 360_000 }, true],
  ['200 events, an old kernel', { events: 200 }, false],
  ['400 events, an old kernel', { events: 400 }, true],
])('%s: %s', (_, values, isThrottled) => {
  expect(cpuThrottled(factsWith(read('throttle', values)))).toHaveLength(isThrottled ? 1 : 0);
});

it('a processor that does not count says nothing', () => {
  expect(cpuThrottled(factsWith())).toEqual([]);
});
