import { expect, it } from 'vitest';
import type { StoredName } from '../store.ts';
import { createMemoryErrorKeeper } from './memory-error-keeper.ts';
import type { MemoryErrorRecord } from './memory-error-records.ts';

const DAY_MS = 86_400_000;
const corrected = (number: number): MemoryErrorRecord => ({ number, isCorrected: true });
const fatal = (number: number): MemoryErrorRecord => ({ number, isCorrected: false });

/** A PC with its disk; each start is a process of the agent, and `days` later it looks at what the system wrote down. */
function pc(kept?: string) {
  const stored = new Map<StoredName, string>(kept === undefined ? [] : [['memory-errors', kept]]);
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  let wallMs = Date.parse('2026-11-23T07:00:00+07:00');
  return async (records: readonly MemoryErrorRecord[] | undefined, { days = 1, setBackMs = 0 } = {}) => {
    wallMs += days * DAY_MS - setBackMs;
    const denied = { ok: false, failure: 'denied', detail: 'wevtutil' } as const;
    const read = async () => (records === undefined ? denied : { ok: true as const, value: records });
    const keeper = createMemoryErrorKeeper({
      clock: { uptimeMs: () => DAY_MS, wallMs: () => wallMs },
      store,
      memoryErrorRecords: { read },
    });
    await keeper.look();
    return keeper.read();
  };
}

it('counts each record once, over restarts, and for how long', async () => {
  const look = pc();
  expect(await look([corrected(7), fatal(9)])).toEqual({ corrected: 1, uncorrected: 1, countedMs: 30 * DAY_MS });
  expect(await look([corrected(7), fatal(9), corrected(12)])).toEqual({
    corrected: 2,
    uncorrected: 1,
    countedMs: 31 * DAY_MS,
  });
  expect(await look([], { days: 40 })).toEqual({ corrected: 2, uncorrected: 1, countedMs: 71 * DAY_MS });
});

it('goes on counting after the log was emptied and its numbers began anew', async () => {
  const look = pc();
  await look([corrected(7_000)]);
  expect(await look([corrected(3), corrected(4)])).toMatchObject({ corrected: 3 });
});

it('keeps what it knows where the records can not be read, and while the clock is set back', async () => {
  const look = pc();
  await look([corrected(1)]);
  expect(await look(undefined)).toEqual({ corrected: 1, uncorrected: 0, countedMs: 30 * DAY_MS });
  expect(await look([corrected(1)], { setBackMs: 400 * DAY_MS })).toMatchObject({ countedMs: 30 * DAY_MS });
});

it.each(['', '{', 'null', '{"corrected":-1}', '{"corrected":"1"}'])('begins anew from %o', async (kept) => {
  expect(await pc(kept)([corrected(1)])).toMatchObject({ corrected: 1 });
});

it('looks when the start is over, then once a day', async () => {
  let uptimeMs = 0;
  const asked: number[] = [];
  const keeper = createMemoryErrorKeeper({
    clock: { uptimeMs: () => uptimeMs, wallMs: () => 0 },
    store: { read: () => undefined, write: () => true },
    memoryErrorRecords: {
      read: async () => {
        asked.push(uptimeMs / 60_000);
        return { ok: true, value: [] };
      },
    },
  });
  for (; uptimeMs < 2 * DAY_MS; uptimeMs += 60_000) await keeper.look();
  expect(asked).toEqual([15, 15 + 1_440]);
});

it('knows nothing where the system writes none down', async () => {
  const clock = { uptimeMs: () => DAY_MS, wallMs: () => 0 };
  const keeper = createMemoryErrorKeeper({ clock, store: { read: () => undefined, write: () => true } });
  await keeper.look();
  expect(keeper.read()).toBeUndefined();
});
