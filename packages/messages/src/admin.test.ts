import { expect, it } from 'vitest';
import { adminMessages } from './admin.ts';

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
