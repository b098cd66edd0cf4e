import type { Problem } from '@mach/wire';
import type { AdminAnswer } from './request.ts';

export type Refusal = Extract<AdminAnswer, { ok: false }>;

/** A table of which nothing is taken, for one of its cells can't be placed in the register: as a sentence, and in its place. */
export const tableRefusal = (
  problem: Problem,
  error = `${problem.path}: found ${problem.found}, expected ${problem.expected}`,
): Refusal => ({ ok: false, error, problems: [problem] });

/** The same of a whole table: every cell that can't be placed, and in a sentence the first. */
export const allRefusals = (refusals: readonly Refusal[]): Refusal => ({
  ok: false,
  error: `${refusals[0]?.error}${refusals.length > 1 ? `; as many more rows can't be placed: ${refusals.length - 1}` : ''}`,
  problems: refusals.flatMap(({ problems = [] }) => problems),
});

/** What is wrong with a cell that names a commune which nobody knows. */
export const unknownCommune = (path: string, code: string): Problem => ({
  ...{ path, found: code, expected: 'a commune that was imported (mach-collector communes list)' },
  cure: { code: 'imported-commune' },
});
