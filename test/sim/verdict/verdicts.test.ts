import { expect, it } from 'vitest';
import { printable } from './print-tally.ts';
import { quietWeek } from './quiet-week.ts';
import { tally } from './tally.ts';
import { timeToVerdict } from './time-to-verdict.ts';
import { tryRestart } from './try-restart.ts';
import { tryScenario } from './try-scenario.ts';

/** A sample in seconds; `npm run sim -- verdict` is the proof, docs/verdicts.md what it found. */
const SEEDS = Array.from({ length: 30 }, (_, index) => 40 + index);

it('names one fault in nearly all scenarios, and two at once', () => {
  const one = tally(SEEDS.map((seed) => tryScenario(seed, { count: 1 })));
  expect(one.right / one.faults, printable(one)).toBeGreaterThanOrEqual(0.95);
  expect(one.verdicts.wrong, printable(one)).toBeLessThanOrEqual(2);
  expect(one.provisional.holding, printable(one)).toBe(one.provisional.sets);
  const two = tally(SEEDS.slice(0, 15).map((seed) => tryScenario(seed, { count: 2 })));
  expect(two.right / two.faults, printable(two)).toBeGreaterThanOrEqual(0.9);
});

it('calls sites switched off when breakers are thrown, and not powerless', () => {
  const { verdicts } = tryScenario(211, { count: 1, setting: 'breakers' });
  const blamed = verdicts.filter(({ verdict }) => verdict.cause === 'power' || verdict.cause === 'isp');
  expect(blamed.filter(({ isRight }) => !isRight)).toEqual([]);
  expect(verdicts.filter(({ verdict }) => verdict.cause === 'switched-off').length).toBeGreaterThan(10);
});

it('says within a minute that a line may be dead', () => {
  const { provisionalMs } = timeToVerdict(44, 'line-down') ?? {};
  expect(provisionalMs).toBeLessThanOrEqual(60_000);
});

it('blames nobody for the collector’s own absence', () => {
  for (const seed of [1, 2, 3]) expect(tryRestart(seed)).toEqual({ isSaid: true, wrong: [] });
});

it('says nothing false in a day on which nothing breaks', () => {
  expect(quietWeek(7, 1).incidents).toEqual([]);
});
