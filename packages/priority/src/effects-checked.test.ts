import { expect, it } from 'vitest';
import { checkEffects, effectSums, type UpgradeSeen, type WatchedMinutes } from './effects-checked.ts';

const minutes = (watched: number, memory: number, disk: number): WatchedMinutes => ({
  watched,
  slow: { memory, disk, cpu: 0, network: 0 },
});
const upgrade = (number: number, more: Partial<UpgradeSeen>): UpgradeSeen => ({
  device: `${number}`,
  number,
  communeCode: '00004',
  measure: 'ssd',
  day: '2026-11-02',
  before: minutes(2_000, 0, 400),
  after: minutes(2_000, 0, 60),
  ...more,
});

it('says which share of the slow minutes ended, beside what the model assumes of it', () => {
  const [row] = checkEffects([upgrade(1, {})]);
  expect(row).toMatchObject({ state: 'checked', slowBefore: 0.2, slowAfter: 0.03, assumed: 0.9 });
  expect(row?.state === 'checked' && row.ended).toBeCloseTo(0.85);
});

it('what the model assumes is weighed by what was slow: an SSD ends little of what is short memory', () => {
  const [row] = checkEffects([upgrade(1, { before: minutes(2_000, 300, 100) })]);
  expect(row?.state === 'checked' && row.assumed).toBeCloseTo(0.75 * 0.2 + 0.25 * 0.9);
});

it('too few watched minutes, and nothing slow before, say so and count for nothing', () => {
  const rows = checkEffects([
    upgrade(1, { after: minutes(500, 0, 0) }),
    upgrade(2, { before: minutes(2_000, 2, 2) }),
    upgrade(3, { day: '2026-11-05' }),
  ]);
  expect(rows.map(({ number, state }) => [number, state])).toEqual([
    [3, 'checked'],
    [1, 'too-few-minutes'],
    [2, 'nothing-slow-before'],
  ]);
  expect(effectSums(rows)).toMatchObject([{ measure: 'ssd', upgrades: 1 }]);
});

it('an upgrade that made it worse is told as such', () => {
  const [row] = checkEffects([upgrade(1, { after: minutes(2_000, 0, 600) })]);
  expect(row?.state === 'checked' && row.ended).toBeCloseTo(-0.5);
});

it('sums are the median and where nine tenths lie', () => {
  const rows = checkEffects([50, 100, 150].map((disk, i) => upgrade(i, { after: minutes(2_000, 0, disk) })));
  expect(effectSums(rows)).toMatchObject([{ upgrades: 3, median: 0.75, low: 0.625, high: 0.875 }]);
  expect(effectSums([])).toEqual([]);
});
