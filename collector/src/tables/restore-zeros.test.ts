import { expect, it } from 'vitest';
import { columnNames } from './column-names.ts';
import { delimiterOf } from './delimiter.ts';
import { restoreZeros } from './restore-zeros.ts';

it('puts the zeros back that Excel took from codes, and touches nothing else', () => {
  const rows = [
    ['commune_code', 'commune', 'province_code'],
    ['123', '7', '1'],
    ['00124', 'x', '51'],
    ['12a', 'y', ''],
  ];
  expect(restoreZeros(rows)).toEqual({
    rows: [rows[0], ['00123', '7', '01'], ['00124', 'x', '51'], ['12a', 'y', '']],
    restored: 2,
  });
});

it('knows columns by the names that offices give them', () => {
  expect(columnNames('communes', ['Mã ĐVHC', 'Tên đơn vị hành chính', 'MÃ TỈNH', 'Tỉnh/Thành phố', 'Ghi chú'])).toEqual(
    ['commune_code', 'commune', 'province_code', 'province', 'ghi chú'],
  );
  expect(columnNames('lines', ['commune_code', 'Nhà mạng', 'Tốc độ cam kết (Mbps)'])).toEqual([
    'commune_code',
    'provider',
    'committed_mbps',
  ]);
});

it.each([
  ['a,b,c', ','],
  ['a;b;"c,d,e,f"', ';'],
  ['a\tb', '\t'],
  ['one', ','],
])('finds what stands between the cells of %j', (head, delimiter) => {
  expect(delimiterOf(`${head}\n1;2;3;4;5\n`)).toBe(delimiter);
});
