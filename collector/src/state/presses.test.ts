import { expect, it } from 'vitest';
import { notePresses, pressesOf } from './presses.ts';

const limits = { pressSlotMs: 300_000, pressesKeptMs: 900_000 };
const MINUTE_MS = 60_000;

it('counts presses by commune and forgets them after a quarter of an hour', () => {
  const counts = new Map();
  const at = 100 * 300_000;
  notePresses(counts, 'a', [at, at + 1], at + 1, limits);
  notePresses(counts, 'a', [at + 6 * MINUTE_MS], at + 6 * MINUTE_MS, limits);
  notePresses(counts, 'b', [at], at, limits);
  expect(pressesOf(counts, 'a', at + 6 * MINUTE_MS, limits)).toBe(3);
  expect(pressesOf(counts, 'b', at + 6 * MINUTE_MS, limits)).toBe(1);
  expect(pressesOf(counts, 'c', at, limits)).toBe(0);
  expect(pressesOf(counts, 'a', at + 16 * MINUTE_MS, limits)).toBe(1);
  expect(pressesOf(counts, 'a', at + 60 * MINUTE_MS, limits)).toBe(0);
  notePresses(counts, 'a', [at + 61 * MINUTE_MS], at + 61 * MINUTE_MS, limits);
  expect(counts.get('a')).toHaveLength(1);
});

it('lets go what came too late to say anything of now', () => {
  const counts = new Map();
  notePresses(counts, 'a', [1_000], 86_400_000, limits);
  expect(counts.size).toBe(0);
});
