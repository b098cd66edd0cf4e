import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GridCell, Merge } from './grid.ts';
import { readRegister } from './read-register.ts';
import { madeGrid } from './testing/made-grid.ts';

const RUNS = 300;
const HEAD = [
  'STT',
  'Mã đơn vị',
  'Số hiệu tài sản',
  'Tên tài sản',
  'Năm sử dụng',
  'Nguyên giá',
  'Giá trị còn lại',
  'Bộ phận',
];
const words = fc.constantFrom(
  '',
  '1',
  '00004',
  'TS-1',
  'TS-2',
  'Máy tính',
  'Tổng cộng',
  'I',
  '2021',
  '15.500.000',
  'M¸y tÝnh',
  'Nguyên giá',
  'Số hiệu',
  '-',
  '#',
);
const cell: fc.Arbitrary<GridCell | undefined> = fc.oneof(
  { weight: 6, arbitrary: words.map((text) => (text === '' ? undefined : ({ kind: 'text', text } as const))) },
  { weight: 2, arbitrary: fc.double({ noNaN: true }).map((value) => ({ kind: 'number', value }) as const) },
  { weight: 1, arbitrary: fc.string().map((text) => ({ kind: 'text', text }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<GridCell>(
      { kind: 'error', text: '#REF!' },
      { kind: 'formula', text: '=A1' },
      { kind: 'date', day: '2021-03-15' },
    ),
  },
);
const body = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 });
const merge = fc
  .record({ top: fc.nat(12), left: fc.nat(8), down: fc.nat(3), across: fc.nat(3) })
  .map(({ top, left, down, across }) => ({
    top,
    left,
    bottom: top + down,
    right: left + across,
  }));
const basis = {
  unitOf: (text: string) => (text === '00004' ? text : undefined),
  year: 2026,
  serialHash: (text: string) => text,
};
const read = (rows: Parameters<typeof madeGrid>[0], merges: readonly Merge[] = []) =>
  readRegister([madeGrid(rows, { merges })], basis);

it('takes any sheet without a throw', () => {
  fc.assert(
    fc.property(body, fc.array(merge, { maxLength: 3 }), (rows, merges) => {
      expect(() => read(rows, merges)).not.toThrow();
    }),
    { numRuns: RUNS },
  );
});

it('of a table no row is lost: it is a line, or named as a problem, or told to be passed over', () => {
  fc.assert(
    fc.property(body, (rows) => {
      const { lines, problems, notes } = read([HEAD, ...rows]);
      const places = [...lines.map(({ place }) => place), ...problems.map(({ place }) => place)].join('; ');
      const passed = new Set(notes.flatMap((note) => (note.kind === 'rows-passed' ? note.rows : [])));
      for (const [i, cells] of rows.entries()) {
        const row = i + 2;
        const isBlank = cells.every((one) => one === undefined || ('text' in one && one.text.trim() === ''));
        const isNamed = new RegExp(`![A-Z]*${row}(?!\\d)|:${row}(?!\\d)`).test(places);
        expect(
          isBlank || passed.has(row) || isNamed || passed.has(row - 1),
          `row ${row}: ${JSON.stringify(cells)}`,
        ).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
});
