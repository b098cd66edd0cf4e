import type { PriorityRow } from '@mach/wire';
import { expect, it } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { settle } from './settle.ts';

const row = (number: number, rank: number, likely: number, ...codes: readonly string[]): PriorityRow => ({
  rank,
  device: String(number),
  number,
  communeCode: '00004',
  role: 'office',
  coverage: 'measured',
  minutesPerMonth: { low: 0, likely, high: 2 * likely },
  confidence: 'low',
  reasons: codes.map((code) => ({ code, parameters: {}, minutesPerMonth: 1 })),
  unknown: [],
});
const order = (rows: readonly PriorityRow[], earlier: readonly PriorityRow[]) =>
  settle(rows, earlier, defaultPolicy).rows.map(({ number }) => number);

const last = [row(1, 1, 200, 'hot'), row(2, 2, 195, 'hot')];

it('noise moves nobody, and the minutes stand as they are', () => {
  const now = [row(2, 1, 205, 'hot'), row(1, 2, 190, 'hot')];
  const { rows } = settle(now, last, defaultPolicy);
  expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  expect(rows[0]).toMatchObject({ rank: 1, minutesPerMonth: { likely: 190 }, change: { kind: 'held', rankBefore: 1 } });
});

it('a large move counts, and so does a new reason', () => {
  expect(order([row(2, 1, 300, 'hot'), row(1, 2, 200, 'hot')], last)).toEqual([2, 1]);
  const { rows } = settle([row(2, 1, 205, 'hot', 'old'), row(1, 2, 200, 'hot')], last, defaultPolicy);
  expect(rows[0]).toMatchObject({ number: 2, change: { kind: 'moved', came: ['old'], went: [] } });
});

it('what is new is said to be, and what left is told', () => {
  const { rows, left } = settle([row(3, 1, 10)], last, defaultPolicy);
  expect(rows[0]?.change).toEqual({ kind: 'new' });
  expect(left.map(({ number }) => number)).toEqual([1, 2]);
});
