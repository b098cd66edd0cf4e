import { expect, it } from 'vitest';
import { pageMessages } from './pages.ts';
import { readingLabels } from './reading-labels/reading-labels.ts';

/** Every text of a tree of messages; a sentence with parameters is told with figures. */
function texts(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree === 'function') return texts((tree as (...figures: number[]) => string)(1, 2, 3));
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(texts) : [];
}

it.each(['giám sát', 'kết luận', 'lỗi của anh', 'lỗi của người'])('never says "%s" to people', (phrase) => {
  expect(texts(pageMessages('vi')).filter((text) => text.toLowerCase().includes(phrase))).toEqual([]);
});

it('speaks English without Vietnamese left over, but for the name', () => {
  const left = texts(pageMessages('en')).filter((text) =>
    /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(text.replaceAll('Mạch', '')),
  );
  expect(left).toEqual([]);
});

it('leaves no sentence empty', () => {
  for (const language of ['vi', 'en'] as const)
    expect(texts(pageMessages(language)).every((text) => text.trim() !== '')).toBe(true);
});

it('names no two values of one kind alike', () => {
  for (const { values } of Object.values(readingLabels)) {
    for (const language of [0, 1] as const) {
      const names = Object.values(values).map((label) => label[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  }
});
