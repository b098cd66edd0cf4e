import { expect, it } from 'vitest';
import { readRegister } from './read-register.ts';
import type { RegisterBasis } from './register-read.ts';
import { madeGrid } from './testing/made-grid.ts';

const names: Readonly<Record<string, string>> = { '00004': '00004', '00007': '00007', 'Xã Bình Sơn': '00004' };
const basis: RegisterBasis = { unitOf: (text) => names[text], year: 2026, serialHash: (serial) => `hash of ${serial}` };
const read = (...sheets: readonly ReturnType<typeof madeGrid>[]) => readRegister(sheets, basis);
const HEAD = [
  'STT',
  'Mã đơn vị',
  'Số hiệu tài sản',
  'Tên tài sản',
  'Năm đưa vào sử dụng',
  'Nguyên giá (đồng)',
  'Giá trị còn lại',
  'Bộ phận',
];
const line = ['1', '00004', 'TS-001', 'Máy tính để bàn', '2021', '15.500.000', '3.100.000', 'Bộ phận Một cửa'];

it('takes a line with all that offices write of it', () => {
  expect(read(madeGrid([HEAD, line]))).toMatchObject({
    problems: [],
    lines: [
      {
        unitCode: '00004',
        place: 'Sổ!2:2',
        tag: 'TS-001',
        name: 'Máy tính để bàn',
        kind: 'pc',
        yearInUse: 2021,
        originalPrice: 15_500_000,
        residualValue: 3_100_000,
        department: 'Bộ phận Một cửa',
      },
    ],
  });
});

it('finds the head below a title, over two rows with merged groups, and again on the next page', () => {
  const grid = madeGrid(
    [
      ['UBND XÃ BÌNH SƠN'],
      ['SỔ TÀI SẢN CỐ ĐỊNH'],
      ['Mã đơn vị', 'Số hiệu tài sản', 'Giá trị', '', 'Bộ phận'],
      ['', '', 'Nguyên giá', 'Giá trị còn lại', ''],
      ['A', 'B', '1', '2', '3'],
      ['00004', 'TS-1', 15_500_000, 0, 'Một cửa'],
      ['Tổng cộng', '', 15_500_000, 0, ''],
      ['Mã đơn vị', 'Số hiệu tài sản', 'Giá trị', '', 'Bộ phận'],
      ['', '', 'Nguyên giá', 'Giá trị còn lại', ''],
      ['00004', 'TS-2', 12_000_000, 0, 'Văn phòng'],
    ],
    {
      merges: [
        { top: 2, left: 2, bottom: 2, right: 3 },
        { top: 2, left: 0, bottom: 3, right: 0 },
      ],
    },
  );
  const { lines, problems, notes } = read(grid);
  expect(problems).toEqual([]);
  expect(lines.map(({ tag, originalPrice }) => [tag, originalPrice])).toEqual([
    ['TS-1', 15_500_000],
    ['TS-2', 12_000_000],
  ]);
  expect(notes).toEqual([
    { kind: 'rows-passed', sheet: 'Sổ', rows: [7], because: 'total' },
    { kind: 'rows-passed', sheet: 'Sổ', rows: [5], because: 'heading' },
    { kind: 'rows-passed', sheet: 'Sổ', rows: [8], because: 'head-again' },
  ]);
});

it('a second table with other columns is read by its own head', () => {
  const { lines } = read(
    madeGrid([
      ['Mã đơn vị', 'Số hiệu tài sản', 'Nguyên giá'],
      ['00004', 'TS-1', 15_500_000],
      ['Số hiệu tài sản', 'Mã đơn vị', 'Năm sử dụng'],
      ['TS-2', '00007', 2020],
    ]),
  );
  expect(lines).toMatchObject([{ tag: 'TS-1' }, { tag: 'TS-2', unitCode: '00007', yearInUse: 2020 }]);
});

it('two columns of one meaning are refused with both cells', () => {
  const { problems } = read(
    madeGrid([
      ['Mã đơn vị', 'Số hiệu', 'Nguyên giá', 'Nguyên giá'],
      ['00004', 'TS-1', 1e7, 1e7],
    ]),
  );
  expect(problems).toMatchObject([{ place: 'Sổ!C1, D1', code: 'column-doubled', isOfWhole: true }]);
});

