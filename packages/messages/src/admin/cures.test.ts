import { CURE_CODES } from '@mach/wire';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../language.ts';
import { curePhrase, cureSentence } from './cures.ts';

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
