import { DatabaseSync } from 'node:sqlite';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { afterEach, expect, it } from 'vitest';
import { createCounters } from './counters.ts';
import { createLocalJournal } from './journal/local.ts';
import { COLLECTOR_LIMITS } from './limits.ts';
import { createRecorder, type Recorder } from './recorder.ts';

const START = Date.UTC(2026, 10, 23, 1);
let running: Recorder | undefined;
afterEach(() => running?.stop());

/** A collector whose clock stands where it is put: its timers never fire by themselves. */
async function started() {
  let passedMs = 1_000;
  const clock = {
    wallMs: () => START + passedMs,
    uptimeMs: () => passedMs,
    sleep: (_: number, signal?: AbortSignal) =>
      new Promise<void>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
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
  return { recorder: running, log, told, pass };
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
