import { expect, it } from 'vitest';
import { grownBy } from './growth.ts';

const wrap = { bits: 'counterBits', countedMs: 'countedMs', megabits: 'highSpeed' };
const MINUTE = 60_000;
const at = (minute: number, value: number, values = {}) => ({
  at: minute * MINUTE,
  value,
  values: { counterBits: 32, countedMs: 86_400_000 + minute * MINUTE, highSpeed: 100, ...values },
});
const nearTheEnd = 2 ** 32 - 1_000;

it.each([
  ['growth is growth', at(0, 5), at(1, 9), 4],
  ['a counter of 32 bits begins anew after 4 GiB', at(0, nearTheEnd), at(1, 500), 1_500],
  ['one of 64 bits was set back', at(0, nearTheEnd, { counterBits: 64 }), at(1, 500, { counterBits: 64 }), undefined],
  ['a device that restarted in between was set back', at(0, nearTheEnd), at(1, 500, { countedMs: 30_000 }), undefined],
  [
    'a device that does not say how long it counts is not trusted',
    at(0, nearTheEnd),
    at(1, 500, { countedMs: 'no' }),
    undefined,
  ],
  // 4 GB in a minute are 570 megabits a second.
  ['a port can’t be faster than it is', at(0, 2_000), at(1, 1_000), undefined],
  ['unless it is', at(0, 2_000, { highSpeed: 1_000 }), at(1, 1_000, { highSpeed: 1_000 }), 2 ** 32 - 1_000],
])('%s', (_, before, after, grown) => {
  expect(grownBy(before, after, wrap)).toBe(grown);
});

it('a counter that can’t begin anew was set back', () => {
  expect(grownBy(at(0, nearTheEnd), at(1, 500))).toBeUndefined();
});

it('what was not read did not grow', () => {
  expect(grownBy({ ...at(0, 0), value: undefined }, at(1, 500), wrap)).toBeUndefined();
});
