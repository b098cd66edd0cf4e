import { defaultPolicy, rankDevices, rankEquipment } from '@mach/priority';
import { expect, it } from 'vitest';
import { judgeFleet } from '../exposition/analyse.ts';
import { NOW, smallFleet } from '../exposition/testing/small-fleet.ts';
import { prioritySheets } from './priority-sheets.ts';

const rows = rankDevices(judgeFleet(smallFleet(), NOW).devices, defaultPolicy);
const paper = { named: (code: string) => `Xã ${code}`, lang: 'vi', madeAt: NOW } as const;

it('a list of several communes has a sheet of all and one for each, with the ranks of the whole', () => {
  const [all, ...each] = prioritySheets(rows, [], paper);
  const codes = [...new Set(rows.map(({ communeCode }) => communeCode))].sort();
  expect(each.map(({ name }) => name)).toEqual(codes.map((code) => `${code} Xã ${code}`));
  const ranks = (sheet: typeof all) => sheet?.rows.filter(({ length }) => length > 1).map(([first]) => first?.value);
  expect(ranks(all)).toEqual(['Thứ tự', ...rows.map(({ rank }) => rank)]);
  const ofFirst = rows.filter(({ communeCode }) => communeCode === codes[0]).map(({ rank }) => rank);
  expect(ranks(each[0])).toEqual(['Thứ tự', ...ofFirst]);
});

it('what the register says of a PC, and gear with a reason, are on paper', () => {
  const asset = { life: 'over', lifeUntil: 2023, quota: 'within', unknown: [] } as const;
  const gear = rankEquipment(
    [
      {
        device: 'line',
        number: 0,
        communeCode: '00001',
        label: 'VNPT · K1',
        kind: 'line',
        coverage: 'declared',
        peopleBehind: 20,
        conditions: [],
        speed: { measuredBitsPerSecond: 40e6, committedBitsPerSecond: 100e6 },
      },
    ],
    defaultPolicy,
  );
  const registered = rows.map((row) => ({ ...row, asset, change: { kind: 'new' } as const }));
  const sheets = prioritySheets(registered, gear, paper);
  const texts = sheets.flatMap((sheet) => sheet.rows.flat().map(({ value }) => String(value)));
  expect(texts).toContain('đã hết thời hạn sử dụng (hết năm 2023); trong định mức');
  expect(texts).toContain('dịch vụ thuê, không phải tài sản: không có thời hạn sử dụng và định mức');
  expect(texts).toContain('mới có');
  expect(texts).toContain('Đo được: đường truyền nhanh nhất 40 Mbit/s, bằng 40 % tốc độ cam kết 100 Mbit/s');
});

it('who left the list since the earlier one is told below all of them, once', () => {
  const change = { kind: 'left', rankBefore: 4, minutesBefore: 8 } as const;
  const sheets = prioritySheets(rows, [], { ...paper, left: [{ device: 'gone', number: 7, change }] });
  const notes = sheets.flatMap((sheet) => sheet.rows.map(([first]) => String(first?.value)));
  expect(notes.filter((note) => note.includes('không còn trong danh sách: số 7'))).toHaveLength(1);
});

it('how the devices are known is printed below them', () => {
  const notes = prioritySheets(rows, [], paper)[0]?.rows.map(([first]) => String(first?.value)) ?? [];
  expect(notes.some((note) => note.startsWith('Nguồn số liệu: '))).toBe(true);
});