it('a merged department is that of all its rows; a merged tag is nobody’s', () => {
  const head = ['Mã đơn vị', 'Số hiệu tài sản', 'Bộ phận', 'Nguyên giá'];
  const rows = [head, ['00004', 'TS-1', 'Một cửa', 2e7], ['00004', 'TS-2', '', 2e7], ['00004', '', 'Kế toán', 2e7]];
  const { lines, problems } = read(
    madeGrid(rows, {
      merges: [
        { top: 1, left: 2, bottom: 2, right: 2 },
        { top: 2, left: 1, bottom: 3, right: 1 },
      ],
    }),
  );
  expect(lines).toMatchObject([{ tag: 'TS-1', department: 'Một cửa' }]);
  expect(problems).toEqual([{ place: 'Sổ!B3', code: 'merged-identity', found: 'B3:B4' }]);
});

it('zeros that Excel ate come back to a commune, and a tag that was a number says so', () => {
  const { lines } = read(
    madeGrid([
      ['Mã đơn vị', 'Số hiệu tài sản', 'Nguyên giá'],
      [4, 123, 15_500_000],
      [4, { kind: 'number', value: 77, format: '000000' }, 15_500_000],
    ]),
  );
  expect(lines).toMatchObject([
    { unitCode: '00004', tag: '123', isTagNumber: true },
    { unitCode: '00004', tag: '000077' },
  ]);
  expect(lines[1]).not.toHaveProperty('isTagNumber');
});

it('sums are in what the table says: thousands above it, millions in its head', () => {
  const head = ['Mã đơn vị', 'Số hiệu tài sản', 'Nguyên giá'];
  const above = madeGrid([['Đơn vị tính: nghìn đồng'], head, ['00004', 'TS-1', 15_500]]);
  const inHead = madeGrid([
    [...head.slice(0, 2), 'Nguyên giá (triệu đồng)'],
    ['00004', 'TS-1', '15,5'],
  ]);
  expect(read(above).lines[0]?.originalPrice).toBe(15_500_000);
  expect(read(inHead).lines[0]?.originalPrice).toBe(15_500_000);
  expect(read(madeGrid([head, ['00004', 'TS-1', 15_500]])).problems[0]).toMatchObject({
    place: 'Sổ!C2',
    code: 'money-too-small',
  });
});

it('every wrong cell is named at once, and the rest of its line is still known', () => {
  const { lines, problems } = read(
    madeGrid([
      HEAD,
      ['1', '00004', 'TS-1', 'Máy tính', 'lâu rồi', '15.500.000', '99.000.000', ''],
      ['2', '99999', 'TS-2', 'Máy tính', '2021', '', '', ''],
      ['3', '00004', new Date('2021-02-01'), 'Máy tính', '2021', '', '', ''],
      ['4', '00004', '', 'Máy tính', '2021', '', '', ''],
      ['5', '00004', 'TS-5', 'Máy tính', { kind: 'error', text: '#REF!' }, '', '', ''],
    ]),
  );
  expect(lines).toMatchObject([{ tag: 'TS-1', originalPrice: 15_500_000 }, { tag: 'TS-5' }]);
  expect(lines[0]).not.toHaveProperty('residualValue');
  expect(problems.map(({ place, code }) => [place, code])).toEqual([
    ['Sổ!E2', 'no-year'],
    ['Sổ!G2', 'residual-above-price'],
    ['Sổ!B3', 'unit-unknown'],
    ['Sổ!C4', 'tag-is-date'],
    ['Sổ!5:5', 'no-identity'],
    ['Sổ!E6', 'error-in-cell'],
  ]);
});

it('a line whose code is of one commune and its name of another is of neither', () => {
  const head = ['Mã đơn vị', 'Đơn vị', 'Số hiệu tài sản'];
  const { lines, problems } = read(
    madeGrid([head, ['00007', 'Xã Bình Sơn', 'A1'], ['4', 'Xã Bình Sơn', 'A2'], ['00007', 'Bộ phận Một cửa', 'A3']]),
  );
  expect(lines.map(({ tag, unitCode }) => [tag, unitCode])).toEqual([
    ['A2', '00004'],
    ['A3', '00007'],
  ]);
  expect(problems).toMatchObject([{ place: 'Sổ!A2', code: 'unit-contradicted', found: '00007, Xã Bình Sơn' }]);
});

it('one tag twice in a commune leaves both lines out; in two communes it is two things', () => {
  const head = ['Mã đơn vị', 'Số hiệu tài sản', 'Nguyên giá'];
  const { lines, problems } = read(madeGrid([head, ['00004', 'A1', 2e7], ['00004', 'a1', 2e7], ['00007', 'A1', 2e7]]));
  expect(lines.map(({ unitCode }) => unitCode)).toEqual(['00007']);
  expect(problems).toMatchObject([{ place: 'Sổ!2:2; Sổ!3:3', code: 'identity-doubled', found: 'A1' }]);
});

