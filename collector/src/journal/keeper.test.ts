import { expect, it } from 'vitest';
import { type Journal, JournalUnavailable } from './journal.ts';
import { keepJournal } from './keeper.ts';

const EDGES = { pcsBefore: 3_000, othersBefore: 2_000, others: ['router'] };
const limits = {
  aliveEveryMs: 60_000,
  keepStartMs: 1_000,
  sealAfterMs: 1_000,
  sealStepGapMs: 50,
  pcReadingsKeptMs: 2_000,
  readingsKeptMs: 3_000,
};

/** Runs the keeper over steps with these outcomes, and gives what it asked for and how long it slept. */
async function kept(outcomes: readonly (boolean | Error)[]) {
  const ended = new AbortController();
  const asked: number[] = [];
  const slept: number[] = [];
  const said: string[] = [];
  const faded: unknown[] = [];
  const journal = {
    seal: async (before: number) => {
      const outcome = outcomes[asked.length] ?? false;
      asked.push(before);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    fade: async (edges: unknown) => {
      faded.push(edges);
      return false;
    },
  } as unknown as Journal;
  const clock = {
    sleep: async (ms: number) => {
      if (ms === limits.keepStartMs) return;
      slept.push(ms);
      if (slept.length === outcomes.length) ended.abort();
    },
  } as never;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (message: string) => void said.push(message) };
  await keepJournal(
    journal,
    { clock, log, now: () => 5_000, others: () => ['router'], settle: async () => false },
    limits,
    ended.signal,
  );
  return { asked, slept, said, faded };
}

it('goes on soon while there is more, and else looks each minute', async () => {
  expect(await kept([true, true, false])).toEqual({
    asked: [4_000, 4_000, 4_000],
    slept: [50, 50, 60_000],
    said: [],
    faded: [EDGES],
  });
});

it('waits for room on a full disk, and says what is a mistake', async () => {
  expect(await kept([new JournalUnavailable('the disk is full'), new Error('odd')])).toMatchObject({
    slept: [60_000, 60_000],
    said: ['old reports could not be packed'],
  });
});
