import { DatabaseSync } from 'node:sqlite';
import type { Verdict } from '@mach/diagnosis';
import { memoryLog } from '@mach/ports/testing';
import type { IncidentFact } from '@mach/wire';
import { expect, it } from 'vitest';
import type { Entry } from '../journal/journal.ts';
import { createLocalJournal } from '../journal/local.ts';
import { createFold } from '../state/fold.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import type { IncidentAnalyst } from './analyst.ts';
import { BLANK, keepBook, type Memory } from './incident-book.ts';
import { keepIncidents } from './incident-keeper.ts';
import { INCIDENT_LIMITS } from './incident-limits.ts';

const STEP_MS = INCIDENT_LIMITS.judgeEveryMs;
const START = 1_800_000_000_000;

const ofPc = (number: number): Verdict => ({
  ...{ stage: 'final', trouble: 'down', cause: 'pc', causes: ['pc'], alike: [], confidence: 0.9, vantages: 3 },
  scope: { kind: 'device', id: `d${number}`, sites: [`s${number}`], communes: [`c${number}`] },
  ...{ since: START, evidence: [] },
});
const ofProvider: Verdict = {
  ...ofPc(0),
  ...{ cause: 'isp', causes: ['isp'] },
  scope: { kind: 'isp', id: 'X', sites: ['s1', 's2', 's3'], communes: ['c1', 'c2', 'c3'] },
};

/** The real book, keeper, journal and fold, with verdicts that are given. */
function begin(verdicts: { now: readonly Verdict[] }) {
  const journal = createLocalJournal(new DatabaseSync(':memory:'));
  const log = memoryLog();
  let memory: Memory = BLANK;
  let leftOut = 0;
  const analyst: IncidentAnalyst = {
    judge(state, now) {
      const judged = {
        now,
        verdicts: verdicts.now,
        told: new Map(),
        heard: new Set<string>(),
        backAt: () => undefined,
      };
      const kept = keepBook(state.incidents.values(), memory, judged, INCIDENT_LIMITS);
      memory = kept.memory;
      leftOut += kept.leftOut;
      return kept.facts;
    },
    judgedAt: () => 0,
    leftOut: () => leftOut,
  };
  let receivedAt = START;
  let isFull = false;
  const pending: Promise<unknown>[] = [];
  const append = (fact: IncidentFact) => {
    // Of a full disk, every third fact finds no room.
    const done =
      isFull && fact.number % 3 === 0
        ? Promise.reject(new Error('disk full'))
        : journal.append({ kind: 'incident', fact, receivedAt }).then(({ position }) => {
            fold.entry({ kind: 'incident', fact, receivedAt, position } as Entry);
          });
    pending.push(done);
    return done;
  };
  const hear = keepIncidents(analyst, { state: () => fold.state, append, log }, INCIDENT_LIMITS);
  const fold = createFold(FOLD_LIMITS, () => {});
  return {
    ...{ journal, log, analyst },
    incidents: () => [...fold.state.incidents.values()],
    full(is: boolean) {
      isFull = is;
    },
    async judgements(count: number) {
      for (let round = 0; round < count; round++) {
        receivedAt += STEP_MS;
        hear({ type: 'tick', time: receivedAt });
        await Promise.allSettled(pending.splice(0));
        for (let turn = 0; turn < 4; turn++) await Promise.resolve();
      }
    },
  };
}
const kindsOf = (incidents: readonly { readonly scope: { readonly kind: string } }[]) =>
  Object.fromEntries([...Map.groupBy(incidents, ({ scope }) => scope.kind)].map(([kind, each]) => [kind, each.length]));

it('ten thousand verdicts on PCs at once leave room for the provider whose outage comes after them', async () => {
  const verdicts = { now: Array.from({ length: 10_000 }, (_, index) => ofPc(index)) };
  const { judgements, incidents, analyst, journal } = begin(verdicts);
  await judgements(INCIDENT_LIMITS.confirmMs.device / STEP_MS + 5);
  expect(kindsOf(incidents())).toEqual({ device: 1_000 });
  // Each is counted once, however long it lasts.
  expect(analyst.leftOut()).toBe(9_000);
  verdicts.now = [...verdicts.now, ofProvider];
  await judgements(3);
  expect(kindsOf(incidents())).toEqual({ device: 1_000, isp: 1 });
  const entries = await journal.read(1, 5_000);
  expect(entries).toHaveLength(1_001);
  const replayed = createFold(FOLD_LIMITS, () => {});
  for (const entry of entries) replayed.entry(entry);
  expect([...replayed.state.incidents.values()]).toEqual(incidents());
});

it('what the disk could not take is opened later, and what it took is not opened twice', async () => {
  const { judgements, incidents, full, log, journal } = begin({ now: Array.from({ length: 9 }, (_, n) => ofPc(n)) });
  full(true);
  await judgements(INCIDENT_LIMITS.confirmMs.device / STEP_MS + 2);
  expect(incidents()).toHaveLength(6);
  expect(log.lines).toMatchObject([{ level: 'error', message: 'incidents could not be journaled' }]);
  full(false);
  await judgements(INCIDENT_LIMITS.confirmMs.device / STEP_MS + 2);
  expect(
    incidents()
      .map(({ scope }) => scope.id)
      .toSorted(),
  ).toEqual(Array.from({ length: 9 }, (_, n) => `d${n}`));
  expect(await journal.read(1, 100)).toHaveLength(9);
});
