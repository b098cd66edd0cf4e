import { expect, it } from 'vitest';
import { listMessages } from './lists.ts';

it('has the same words in both languages, none of them empty', () => {
  const [vi, en] = [listMessages('vi'), listMessages('en')];
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  for (const words of [vi, en]) {
    for (const word of Object.values(words)) expect(word).not.toBe('');
  }
  expect(vi.communesImported('1.234')).toContain('1.234');
});
