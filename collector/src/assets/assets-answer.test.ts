import type { AssetRecord } from '@mach/wire';
import { expect, it } from 'vitest';
import { NOW, smallFleet } from '../exposition/testing/small-fleet.ts';
import { assetsAnswer } from './assets-answer.ts';
import { registerOf } from './register-of.ts';

const YEAR = new Date(NOW).getUTCFullYear();
const state = smallFleet();
const [pc] = [...state.registry.devices.values()].filter(({ unitCode }) => unitCode === '00001');
const line = (id: string, more: Partial<AssetRecord>): AssetRecord => ({
  id,
  unitCode: id.slice(0, 5),
  place: '',
  ...more,
});
const assets = new Map([
  ['00001', { importedAt: NOW, records: [line('00001-1', { deviceNumber: pc?.number ?? 0, yearInUse: YEAR - 9 })] }],
  ['00002', { importedAt: NOW, records: [line('00002-1', { tag: 'gone' })] }],
]);
const posts = new Map([['00001', { unitCode: '00001', posts: 50 }]]);
const registered = { registry: { ...state.registry, assets, posts } };
const answer = (...shown: readonly string[]) =>
  assetsAnswer(registerOf(registered, YEAR), registered, YEAR, (code) => shown.includes(code));

it('gives a line with its device, its life and whether it is within quota, and posts beside the PCs that there are', () => {
  const { items, posts: told } = answer('00001');
  expect(items).toMatchObject([
    { id: '00001-1', device: { number: pc?.number, by: 'number' }, life: 'over', quota: 'within' },
  ]);
  expect(told).toMatchObject([{ posts: 50, pcs: expect.any(Number) }]);
});

it('tells nothing of a commune that is not shown', () => {
  const { items, differences } = answer('00001');
  expect(items.every(({ unitCode }) => unitCode === '00001')).toBe(true);
  expect(differences.onlyInRegister).toEqual([]);
  expect(answer('00002').items).toMatchObject([{ quota: 'unknown' }]);
  expect(answer('00002').differences.onlyInRegister).toMatchObject([{ tag: 'gone' }]);
});
