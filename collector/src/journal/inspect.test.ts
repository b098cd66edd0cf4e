import { expect, it } from 'vitest';
import { entriesFrom } from './inspect.ts';
import type { Entry } from './journal.ts';

const ALL = [1, 2, 3].map((position) => ({ position, receivedAt: position * 1_000, kind: 'heartbeat' }) as Entry);
const store = { read: (from: number) => ALL.filter(({ position }) => position >= from) };
const positions = (first: number, until?: number) =>
  [...entriesFrom(store, first, until)].map(({ position }) => position);

it('reads a journal from an entry on, to its end or to what was received by a time', () => {
  expect(positions(1)).toEqual([1, 2, 3]);
  expect(positions(2, 2_999)).toEqual([2]);
  expect(positions(1, 3_000)).toEqual([1, 2, 3]);
  expect(positions(1, 999)).toEqual([]);
});
