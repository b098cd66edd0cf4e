import { expect, it } from 'vitest';
import { unitsFromRows } from './units-csv.ts';

const HEAD = ['commune_code', 'commune', 'province_code', 'province'];
const ROW = ['00123', 'xã Bình Sơn', '51', 'Quảng Ngãi'];

it('makes a unit of each commune and, once, of its province', () => {
  const read = unitsFromRows([HEAD, ROW, ['00124', 'phường Trà Câu', '51', 'Quảng Ngãi']]);
  expect(read).toEqual({
    ok: true,
    units: [
      { code: '51', kind: 'province', name: 'Quảng Ngãi' },
      { code: '00123', kind: 'commune', name: 'xã Bình Sơn', parent: '51' },
      { code: '00124', kind: 'commune', name: 'phường Trà Câu', parent: '51' },
    ],
  });
});

it('takes columns by name, in any order, optional ones too, and one province alone', () => {
  const rows = [
    ['Province', 'isp', 'province_code', 'commune', 'commune_code', 'valid_from'],
    ['Quảng Ngãi', 'VNPT', '51', ' xã Bình Sơn ', '00123', '2025-07-01'],
    ['Hà Nội', '', '01', 'phường Ba Đình', '00004', ''],
  ];
  expect(unitsFromRows(rows, '51')).toMatchObject({
    units: [{ code: '51' }, { code: '00123', name: 'xã Bình Sơn', isp: 'VNPT', validFrom: '2025-07-01' }],
  });
});

it('takes what a commune’s network leads to, and says which words there are', () => {
  const rows = (network: string) => [
    [...HEAD, 'network'],
    [...ROW, network],
  ];
  expect(unitsFromRows(rows('data-network'))).toMatchObject({ units: [{ code: '51' }, { network: 'data-network' }] });
  expect(unitsFromRows(rows('wifi'))).toMatchObject({
    problems: [{ path: 'line 2, network', expected: 'one of internet, data-network, both, proxy, or nothing' }],
  });
});

it('takes when a commune works, and says how hours are written', () => {
  const rows = (hours: string) => [
    [...HEAD, 'working_hours'],
    [...ROW, hours],
  ];
  const hours = 'T2-T6 07:00-11:30 13:30-17:00; T7 07:00-11:30';
  expect(unitsFromRows(rows(hours))).toMatchObject({ units: [{ code: '51' }, { workingHours: hours }] });
  expect(unitsFromRows(rows('giờ hành chính'))).toMatchObject({
    problems: [{ path: 'line 2, working_hours', expected: expect.stringContaining('T2-T6 07:00-11:30') }],
  });
});

it('gives every mistake with its line and column', () => {
  const rows = [HEAD, ['123', ' ', '5', ''], ROW, ROW];
  const read = unitsFromRows(rows);
  expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual([
    'line 2, commune_code',
    'line 2, commune',
    'line 2, province_code',
    'line 2, province',
    'line 4, commune_code',
  ]);
  expect(unitsFromRows([['commune']])).toMatchObject({
    problems: [{ path: 'line 1, commune_code', found: 'no such column' }, {}, {}],
  });
});
