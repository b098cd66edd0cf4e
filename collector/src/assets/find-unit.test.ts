import type { Unit } from '@mach/wire';
import { expect, it } from 'vitest';
import { findUnit } from './find-unit.ts';

const units = new Map(
  (
    [
      ['51', 'province', 'Tỉnh Quảng Ngãi'],
      ['00004', 'commune', 'Xã Bình Sơn'],
      ['00007', 'commune', 'Phường Bình Sơn'],
      ['00010', 'commune', 'Đặc khu Lý Sơn'],
    ] as const
  ).map(([code, kind, name]): [string, Unit] => [code, { code, kind, name }]),
);
const find = findUnit({ units });

it('finds a commune by code, or by name whatever its marks and letters', () => {
  expect(['00004', 'xã bình sơn', 'DAC KHU LY SON', 'Lý Sơn', 'UBND xã Lý Sơn'].map(find)).toEqual([
    '00004',
    '00004',
    '00010',
    '00010',
    '00010',
  ]);
});

it('a name of two communes, a province and a stranger are none', () => {
  expect(['Bình Sơn', '51', '99999', ''].map(find)).toEqual([undefined, undefined, undefined, undefined]);
});
