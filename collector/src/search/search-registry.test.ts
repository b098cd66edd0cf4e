import { expect, it } from 'vitest';
import type { RegisteredDevice, Registry } from '../state/fleet-state.ts';
import { searchRegistry } from './search-registry.ts';

const unit = (code: string, name: string) => [code, { code, kind: 'commune', name, parent: '51' }] as const;
const device = (number: number, unitCode: string, more: Partial<RegisteredDevice> = {}) => {
  const id = String(number).padStart(32, 'a');
  return [id, { id, number, unitCode, role: 'counter', coverage: 'measured', ...more } as RegisteredDevice] as const;
};
const registry = {
  units: new Map<string, unknown>([
    ['51', { code: '51', kind: 'province', name: 'Tỉnh Bình Sơn' }],
    unit('21115', 'Xã Bình Sơn'),
    unit('20200', 'Phường Hòa Xuân'),
    unit('21200', 'Xã Hoà Bình'.normalize('NFD')),
  ]),
  sites: new Map([
    ['s1', { id: 's1', unitCode: '21115', name: 'Trụ sở' }],
    ['s2', { id: 's2', unitCode: '20200', name: 'Nhà văn hóa Bình Sơn' }],
  ]),
  devices: new Map([
    device(7, '21115', { label: 'Quầy số 3', assetTag: 'TS-0012' }),
    device(12, '20200', { label: 'Máy Hoà' }),
    device(13, '20200', { revokedAt: 1 }),
    device(21115, '20200'),
  ]),
} as unknown as Registry;
const all = () => true;
const found = (asked: string, maySee: (code: string) => boolean = all) =>
  searchRegistry(registry, asked, maySee).items.map((hit) =>
    hit.kind === 'device' ? `device ${hit.number}` : `${hit.kind} ${hit.kind === 'commune' ? hit.code : hit.id}`,
  );

it.each([
  ['binh son', ['commune 21115', 'site s2', 'site s1', 'device 7']],
  ['Bình Sơn', ['commune 21115', 'site s2', 'site s1', 'device 7']],
  ['Bình Sơn'.normalize('NFD'), ['commune 21115', 'site s2', 'site s1', 'device 7']],
  ['Hoà', ['commune 20200', 'commune 21200', 'site s2', 'device 12', 'device 21115']],
  ['Hòa', ['commune 20200', 'commune 21200', 'site s2', 'device 12', 'device 21115']],
  ['quay 3', ['device 7']],
  ['binh son 7', ['device 7']],
  ['ts-0012', ['device 7']],
  ['aaaaaaaa', ['device 7', 'device 12', 'device 21115']],
  ['21115', ['device 21115', 'commune 21115', 'site s1', 'device 7']],
  ['  ', []],
  ['không có', []],
])('%j finds %j', (asked, hits) => {
  expect(found(asked)).toEqual(hits);
});

it('tells a commune nothing of another', () => {
  expect(found('hoa', (code) => code === '21115')).toEqual([]);
  expect(found('7', (code) => code === '21115')).toEqual(['device 7']);
});

it('says how many there are beyond those that it shows', () => {
  const many = new Map(Array.from({ length: 40 }, (_, place) => device(100 + place, '21115')));
  const { items, total } = searchRegistry({ ...registry, devices: many }, 'binh son', all);
  expect([items.length, total]).toEqual([15, 43]);
});
