import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { requiresFixtures } from '../../../../test/requirements.ts';
import { unitsFromRows } from '../../config/units-csv.ts';
import { budgetsFromRows } from '../../planning/budgets-csv.ts';
import { Explained } from './base.ts';
import { tableRows } from './table-rows.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function fileWith(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'mach-table-'));
  folders.push(folder);
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const ROWS = [
  ['Mã', 'Tên', 'Cấp', 'Mã TP', 'Tỉnh / Thành Phố'],
  ['4', 'Phường Ba Đình', 'Phường', '1', 'Thành phố Hà Nội'],
  ['123', 'Bình Sơn', 'Xã', '51', 'Quảng Ngãi'],
];
const NAMES = ['Phường Ba Đình', 'Xã Bình Sơn'];

describe('a list of communes as it is published', () => {
  it.each([
    ['with semicolons', ROWS.map((row) => row.join(';')).join('\r\n')],
    ['with commas', ROWS.map((row) => row.join(',')).join('\n')],
    ['as Excel saves Unicode text', Buffer.from(`\uFEFF${ROWS.map((row) => row.join('\t')).join('\r\n')}`, 'utf16le')],
  ])('%s', async (_how, content) => {
    const read = unitsFromRows(await tableRows(fileWith('xa.csv', content), 'communes'));
    const communes = read.ok ? read.units.filter(({ kind }) => kind === 'commune') : [];
    expect(communes.map(({ code, name }) => [code, name])).toEqual([
      ['00004', NAMES[0]],
      ['00123', NAMES[1]],
    ]);
  });
});

it('a list that keeps kind and name apart has them together', async () => {
  const text = 'province_code,province_name,commune_code,commune_name,commune_kind\n80,Tây Ninh,25789,Long Chữ,xa\n';
  const read = unitsFromRows(await tableRows(fileWith('units.csv', text), 'communes'));
  expect(read).toMatchObject({ ok: true, units: [{ code: '80', name: 'Tây Ninh' }, { name: 'Xã Long Chữ' }] });
});

it.each([
  ['nothing', '', 'the file has nothing in it'],
  ['a workbook of long ago', Buffer.of(0xd0, 0xcf, 0x11, 0xe0), 'save it as an Excel workbook (.xlsx)'],
])('says of %s what would be right', async (_what, content, sentence) => {
  await expect(tableRows(fileWith('x', content), 'communes')).rejects.toThrow(Explained);
  await expect(tableRows(fileWith('x', content), 'communes')).rejects.toThrow(sentence);
});

it('names a file that is not there', async () => {
  await expect(tableRows('/nowhere/xa.csv', 'communes')).rejects.toThrow("/nowhere/xa.csv can't be read");
});

const { skip, reason, folder } = requiresFixtures('admin-units');
describe.skipIf(skip)(`the communes of the country ${reason}`, () => {
  it('are read from a published list, each with its kind', async () => {
    const read = unitsFromRows(await tableRows(join(folder, 'admin-units', 'units.csv'), 'communes'));
    const units = read.ok ? read.units : [];
    const communes = units.filter(({ kind }) => kind === 'commune');
    expect([communes.length, units.length - communes.length]).toEqual([3_321, 34]);
    expect(communes.filter(({ name }) => /^(Xã|Phường|Đặc khu) \S/.test(name))).toHaveLength(3_321);
  });
});

it('the sums of a plan are read as Excel saves them in Vietnam: semicolons, heads in Vietnamese, codes without their zeros', async () => {
  const content = '\uFEFFMã xã;Năm;Kinh phí;Chi thường xuyên\r\n4;2027;1,5 tỷ;30.000.000\r\n';
  expect(budgetsFromRows(await tableRows(fileWith('sums.csv', content), 'budgets'))).toEqual({
    ok: true,
    value: {
      kind: 'each',
      firstYear: 2027,
      communes: [{ commune: '00004', years: [{ assets: 1_500_000_000, parts: 30_000_000 }] }],
    },
  });
});