it('posts have a sheet of their own, by code or by name', () => {
  const { posts, lines } = read(
    madeGrid([HEAD, line]),
    madeGrid(
      [
        ['Đơn vị', 'Biên chế', 'Máy dùng chung'],
        ['Xã Bình Sơn', 32, 4],
      ],
      { name: 'Biên chế' },
    ),
  );
  expect(posts).toEqual([{ unitCode: '00004', posts: 32, sharedPcs: 4 }]);
  expect(lines).toHaveLength(1);
});

it('empty, hidden and other sheets are told; hidden columns and rows are read and told; names of people are not taken', () => {
  const { notes, lines } = read(
    madeGrid([], { name: 'Trống' }),
    madeGrid([HEAD, line], { name: 'Ẩn', isHidden: true }),
    madeGrid([['Ghi chú của năm ngoái']], { name: 'Khác' }),
    madeGrid(
      [
        [...HEAD, 'Người sử dụng', 'Màu'],
        [...line, 'Nguyễn Văn A', 'đen'],
      ],
      { hiddenColumns: [6], hiddenRows: [1] },
    ),
  );
  expect(notes).toEqual([
    { kind: 'sheet-empty', sheet: 'Trống' },
    { kind: 'sheet-hidden', sheet: 'Ẩn' },
    { kind: 'sheet-other', sheet: 'Khác' },
    { kind: 'column-hidden', place: 'Sổ!G', head: 'Giá trị còn lại' },
    { kind: 'column-of-people', sheet: 'Sổ', head: 'Người sử dụng' },
    { kind: 'columns-strange', sheet: 'Sổ', heads: ['Màu'] },
    { kind: 'rows-hidden', sheet: 'Sổ', rows: [2] },
  ]);
  expect(JSON.stringify(lines)).not.toContain('Nguyễn');
});

it('letters of the time before Unicode are turned; those of VNI are named by their cell', () => {
  const old = madeGrid([
    ['M· ®¬n vÞ', 'Sè hiÖu tµi s¶n', 'Bé phËn', 'Nguyªn gi¸'],
    ['00004', 'TS-1', 'Bé phËn Mét cöa', 2e7],
  ]);
  const { lines, notes } = read(old);
  expect(lines[0]?.department).toBe('Bộ phận Một cửa');
  expect(notes[0]).toMatchObject({ kind: 'tcvn3', cells: 5 });
  const vni = { kind: 'text', text: 'Boä phaän', font: 'VNI-Times' } as const;
  const { problems } = read(
    madeGrid([
      ['Mã đơn vị', 'Số hiệu tài sản', 'Bộ phận', 'Nguyên giá'],
      ['00004', 'TS-1', vni, 2e7],
    ]),
  );
  expect(problems).toMatchObject([{ place: 'Sổ!C2', code: 'letters-vni' }]);
});

it('a file without any table says what it looks for', () => {
  expect(read(madeGrid([['xin chào']])).problems).toEqual([
    { place: '', code: 'no-table', found: 'Sổ', isOfWhole: true },
  ]);
});

it('passes over who signs below a table, whatever column they stand in, and names no person', () => {
  const found = read(
    madeGrid([
      HEAD,
      line,
      ['', '', '', '', '', '', 'Bình Sơn, ngày 01 tháng 11 năm 2026'],
      ['', 'NGƯỜI LẬP BIỂU', 'KẾ TOÁN TRƯỞNG', '', '', 'CHỦ TỊCH'],
      ['', '(Ký, họ tên)', '(Ký, họ tên)', '', '', '(Ký, họ tên, đóng dấu)'],
      [''],
      ['', 'Trần Thị B', 'Lê Văn C', '', '', 'Nguyễn Văn D'],
    ]),
  );
  expect(found).toMatchObject({ problems: [], lines: [{ tag: 'TS-001' }] });
  expect(found.notes).toEqual([{ kind: 'rows-passed', sheet: 'Sổ', rows: [3, 4, 5, 7], because: 'foot' }]);
});

it('takes a line below a row of signatures for a line', () => {
  const below = ['2', '00004', 'TS-002', 'Máy in', '2022', '12.000.000'];
  expect(read(madeGrid([HEAD, line, ['', 'Kế toán'], below])).lines).toHaveLength(2);
});

it('takes a telephone exchange (tổng đài) and an office of general affairs (tổng hợp) for no sum', () => {
  const exchange = ['2', '00004', 'TS-002', 'Tổng đài điện thoại', '2022', '12.000.000', '', 'Tổng hợp'];
  expect(read(madeGrid([HEAD, line, exchange, ['', '', 'Tổng cộng', '', '', '27.500.000']]))).toMatchObject({
    lines: [{ tag: 'TS-001' }, { tag: 'TS-002' }],
    notes: [{ because: 'total', rows: [4] }],
  });
});
