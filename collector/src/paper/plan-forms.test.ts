import { expect, it } from 'vitest';
import { letterForm, submissionForm } from './plan-forms.ts';
import type { Table } from './word/document.ts';

/** Ten thousand PCs, and the money for them: the longest figures that a province's plan adds up to. */
const LONGEST: Readonly<Record<string, string>> = {
  '{tổng kinh phí}': '12.345.678.900',
  '{chi thường xuyên}': '12.345.678.900',
  '{tài sản cố định}': '12.345.678.900',
  '{số phút lấy lại}': '2.062.930',
  '{số khoản}': '10.000',
};
const MM_OF_POINT = 25.4 / 72;
/** White to both sides of what stands in a cell. */
const INSIDE_MM = 2.4;
/** In Times New Roman a digit is half as wide as its size, bold too, and a dot a quarter. */
const widthMm = (text: string, points: number): number =>
  [...text].reduce((sum, sign) => sum + (sign === '.' ? 0.25 : 0.5), 0) * points * MM_OF_POINT + INSIDE_MM;

it.each([
  ['submission', submissionForm],
  ['letter', letterForm],
])('no sum of the %s is broken over two lines, where 11.131 reads as 11.13', (_, formOf) => {
  const tables = formOf('vi')
    .form.sections.flatMap(({ blocks }) => blocks)
    .filter((block): block is Table => block.kind === 'table' && block.hasLines === true);
  const sums = tables.flatMap(({ rows, widthsMm }) =>
    (rows.at(-1)?.cells ?? []).flatMap(({ content: [first] }, place) => {
      const [run] = first?.kind === 'paragraph' ? first.runs : [];
      if (run === undefined || !('text' in run)) return [];
      const longest = LONGEST[run.text];
      return longest === undefined ? [] : [(widthsMm[place] ?? 0) - widthMm(longest, run.points ?? 14)];
    }),
  );
  expect(sums.length).toBeGreaterThan(1);
  expect(Math.min(...sums)).toBeGreaterThanOrEqual(0);
});

it.each([
  ['submission', submissionForm],
  ['letter', letterForm],
])('the tables of the %s are as wide as the text of their page', (_, formOf) => {
  for (const { isLandscape, blocks } of formOf('vi').form.sections) {
    for (const block of blocks) {
      if (block.kind !== 'table') continue;
      expect(Math.round(block.widthsMm.reduce((sum, mm) => sum + mm, 0))).toBe(isLandscape === true ? 252 : 165);
    }
  }
});
