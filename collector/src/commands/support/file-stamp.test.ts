import { expect, it } from 'vitest';
import { fileStamp } from './file-stamp.ts';

it('is a moment that sorts by time and fits any file system', () => {
  expect(fileStamp(Date.UTC(2026, 10, 26, 13, 15, 9))).toBe('20261126-131509');
});
