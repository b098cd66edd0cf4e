import { describe, expect, it } from 'vitest';
import { adminMessages, tableMistake } from './admin.ts';

/** Every text of a tree of messages; a sentence with parameters is told with figures. */
function texts(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree === 'function') return texts((tree as (...figures: string[]) => string)('1', '2', '3'));
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(texts) : [];
}

it.each(['giám sát', 'kết luận', 'lỗi của anh', 'lỗi của người'])('never says "%s" to people', (phrase) => {
  expect(texts(adminMessages('vi')).filter((text) => text.toLowerCase().includes(phrase))).toEqual([]);
});

it('speaks English without Vietnamese left over, but for the name', () => {
  const left = texts(adminMessages('en')).filter((text) =>
    /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(text.replaceAll('Mạch', '')),
  );
  expect(left).toEqual([]);
});

it('leaves no sentence empty', () => {
  for (const language of ['vi', 'en'] as const)
    expect(texts(adminMessages(language)).every((text) => text.trim() !== '')).toBe(true);
});

describe('a mistake of a table', () => {
  const mistake = (found: string, column = 'commune', expected = 'the name') =>
    tableMistake({ column, found, expected }, 'vi');

  it('is told in English as the collector says it', () => {
    expect(tableMistake({ column: 'commune', found: '""', expected: 'the name' }, 'en')).toEqual({
      found: '""',
      expected: 'the name',
    });
  });

  it('is told in Vietnamese by its column', () => {
    expect(mistake('""')).toEqual({ found: 'để trống', expected: 'tên kèm loại, ví dụ xã Bình Sơn' });
    expect(mistake('no column province')).toMatchObject({ found: 'thiếu cột province' });
    expect(mistake('a column "ghi chú"')).toMatchObject({ found: 'cột lạ "ghi chú"' });
    expect(mistake('there is no commune 00001 yet')).toMatchObject({ found: 'mã 00001 chưa có' });
    expect(mistake('"x"', 'unheard-of', 'anything')).toEqual({ found: '"x"', expected: 'anything' });
  });
});
