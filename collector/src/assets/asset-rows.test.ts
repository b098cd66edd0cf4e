import type { AssetRecord, Posts } from '@mach/wire';
import { expect, it } from 'vitest';
import { assetRows, type CountedPc, equipmentAssetRows } from './asset-rows.ts';

const pc = (number: number, role: CountedPc['role'] = 'office'): CountedPc => ({
  id: `${number}`,
  number,
  unitCode: '00004',
  role,
});
const since = (number: number, yearInUse?: number): readonly [string, AssetRecord] => [
  `${number}`,
  {
    id: `00004-${number}`,
    unitCode: '00004',
    place: '',
    kind: 'pc',
    ...(yearInUse === undefined ? {} : { yearInUse }),
  },
];
const rows = (
  pcs: readonly CountedPc[],
  records: readonly (readonly [string, AssetRecord])[],
  posts?: Omit<Posts, 'unitCode'>,
) =>
  assetRows(
    pcs,
    {
      communes: new Set(records.length > 0 ? ['00004'] : []),
      ofDevice: new Map(records),
      posts: new Map(posts === undefined ? [] : [['00004', { unitCode: '00004', ...posts }]]),
    },
    2026,
  );

it('without a register life and quota are unknown, and it says so', () => {
  expect(rows([pc(1)], []).get('1')).toEqual({
    life: 'unknown',
    quota: 'unknown',
    unknown: ['no-register', 'no-posts'],
  });
});

it('a PC that the register does not have, and one whose year it lacks, say so', () => {
  const found = rows([pc(1), pc(2)], [since(2)], { posts: 2 });
  expect(found.get('1')?.unknown).toEqual(['not-in-register']);
  expect(found.get('2')).toMatchObject({ life: 'unknown', unknown: ['no-year'], quota: 'within' });
});

it('says whether the life has run out, and until when', () => {
  const found = rows([pc(1), pc(2)], [since(1, 2019), since(2, 2024)]);
  expect(found.get('1')).toMatchObject({ life: 'over', lifeUntil: 2023, record: { id: '00004-1' } });
  expect(found.get('2')).toMatchObject({ life: 'running', lifeUntil: 2028 });
});

it('of more PCs than posts those in use longest are outside the quota', () => {
  const found = rows([pc(1), pc(2), pc(3)], [since(1, 2022), since(2, 2016), since(3, 2024)], { posts: 2 });
  expect(['1', '2', '3'].map((id) => found.get(id)?.quota)).toEqual(['within', 'outside', 'within']);
});

it('a PC whose year is not known may be older than any, so what hangs on it is unknown', () => {
  const found = rows([pc(1), pc(2), pc(3)], [since(1, 2012), since(2, 2024)], { posts: 2 });
  expect(['1', '2', '3'].map((id) => found.get(id)?.quota)).toEqual(['unknown', 'within', 'unknown']);
  expect(found.get('3')?.unknown).toContain('surplus-open');
  const many = rows([pc(1), pc(2), pc(3)], [since(1, 2012), since(2, 2024)], { posts: 1 });
  expect(['1', '2', '3'].map((id) => many.get(id)?.quota)).toEqual(['outside', 'unknown', 'unknown']);
});

it('PCs for common use count where a number is laid down, servers never', () => {
  const pcs = [pc(1), pc(2, 'meeting-room'), pc(3, 'server')];
  expect(rows(pcs, [since(1, 2022)], { posts: 1 }).get('2')).toMatchObject({
    quota: 'unknown',
    unknown: ['not-in-register', 'not-counted'],
  });
  const shared = rows(pcs, [since(1, 2022)], { posts: 1, sharedPcs: 1 });
  expect(['1', '2', '3'].map((id) => shared.get(id)?.quota)).toEqual(['within', 'within', 'unknown']);
});

it('of equipment the life is said where books or price tell it; a quota has no source and is unknown, with why', () => {
  const devices = ['switch', 'cheap', 'written-off', 'missing'].map((id) => {
    return { id, unitCode: '00004', kind: 'network' as const };
  });
  const record = (more: Partial<AssetRecord>): AssetRecord => ({
    id: '00004-1',
    unitCode: '00004',
    place: '',
    ...more,
  });
  const ofDevice = new Map([
    ['switch', record({ yearInUse: 2015, originalPrice: 25_000_000 })],
    ['cheap', record({ originalPrice: 900_000 })],
    ['written-off', record({ residualValue: 0, originalPrice: 25_000_000 })],
  ]);
  const found = equipmentAssetRows(devices, { communes: new Set(['00004']), ofDevice }, 2026);
  expect(devices.map(({ id }) => [found.get(id)?.life, found.get(id)?.quota, found.get(id)?.unknown])).toEqual([
    ['unknown', 'unknown', ['kind-without-rule', 'quota-without-rule']],
    ['no-asset', 'unknown', ['quota-without-rule']],
    ['over', 'unknown', ['quota-without-rule']],
    ['unknown', 'unknown', ['not-in-register', 'quota-without-rule']],
  ]);
});
