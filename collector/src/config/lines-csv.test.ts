import { expect, it } from 'vitest';
import { linesFromRows } from './lines-csv.ts';

const HEAD = ['commune_code', 'site', 'kind', 'provider', 'circuit_number', 'contract', 'committed_mbps', 'hotline'];
const read = (...rows: readonly string[][]) => linesFromRows([HEAD, ...rows]);

it('reads what a line’s contract says', () => {
  expect(read(['00123', 'Trụ sở', '', 'VNPT', 'FTTH-0042', 'HĐ 12/2026', '62,5', '1800 1166'])).toEqual({
    ok: true,
    rows: [
      {
        unitCode: '00123',
        site: 'Trụ sở',
        line: {
          kind: 'internet',
          provider: 'VNPT',
          circuit: 'FTTH-0042',
          contract: 'HĐ 12/2026',
          committedBitsPerSecond: 62_500_000,
          hotline: '1800 1166',
        },
      },
    ],
  });
});

it.each([
  [['123', '', '', 'VNPT', '', '', '', ''], 'line 2, commune_code'],
  [['00123', '', 'vệ tinh', 'VNPT', '', '', '', ''], 'line 2, kind'],
  [['00123', '', '', '', '', '', '', ''], 'line 2, provider'],
  [['00123', '', '', 'VNPT', '', '', 'nhanh', ''], 'line 2, committed_mbps'],
  [['00123', '', '', 'VNPT', '', '', '-5', ''], 'line 2, committed_mbps'],
])('says where a row is wrong: %j', (row, path) => {
  expect(read(row)).toMatchObject({ ok: false, problems: [{ path, found: expect.any(String) }] });
});

it('says which columns are missing and which are strange', () => {
  expect(linesFromRows([['commune_code', 'isp']])).toMatchObject({
    problems: [
      { path: 'line 1, provider', found: 'no such column' },
      { path: 'line 1, isp', found: 'a strange column' },
    ],
  });
});
