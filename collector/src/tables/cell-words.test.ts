import { expect, it } from 'vitest';
import { codeOf } from './cell-words.ts';

it.each([
  ['equipment', 'Máy in', 'printer'],
  ['equipment', 'bộ chia mạng (switch)', 'switch'],
  ['equipment', 'Bộ lưu điện (UPS)', 'ups'],
  ['equipment', 'access-point', 'access-point'],
  ['equipment', 'máy bay', undefined],
  ['line', 'TSLCD', 'data-network'],
  ['line', 'Mạng truyền số liệu chuyên dùng', 'data-network'],
  ['network', 'Cả hai', 'both'],
  ['outage', 'Mất điện', 'power'],
  ['outage', 'isp', 'isp'],
  ['yesNo', 'Có', 'yes'],
  ['yesNo', 'KHÔNG', 'no'],
  ['yesNo', '', undefined],
] as const)('of %s the cell "%s" is %s', (of, cell, code) => {
  expect(codeOf(of, cell)).toBe(code);
});
