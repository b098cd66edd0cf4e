import { CURE_CODES } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { tableMistake } from '../admin.ts';

describe('a mistake of a table', () => {
  it('is told in English as the collector says it', () => {
    const problem = { column: 'commune', found: '""', expected: 'the name' };
    expect(tableMistake('communes', problem, 'en')).toEqual(problem);
  });

  it.each([
    ['communes', 'commune', '""', { column: 'tên xã', found: 'để trống', expected: 'tên kèm loại, ví dụ xã Bình Sơn' }],
    ['lines', 'kind', '"x"', { column: 'loại đường truyền', expected: expect.stringContaining('TSLCD') }],
    ['equipment', 'kind', '"x"', { column: 'loại thiết bị', expected: expect.stringContaining('máy in') }],
    ['equipment', 'asset_tag', '"x"', { column: 'số tài sản', expected: 'tối đa 100 ký tự' }],
  ] as const)('of %s is told in Vietnamese by its column %s', (table, column, found, said) => {
    expect(tableMistake(table, { column, found, expected: 'anything' }, 'vi')).toMatchObject(said);
  });

  it.each([
    ['a column that is missing', 'no such column', { code: 'column' }, 'thiếu cột này', 'cột này, có tên ở dòng đầu'],
    ['a strange column', 'a strange column', { code: 'known-column' }, 'cột lạ', 'một tên cột có trong hướng dẫn'],
    ['a commune that nobody imported', '00001', { code: 'imported-commune' }, '00001', 'nhập đơn vị này trước'],
    ['too many lines', 'more', { code: 'rows-at-most', limit: 20_000 }, 'quá nhiều dòng', '20.000 dòng'],
  ] as const)('that is %s is told in Vietnamese by its code', (_claim, found, cure, there, right) => {
    const told = tableMistake('lines', { column: 'provider', found, expected: 'anything', cure }, 'vi');
    expect(told).toEqual({ column: 'nhà mạng', found: there, expected: expect.stringContaining(right) });
  });

  it('leaves no English where a column has no name of ours, but its own', () => {
    const problem = {
      column: 'ghi chú',
      found: 'a strange column',
      expected: 'x',
      cure: { code: 'known-column' },
    } as const;
    expect(tableMistake('lines', problem, 'vi')).toMatchObject({ column: 'ghi chú', found: 'cột lạ' });
  });

  it.each(CURE_CODES)('has words for %s in both languages', (code) => {
    const told = (language: 'vi' | 'en') =>
      tableMistake('lines', { found: '1', expected: 'x', cure: { code } }, language).expected;
    expect(told('vi')).not.toBe(told('en'));
  });
});
