import { expect, it } from 'vitest';
import { type PathSigns, pathTrouble } from './path-alive.ts';

const now = 100_000_000;
const well: PathSigns = {
  ...{ now, journaledAt: now, foldedTo: now, judgedAt: now, reportAt: 0, expectsReports: false, isServing: true },
};

it.each<[string | undefined, Partial<PathSigns>]>([
  [undefined, {}],
  ['serving', { isServing: false }],
  ['journal', { journaledAt: now - 300_000 }],
  ['fold', { foldedTo: now - 90_000 }],
  ['analysis', { judgedAt: now - 180_000 }],
  ['reports', { expectsReports: true }],
  [undefined, { expectsReports: true, reportAt: now - 600_000 }],
])('%s: %j', (expected, signs) => {
  expect(pathTrouble({ ...well, ...signs })).toBe(expected);
});
