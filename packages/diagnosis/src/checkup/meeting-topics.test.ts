import { expect, it } from 'vitest';
import type { CheckReading, CheckWish } from './check-terms.ts';
import { checkUp } from './check-up.ts';

const headroom = (cpuBusyRatio: number, receivedBitsPerSecond = 0, sentBitsPerSecond = 0): CheckReading => ({
  kind: 'headroom',
  ok: true,
  values: { cpuBusyRatio, receivedBitsPerSecond, sentBitsPerSecond },
});
const lights = (readings: readonly CheckReading[], wish: CheckWish) => {
  const { topics } = checkUp({ readings, hasCollector: false, wish });
  const of = (name: string) => topics.find(({ topic }) => topic === name)?.light;
  return { load: of('load'), traffic: of('traffic') };
};

it.each([
  ['an idle machine', headroom(0.1), { load: 'good', traffic: 'good' }, { load: 'good', traffic: 'good' }],
  ['a busy one', headroom(0.85), { load: 'warning', traffic: 'good' }, { load: 'good', traffic: 'good' }],
  ['one with nothing left', headroom(0.97), { load: 'warning', traffic: 'good' }, { load: 'warning', traffic: 'good' }],
  ['one that fetches', headroom(0, 20e6), { load: 'good', traffic: 'warning' }, { load: 'good', traffic: 'good' }],
  ['one that sends', headroom(0, 0, 5e6), { load: 'good', traffic: 'warning' }, { load: 'good', traffic: 'good' }],
])('%s, before a meeting and otherwise', (_, reading, before, otherwise) => {
  expect(lights([reading], 'meeting')).toEqual(before);
  expect(lights([reading], 'everything')).toEqual(otherwise);
});

it('nothing that was looked at is nothing to judge', () => {
  expect(lights([], 'meeting')).toEqual({ load: 'unknown', traffic: 'not-asked' });
});
