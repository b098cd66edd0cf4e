import { expect, it } from 'vitest';
import { equipmentFromRows } from './equipment-csv.ts';

const HEAD = ['commune_code', 'site', 'name', 'kind', 'address', 'snmp', 'checks', 'asset_tag'];
const read = (...rows: readonly string[][]) => equipmentFromRows([HEAD, ...rows]);

it('reads what stands where and what it is asked', () => {
  expect(
    read(['00123', 'Trụ sở', 'Máy in quầy 1', 'printer', '192.168.1.20', 'default', 'ping tcp:9100', 'TS-7']),
  ).toEqual({
    ok: true,
    rows: [
      {
        unitCode: '00123',
        site: 'Trụ sở',
        name: 'Máy in quầy 1',
        assetTag: 'TS-7',
        equipment: { kind: 'printer', address: '192.168.1.20', snmp: 'default', checks: ['ping', 'tcp:9100'] },
      },
    ],
  });
});

it.each([
  ['printer', ['ping', 'ipp']],
  ['camera', ['ping', 'rtsp']],
  ['switch', ['ping']],
])('asks a %s the usual where nothing is said', (kind, checks) => {
  const found = read(['00123', '', 'A', kind, '10.0.0.9', '', '', '']);
  expect(found.ok && found.rows[0]?.equipment.checks).toEqual(checks);
});

it('takes the columns in any order, and no more than the three that must be there', () => {
  const found = equipmentFromRows([
    ['Name', 'kind', 'commune_code'],
    ['Bộ lưu điện', 'ups', '00123'],
  ]);
  expect(found).toMatchObject({ ok: true, rows: [{ name: 'Bộ lưu điện', equipment: { kind: 'ups' } }] });
});

it.each([
  [['123', '', 'A', 'printer', '', '', '', ''], 'line 2, commune_code'],
  [['00123', '', '', 'printer', '', '', '', ''], 'line 2, name'],
  [['00123', '', 'A', 'máy bay', '', '', '', ''], 'line 2, kind'],
  [['00123', '', 'A', 'printer', '203.113.1.1', '', '', ''], 'line 2, address'],
  [['00123', '', 'A', 'printer', '192.168.1.300', '', '', ''], 'line 2, address'],
  [['00123', '', 'A', 'printer', 'may-in', '', '', ''], 'line 2, address'],
  [['00123', '', 'A', 'printer', '192.168.1.9', 'Mặc định', '', ''], 'line 2, snmp'],
  [['00123', '', 'A', 'printer', '192.168.1.9', '', 'ping telnet', ''], 'line 2, checks'],
])('says where a row is wrong: %j', (row, path) => {
  expect(read(row)).toMatchObject({ ok: false, problems: [{ path, found: expect.any(String) }] });
});

it('says all that is wrong at once, a name twice and a strange column too', () => {
  const row = ['00123', 'A', 'B', 'ups', '', '', '', ''];
  expect(read(row, row, ['1', '', '', 'ups', '', '', '', ''])).toMatchObject({
    problems: [{ path: 'line 3, name' }, { path: 'line 4, commune_code' }, { path: 'line 4, name' }],
  });
  expect(equipmentFromRows([['commune_code', 'name', 'loại']])).toMatchObject({
    problems: [
      { path: 'line 1, kind', found: 'no such column' },
      { path: 'line 1, loại', found: 'a strange column' },
    ],
  });
});
