import { expect, it } from 'vitest';
import { factsWith, GIB, read } from '../testing/made-up.ts';
import { memoryNearlyExhausted } from './memory-nearly-exhausted.ts';

it.each([
  ['half a gigabyte of eight is nearly exhausted', { totalBytes: 8 * GIB, availableBytes: 0.5 * GIB }, 1],
  ['one gigabyte of eight is not', { totalBytes: 8 * GIB, availableBytes: GIB }, 0],
  ['what was not read is not judged', { totalBytes: 8 * GIB }, 0],
])('%s', (_, memory, count) => {
  expect(memoryNearlyExhausted(factsWith(read('memory', memory)))).toHaveLength(count);
});
