import { expect, it } from 'vitest';
import { changeText } from './changes.ts';

const GIB = 1024 ** 3;
const plain = (text: string) => text.replace(/\s/g, ' ');

it.each([
  [
    { at: 1, kind: 'memory-module', target: 'DIMM2', change: 'removed', before: { sizeBytes: 4 * GIB, type: 'DDR3' } },
    ['Thanh RAM (DIMM2)', 'Không còn', 'Dung lượng: 4 GB, Loại: DDR3', ''],
  ],
  [
    {
      at: 1,
      kind: 'disk',
      target: 'sda',
      change: 'changed',
      before: { model: 'ST500DM002', serialHash: 'aa' },
      after: { model: 'ST500DM002', serialHash: 'bb' },
    },
    ['Ổ đĩa (sda)', 'Cùng loại, số sê-ri khác', 'Tên: ST500DM002', 'Tên: ST500DM002'],
  ],
  [
    {
      at: 1,
      kind: 'disk',
      target: 'sda',
      change: 'changed',
      before: { model: 'ST500DM002', serialHash: 'aa' },
      after: { model: 'CT500MX500', serialHash: 'bb' },
    },
    ['Ổ đĩa (sda)', 'Đổi', 'Tên: ST500DM002', 'Tên: CT500MX500'],
  ],
  [
    { at: 1, kind: 'os', change: 'changed', before: { distro: 'A', build: '1' }, after: { distro: 'A', build: '2' } },
    ['Hệ điều hành', 'Đổi', 'Bản dựng: 1', 'Bản dựng: 2'],
  ],
  [
    { at: 1, kind: 'place', change: 'changed', before: { unitCode: '00001' }, after: { unitCode: '00002' } },
    ['Nơi đặt máy', 'Đổi', 'Xã: 00001', 'Xã: 00002'],
  ],
] as const)('says %j as the part, what it was and what it is', (change, said) => {
  const told = changeText(change, 'vi');
  expect([told.part, told.change, plain(told.before), plain(told.after)]).toEqual(said);
});
