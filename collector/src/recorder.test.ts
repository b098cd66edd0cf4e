import { DatabaseSync } from 'node:sqlite';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { createCounters } from './counters.ts';
import { createLocalJournal } from './journal/local.ts';
import { COLLECTOR_LIMITS } from './limits.ts';
import { createRecorder, type Recorder } from './recorder.ts';

const START = Date.UTC(2026, 10, 23, 1);
let running: Recorder | undefined;
afterEach(() => running?.stop());

/** A collector whose clock stands where it is put: its timers fire when they are told to, all at once. */
async function started() {
  let passedMs = 1_000;
  const sleeping: (() => void)[] = [];
  const clock = {
    wallMs: () => START + passedMs,
    uptimeMs: () => passedMs,
    sleep: (_: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        sleeping.push(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const journal = createLocalJournal(new DatabaseSync(':memory:'));
  const log = memoryLog();
  const ports = { journal, clock, random: seededRandom('recorder'), log };
  running = createRecorder({ version: '0' }, ports, COLLECTOR_LIMITS, createCounters());
  await running.start();
  const told = async () =>
    (await journal.read(1, 100)).map((entry) => (entry.kind === 'collector' ? entry.event : entry.kind));
  const pass = (ms: number) => {
    passedMs += ms;
  };
  const tick = async (ms: number) => {
    passedMs += ms;
    for (const wake of sleeping.splice(0)) wake();
    await new Promise(setImmediate);
  };
  return { recorder: running, journal, log, told, pass, tick };
}

const alive = { kind: 'collector', event: 'alive', version: '0' } as const;

it('that stood still for minutes says that it is there again before anything that came meanwhile', async () => {
  const { recorder, log, told, pass } = await started();
  pass(240_000);
  await Promise.all([recorder.append(alive), recorder.append(alive)]);
  expect(await told()).toEqual(['started', 'registry', 'started', 'alive', 'alive']);
  expect(recorder.state().offSpells).toEqual([{ from: expect.any(Number), to: START + 241_000 }]);
  expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn' }));
});

it('that is merely busy goes on', async () => {
  const { recorder, told, pass } = await started();
  pass(59_000);
  await recorder.append(alive);
  expect(await told()).toEqual(['started', 'registry', 'alive']);
  expect(recorder.state().offSpells).toEqual([]);
});

it('whose disk takes minutes to write goes on: it stood still nowhere', async () => {
  const { recorder, journal, told, tick } = await started();
  const [append, held] = [journal.append, [] as (() => void)[]];
  const slow = vi.spyOn(journal, 'append').mockImplementation(async (entry) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return append(entry);
  });
  for (let second = 0; second < 180; second++) await tick(1_000);
  expect(held.length).toBeGreaterThan(0);
  slow.mockRestore();
  for (const write of held) write();
  await recorder.append(alive);
  expect((await told()).filter((kind) => kind === 'started')).toHaveLength(1);
  expect(recorder.state().offSpells).toEqual([]);
});
