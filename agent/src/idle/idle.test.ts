import { expect, it } from 'vitest';
import { isIdleOnMains, type SeenLately } from './idle.ts';

const quiet: SeenLately = { busyRatio: 0.03, diskWaitRatio: 0.01, isUsed: false, isOnMains: true };
const { busyRatio: _, ...withoutBusy } = quiet;
const { isUsed: __, ...withoutUse } = quiet;
const { isOnMains: ___, ...withoutPower } = quiet;

it.each<[what: string, seen: SeenLately, isIdle: boolean]>([
  ['a quiet machine', quiet, true],
  ['somebody is there', { ...quiet, isUsed: true }, false],
  ['it has work', { ...quiet, busyRatio: 0.2 }, false],
  ['it waits for its disk', { ...quiet, diskWaitRatio: 0.2 }, false],
  ['it runs from its battery', { ...quiet, isOnMains: false }, false],
  ['nobody knows how busy it is', withoutBusy, false],
  ['nobody knows where its power comes from', withoutPower, false],
  ['nobody knows whether somebody is there', withoutUse, true],
])('%s: %s', (_what, seen, isIdle) => {
  expect(isIdleOnMains(seen)).toBe(isIdle);
});
