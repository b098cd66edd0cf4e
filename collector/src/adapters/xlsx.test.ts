import PizZip from 'pizzip';
import { expect, it } from 'vitest';
import type { PaperSheet } from '../paper/sheet.ts';
import { writeWorkbook } from './xlsx.ts';

const sheet = (name: string, headRow: number): PaperSheet => ({
  ...{ name, headRow, widths: [10], rows: [[{ value: 'Bảng', look: 'title' }], [{ value: 'Đơn vị', look: 'head' }]] },
});

it('a name that turns the direction of writing turns nothing in a cell, nor in the name of a sheet', async () => {
  const turned = {
    ...sheet('99006 Xã \u202eVí Dụ', 1),
    rows: [[{ value: 'Xã \u202eVí Dụ (99006)', look: 'text' }]],
  } as const;
  const zip = new PizZip(await writeWorkbook([turned], 'Thử', '2026-11-28'));
  const texts = Object.keys(zip.files).map((path) => zip.file(path)?.asText() ?? '');
  expect(texts.filter((text) => text.includes('\u202e'))).toEqual([]);
  expect(texts.join()).toContain('Xã Ví Dụ (99006)');
});

it('the head of each sheet is printed on every page, whatever the sheet is called', async () => {
  const bytes = await writeWorkbook([sheet('99001 Xã Bình Sơn', 3), sheet('Ba Na (Bà Nà)', 1)], 'Thử', '2026-11-28');
  const workbook = new PizZip(bytes).file('xl/workbook.xml')?.asText() ?? '';
  const titles = [...workbook.matchAll(/Print_Titles" localSheetId="(\d)">([^<]*)</g)].map(([, at, of]) => [at, of]);
  // A name with a blank has to stand in quotes: else LibreOffice prints no head, and Excel holds the file for damaged.
  expect(titles).toEqual([
    ['0', "'99001 Xã Bình Sơn'!$4:$4"],
    ['1', "'Ba Na (Bà Nà)'!$2:$2"],
  ]);
});
