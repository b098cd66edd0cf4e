import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '@mach/diagnosis';
import type { Observed } from '@mach/fleet';
import { describe, expect, it } from 'vitest';
import { printable } from './print-tally.ts';
import { bookOf, quietSpan } from './quiet-week.ts';
import { isGood, tally } from './tally.ts';
import { performAll } from './tasks.ts';
import { timeToFinal } from './time-to-final.ts';
import { timeToVerdict } from './time-to-verdict.ts';
import { type Truth, tieOf } from './truth.ts';
import { tryRestart } from './try-restart.ts';
import { type Outcome, tryScenario } from './try-scenario.ts';

/** A sample in seconds; `npm run sim -- verdict` is the proof, docs/verdicts.md what it found. */
const NOTHING: Omit<Observed, 'from' | 'to'> = { sites: [], province: [], collector: { off: [] }, announced: [] };
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

it('tells of silenced sites within minutes of their return', () => {
  const { finalMs } = timeToFinal(44, 'router-down') ?? {};
  expect(finalMs).toBeLessThanOrEqual(5 * 60_000);
});

it('opens no incident at a noon at which nothing breaks', () => {
  const { incidents, judgements } = quietSpan(7, [11.25, 12]);
  expect(incidents).toEqual([]);
  expect(judgements).toBeGreaterThan(70);
});

describe('the book of a quiet week', () => {
  const silent: Verdict = {
    ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], confidence: 0.9, vantages: 2 },
    ...{ scope: { kind: 'site', id: 's', sites: ['s'], communes: ['c'] }, since: 0, evidence: [] },
  };
  const play = (rounds: readonly (readonly Verdict[])[]) => {
    const book = bookOf(1);
    for (const [round, verdicts] of rounds.entries())
      book.keep(verdicts, { ...NOTHING, from: 0, to: 1e6 + round * 30_000 });
    return book.found();
  };

  it('holds what stood for as long as the collector wants it to, and counts the rest', () => {
    expect(play([[silent], [silent], []])).toMatchObject({ incidents: [{ kind: 'site', cause: 'line', seed: 1 }] });
    const { incidents, passed } = play([[silent], [], []]);
    expect([incidents, [...passed]]).toEqual([[], [['site: line', 1]]]);
  });

  it('leaves out offices that are switched off', () => {
    const { incidents, passed } = play(Array(5).fill([{ ...silent, cause: 'switched-off' }]));
    expect([incidents, passed.size]).toEqual([[], 0]);
  });
});

describe('a tie', () => {
  const outcome = { truth: {}, said: 'power', isRight: true, confidence: 0.9, fits: ['lan'] } as unknown as Outcome;

  it('is right where it is said, and named it is luck', () => {
    const [said, guessed] = [
      { ...outcome, alike: ['lan'], isTieSaid: true },
      { ...outcome, alike: ['lan'], isTieSaid: false },
    ] as const;
    expect([said, guessed].map(isGood)).toEqual([true, false]);
  });

  it('that a rule gives one name may be named so, or left open', () => {
    const named = { ...outcome, alike: [], isTieSaid: false };
    expect([named, { ...named, isRight: false, isTieSaid: true }].map(isGood)).toEqual([true, true]);
    expect(isGood({ ...named, isRight: false, isTieSaid: true, fits: [] })).toBe(false);
  });

  it('is none where the hour says that it is switched off', () => {
    const truth = { cause: 'power', alsoRight: ['switched-off'] } as unknown as Truth;
    expect(tieOf(truth, ['switched-off', 'lan'], 'outside')).toEqual(['lan']);
    expect(tieOf({ ...truth, cause: 'switched-off', alsoRight: [] }, ['power'], 'closing')).toEqual([]);
    expect(tieOf({ ...truth, cause: 'switched-off', alsoRight: [] }, ['power'], 'working')).toEqual(['power']);
  });
});

it('goes on where a run was broken off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mach-verdicts-'));
  const pool = { jobs: 1, keep: join(folder, 'kept') };
  const tasks = [1, 2].map((seed) => ({ kind: 'restart' as const, seed }));
  const first = await performAll(tasks.slice(0, 1), pool);
  const both = await performAll(tasks, pool);
  expect(both).toEqual([...first, tryRestart(2)]);
  expect(readFileSync(pool.keep, 'utf8').trim().split('\n')).toHaveLength(2);
  rmSync(folder, { recursive: true });
});
