import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { memoryErrors } from './memory-errors.ts';

const DAY_MS = 86_400_000;

it.each([
  ['none', { correctedErrors: 0, uncorrectedErrors: 0, countedMs: DAY_MS }, undefined],
  ['one that could not be corrected', { correctedErrors: 0, uncorrectedErrors: 1, countedMs: DAY_MS }, 'failing'],
  ['nine corrected in an hour', { correctedErrors: 9, uncorrectedErrors: 0, countedMs: 3_600_000 }, undefined],
  ['ten corrected in an hour', { correctedErrors: 10, uncorrectedErrors: 0, countedMs: 3_600_000 }, 'at-risk'],
  ['ten corrected in a month', { correctedErrors: 10, uncorrectedErrors: 0, countedMs: 30 * DAY_MS }, undefined],
  ['a thousand in a month', { correctedErrors: 1_000, uncorrectedErrors: 0, countedMs: 30 * DAY_MS }, 'at-risk'],
  ['many, counted since nobody knows when', { correctedErrors: 50, uncorrectedErrors: 0 }, 'at-risk'],
])('%s', (_, values, level) => {
  expect(memoryErrors(factsWith(read('memory-errors', values, 'mc0')))[0]?.level).toBe(level);
});
