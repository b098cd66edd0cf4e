import type { Problem } from '@mach/wire';
import type { AdminAnswer } from './request.ts';

/** A table of which nothing is taken, for one of its cells can't be placed in the register: as a sentence, and in its place. */
export const tableRefusal = (
  problem: Problem,
  error = `${problem.path}: found ${problem.found}, expected ${problem.expected}`,
): Extract<AdminAnswer, { ok: false }> => ({ ok: false, error, problems: [problem] });

/** What is wrong with a cell that names a commune which nobody knows. */
export const unknownCommune = (path: string, code: string): Problem => ({
  ...{ path, found: code, expected: 'a commune that was imported (mach-collector communes list)' },
  cure: { code: 'imported-commune' },
});
