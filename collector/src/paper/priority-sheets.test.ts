import { defaultPolicy, rankDevices } from '@mach/priority';
import { expect, it } from 'vitest';
import { judgeFleet } from '../exposition/analyse.ts';
import { NOW, smallFleet } from '../exposition/testing/small-fleet.ts';
import { prioritySheets } from './priority-sheets.ts';

const rows = rankDevices(judgeFleet(smallFleet(), NOW).devices, defaultPolicy);
const paper = { named: (code: string) => `Xã ${code}`, lang: 'vi', madeAt: NOW } as const;

it('a list of several communes has a sheet of all and one for each, with the ranks of the whole', () => {
  const [all, ...each] = prioritySheets(rows, paper);
  const codes = [...new Set(rows.map(({ communeCode }) => communeCode))].sort();
  expect(each.map(({ name }) => name)).toEqual(codes.map((code) => `${code} Xã ${code}`));
  const ranks = (sheet: typeof all) => sheet?.rows.filter(({ length }) => length > 1).map(([first]) => first?.value);
  expect(ranks(all)).toEqual(['Thứ tự', ...rows.map(({ rank }) => rank)]);
  const ofFirst = rows.filter(({ communeCode }) => communeCode === codes[0]).map(({ rank }) => rank);
  expect(ranks(each[0])).toEqual(['Thứ tự', ...ofFirst]);
});

it('how the devices are known is printed below them', () => {
  const notes = prioritySheets(rows, paper)[0]?.rows.map(([first]) => String(first?.value)) ?? [];
  expect(notes.some((note) => note.startsWith('Nguồn số liệu: '))).toBe(true);
});
