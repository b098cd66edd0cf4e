import { expect, it } from 'vitest';
import { FOLD_LIMITS } from './fold-limits.ts';
import { foldPapers } from './fold-papers.ts';
import { emptyState } from './mutable-state.ts';

const printOf = (code: string, position: number) => ({
  kind: 'registry' as const,
  position,
  receivedAt: position,
  by: 'account:it',
  change: { type: 'print-made', incident: 1, print: { code } },
});

it('finds the newest papers by their codes, up to a limit; the others stay in the journal', () => {
  const state = emptyState();
  const limits = { ...FOLD_LIMITS, printsMax: 2 };
  const fold = (code: string, position: number) =>
    foldPapers(state, printOf(code, position) as unknown as Parameters<typeof foldPapers>[1], limits);
  fold('A', 10);
  fold('B', 11);
  expect([...state.prints]).toEqual([
    ['A', 10],
    ['B', 11],
  ]);
  fold('C', 12);
  expect([...state.prints.keys()]).toEqual(['B', 'C']);
});
