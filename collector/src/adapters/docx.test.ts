import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import {
  body,
  letterhead,
  listed,
  officialData,
  officialFields,
  section,
  signed,
  titled,
} from '../paper/official-form.ts';
import type { FilledTemplate } from '../paper/paper-writer.ts';
import type { DataOf } from '../paper/template.ts';
import type { Block, WordDocument } from '../paper/word/document.ts';
import { fillTemplate, writeWord } from './docx.ts';
import { paperWriter } from './paper-writer.ts';

const fields = {
  ...officialFields,
  note: { name: 'ghi chú' },
  lines: { name: 'khoản', isRequired: true, rows: { what: { name: 'nội dung' }, cost: { name: 'thành tiền' } } },
  total: { name: 'tổng cộng' },
} as const;

const rows = listed('khoản', [
  { head: 'Nội dung', cell: '{nội dung}', widthMm: 120, total: 'Tổng cộng' },
  { head: 'Thành tiền', cell: '{thành tiền}', widthMm: 45, align: 'right', total: '{tổng cộng}' },
]);

const document = (...blocks: readonly Block[]): WordDocument => ({
  title: 'Thử',
  language: 'vi-VN',
  sections: [{ blocks }, { isLandscape: true, blocks: [body('Phụ lục')] }],
});
const whole = document(
  ...letterhead('vi'),
  ...titled('TỜ TRÌNH', 'Về việc mua sắm'),
  section('ghi chú', '#'),
  body('Ghi chú: {ghi chú}'),
  section('ghi chú', '/'),
  rows,
  ...signed('vi'),
);

const head = { superior: 'UBND tỉnh Quảng Ngãi', office: 'Sở KH&CN', symbol: 'SKHCN', place: 'Quảng Ngãi' };
const data: DataOf<typeof fields> = {
  ...officialData(head, { kind: 'TTr', day: '2026-11-27', lang: 'vi' }),
  note: '',
  lines: [
    { what: 'Bộ nhớ <8 GB>', cost: '1.500.000' },
    { what: 'Ổ SSD', cost: '1.100.000' },
  ],
  total: '2.600.000',
};

/** Everything that stands in the document, paragraph by paragraph. */
function textOf(filled: FilledTemplate): readonly string[] {
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
  const xml = new PizZip(filled.bytes).file('word/document.xml')?.asText() ?? '';
  return (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).map((paragraph) => paragraph.replaceAll(/<[^>]*>/g, ''));
}

const problemsOf = (...blocks: readonly Block[]) => {
  const filled = fillTemplate(writeWord(document(...blocks)), fields, data);
  return filled.ok ? [] : filled.problems.map(({ path, found }) => `${path}: ${found}`);
};

it('rows of a table are repeated, its head is for every page, and what is empty leaves nothing behind', () => {
  const filled = fillTemplate(writeWord(whole), fields, data);
  const said = textOf(filled).filter((paragraph) => paragraph !== '');
  expect(said).toEqual([
    ...['UBND TỈNH QUẢNG NGÃI', 'SỞ KH&amp;CN', 'Số: ……/TTr-SKHCN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ...['Độc lập - Tự do - Hạnh phúc', 'Quảng Ngãi, ngày …… tháng …… năm 2026', 'TỜ TRÌNH', 'Về việc mua sắm'],
    ...['Nội dung', 'Thành tiền', 'Bộ nhớ &lt;8 GB&gt;', '1.500.000', 'Ổ SSD', '1.100.000', 'Tổng cộng', '2.600.000'],
    ...['Nơi nhận:', '- Như trên;', '- Lưu: VT;', 'THỦ TRƯỞNG CƠ QUAN', 'Phụ lục'],
  ]);
  expect(
    filled.ok &&
      new PizZip(filled.bytes)
        .file('word/document.xml')
        ?.asText()
        .match(/<w:tblHeader\/>/g),
  ).toHaveLength(1);
});

it('a name that turns the direction of writing turns no figure beside it', () => {
  const turned = { ...data, lines: [{ what: 'Xã \u202eVí Dụ (99006)', cost: '1' }] };
  expect(textOf(fillTemplate(writeWord(whole), fields, turned))).toContain('Xã Ví Dụ (99006)');
});

it('the same document and data give the same bytes, and nothing of the hour goes into them', () => {
  const twice = [1, 2].map(() => fillTemplate(writeWord(whole), fields, data));
  expect(twice[0]).toEqual(twice[1]);
  const files = twice[0]?.ok ? Object.values(new PizZip(twice[0].bytes).files) : [];
  expect(files.length).toBeGreaterThan(5);
  expect(new Set(files.map(({ date }) => date.getFullYear()))).toEqual(new Set([1980]));
});

it.each<[string, readonly Block[], readonly string[]]>([
  ['a field that does not exist', [rows, body('{trích yeu}')], ['{trích yeu}: a field that does not exist']],
  ['a field that must be there', [body('{tổng cộng}')], ['{#khoản}: nowhere in the template']],
  ['rows without an end', [body('{#khoản}{nội dung}')], ['{khoản}: rows that are begun and not ended']],
  ['rows without a beginning', [rows, body('{/ghi chú}')], ['{ghi chú}: rows that are ended and not begun']],
  ['an open brace', [rows, body('{tổng cộng')], ['{tổng}: "{" without its "}"']],
])('a template with %s is refused by its name', (_, blocks, problems) => {
  expect(problemsOf(...blocks)).toEqual(problems);
});

it('what is no document, and a document with macros, is refused', () => {
  const macros = new PizZip(writeWord(whole)).file('word/vbaProject.bin', 'x').generate({ type: 'uint8array' });
  const found = [new Uint8Array(9), new PizZip().file('a', 'b').generate({ type: 'uint8array' }), macros].map(
    (bytes) => {
      const filled = fillTemplate(bytes, fields, data);
      return filled.ok ? [] : filled.problems.map((problem) => problem.found);
    },
  );
  expect(found).toEqual([['no ZIP archive'], ['an archive without word/document.xml'], ['macros']]);
});

describe('templates of the province', () => {
  const form = { name: 'to-trinh', fields, form: whole };
  const withFolder = (use: (folder: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'mach-templates-'));
    try {
      use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('the file of that name counts from when it is there; without it the own one does', () =>
    withFolder((folder) => {
      const writer = paperWriter(folder);
      expect(textOf(writer.fill(form, data))).toContain('TỜ TRÌNH');
      writeFileSync(join(folder, 'to-trinh.docx'), writeWord(document(body('Mẫu riêng {tổng cộng}'), rows)));
      expect(textOf(writer.fill(form, data))).toContain('Mẫu riêng 2.600.000');
    }));

  it('a mistake names the file and the field', () =>
    withFolder((folder) => {
      const file = join(folder, 'to-trinh.docx');
      writeFileSync(file, writeWord(document(rows, body('{tong}'))));
      const filled = paperWriter(folder).fill(form, data);
      expect(filled.ok ? [] : filled.problems.map(({ path }) => path)).toEqual([`${file}: {tong}`]);
    }));
});
