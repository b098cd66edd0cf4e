import { CURE_CODES, describe } from '@mach/wire';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../language.ts';
import { curePhrase, cureSentence, foundPhrase } from './cures.ts';

it.each(LANGUAGES)('has a phrase of its own for each cure in %s', (language) => {
  const phrases = CURE_CODES.map((code) => curePhrase({ code, limit: 7, values: ['x'] }, language));
  expect(new Set(phrases).size).toBe(CURE_CODES.length);
});

it('writes numbers and days as their reader does', () => {
  expect(cureSentence({ code: 'at-least', limit: 1_500.5 }, 'vi')).toBe('Cần ghi số từ 1.500,5 trở lên.');
  expect(cureSentence({ code: 'not-before', values: ['2026-11-28'] }, 'vi')).toBe(
    'Cần ghi ngày 28/11/2026 hoặc sau đó, vì bản đang áp dụng ghi ngày này.',
  );
  expect(cureSentence({ code: 'one-of', values: ['a', 'b'] }, 'en')).toBe('Expected one of: a, b.');
});

it('says what was found as its reader does, and leaves values as they were written', () => {
  const found = [undefined, null, {}, [1, 2], 'soon', 7].map((each) => foundPhrase(describe(each), 'vi'));
  expect(found).toEqual(['chưa ghi gì', 'để trống', 'một nhóm giá trị', 'danh sách 2 mục', '"soon"', '7']);
  expect(foundPhrase(describe(undefined), 'en')).toBe('nothing');
});
