import { memoryLog } from '@mach/ports/testing';
import { kinds } from '@mach/probes';
import type { Reading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { type PlannedCheck, planForCollector } from '../plan.ts';
import type { Runner } from '../runner.ts';
import type { StoredName } from '../store.ts';
import { createLineWatch } from './line-watch.ts';

const hours = { days: [1, 2, 3, 4, 5], fromHour: 6, toHour: 18, utcOffsetMinutes: 420 };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Thursday, 2026-11-26, 0:00 in Vietnam. */
const THURSDAY_MS = Date.UTC(2026, 10, 25, 17);
const SATURDAY_MS = THURSDAY_MS + 2 * DAY_MS;
/** Two packets of 140 bytes, each in a frame of Ethernet. */
const LOOK_BYTES = 308;
const { signal } = new AbortController();

const line = (id: string, everyS = 15) =>
  planForCollector({ id, kind: 'stamp', target: 'mach.example.vn:8751', everyS }, kinds, 5);

interface Look {
  readonly id: string;
  readonly atMs: number;
}

/** An agent's clock, and the looks that really went out. */
function world(beginMs: number, checks: readonly PlannedCheck[] = [line('line.a')], bytesPerDay = 1_000_000) {
  let nowMs = beginMs;
  let isAnswered = true;
  const looks: Look[] = [];
  const stored = new Map<StoredName, string>();
  const runner: Runner = {
    run: async ({ id, kind }) => {
      looks.push({ id, atMs: nowMs });
      const values = isAnswered ? { sent: 1, received: 1 } : { sent: 3, received: 0 };
      const failed = isAnswered ? {} : { failure: 'timeout' };
      return [{ kind, id, uptimeMs: 0, ok: isAnswered, ...failed, values } satisfies Reading];
    },
  };
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  const clock = { wallMs: () => nowMs, uptimeMs: () => nowMs - beginMs };
  const start = () => {
    const watch = createLineWatch({ clock, store, log: memoryLog() }, hours, { bytesPerDay });
    watch.plan(checks);
    return { watch, runs: watch.over(runner) };
  };
  let started = start();
  return {
    looks,
    watch: () => started.watch,
    restart: () => {
      started = start();
    },
    answers: (yes: boolean) => {
      isAnswered = yes;
    },
    runFor: async (ms: number) => {
      for (const endMs = nowMs + ms; nowMs < endMs; nowMs += 15_000) {
        for (const check of checks) await started.runs.run(check, signal);
      }
    },
  };
}

const gapsS = (looks: readonly Look[]) => looks.slice(1).map(({ atMs }, at) => (atMs - (looks[at]?.atMs ?? 0)) / 1_000);
const between = (looks: readonly Look[], fromMs: number, toMs: number) =>
  looks.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);

describe('in a whole day', () => {
  it('a line has its look each 15 s in the watched hours, and one each two minutes at least in the others', async () => {
    const { looks, runFor, watch } = world(THURSDAY_MS);
    await runFor(DAY_MS);
    const working = between(looks, THURSDAY_MS + 6 * HOUR_MS, THURSDAY_MS + 18 * HOUR_MS);
    expect(gapsS(working).filter((gap) => gap > 15).length).toBeLessThan(30);
    expect(Math.max(...gapsS(working))).toBeLessThanOrEqual(30);
    expect(Math.max(...gapsS(looks))).toBe(120);
    expect(looks.length * LOOK_BYTES).toBeLessThanOrEqual(1_000_000);
    expect(looks.length * LOOK_BYTES).toBeGreaterThan(980_000);
    expect(watch().bytes()).toBe(looks.length * LOOK_BYTES);
    expect(watch().heldBack()).toBe(0);
  });

  it('without watched hours looks are spread over all of it', async () => {
    const { looks, runFor } = world(SATURDAY_MS);
    await runFor(DAY_MS);
    expect(looks.length * LOOK_BYTES).toBeLessThanOrEqual(1_000_000);
    expect(Math.max(...gapsS(looks))).toBeLessThanOrEqual(60);
  });

  it('two lines share the allowance, and both keep their looks', async () => {
    const { looks, runFor, watch } = world(THURSDAY_MS, [line('line.a'), line('line.b')]);
    await runFor(DAY_MS);
    expect(looks.length * LOOK_BYTES).toBeLessThanOrEqual(1_000_000);
    expect(watch().heldBack()).toBe(0);
    const ofA = looks.filter(({ id }) => id === 'line.a');
    expect(Math.abs(ofA.length - looks.length / 2)).toBeLessThan(5);
  });

  it('the next one begins anew', async () => {
    const { looks, runFor } = world(THURSDAY_MS);
    await runFor(2 * DAY_MS);
    const friday = between(looks, THURSDAY_MS + DAY_MS, THURSDAY_MS + 2 * DAY_MS);
    expect(friday.length * LOOK_BYTES).toBeGreaterThan(980_000);
    expect(friday.length * LOOK_BYTES).toBeLessThanOrEqual(1_000_000);
  });
});

it('a PC that is on in working time alone never looks less often in it', async () => {
  const { looks, runFor, watch } = world(THURSDAY_MS + 6 * HOUR_MS);
  await runFor(12 * HOUR_MS);
  expect(new Set(gapsS(looks))).toEqual(new Set([15]));
  expect(watch().step()).toBe(0);
});

it('each step slower has its looks before the next', async () => {
  const { looks, runFor } = world(THURSDAY_MS + 18 * HOUR_MS, [line('line.a')], 300_000);
  await runFor(HOUR_MS);
  const gaps = gapsS(looks);
  for (const [slower, quicker] of [
    [30, 15],
    [60, 30],
  ] as const) {
    const first = gaps.indexOf(slower);
    if (first >= 0) expect(gaps.slice(Math.max(0, first - 3), first).every((gap) => gap === quicker)).toBe(true);
  }
  expect(gaps).toContain(30);
});

it('keeps its rhythm for a while when nothing comes back, as it is expected to when the line is there again', async () => {
  const { looks, runFor, answers, watch } = world(THURSDAY_MS + 17.9 * HOUR_MS, [line('line.a')], 200_000);
  await runFor(0.05 * HOUR_MS);
  answers(false);
  await runFor(HOUR_MS / 4);
  expect(new Set(gapsS(looks))).toEqual(new Set([15]));
  await runFor(HOUR_MS);
  expect(watch().step()).toBeGreaterThan(0);
});

it('leaves looks out and counts them when the day has nothing left at all', async () => {
  const { looks, runFor, watch } = world(THURSDAY_MS + 8 * HOUR_MS, [line('line.a')], 10 * LOOK_BYTES);
  await runFor(12 * HOUR_MS);
  expect(looks).toHaveLength(10);
  expect(watch().heldBack()).toBeGreaterThan(10);
});

it('gives a restart nothing back', async () => {
  const { looks, runFor, restart } = world(THURSDAY_MS + 6 * HOUR_MS);
  for (let hour = 0; hour < 18; hour++) {
    await runFor(HOUR_MS);
    restart();
  }
  expect(looks.length * LOOK_BYTES).toBeLessThanOrEqual(1_000_000);
});

it('says nothing of lines where none is watched, and lets everything else through', async () => {
  const cpu = planForCollector({ id: 'cpu', kind: 'cpu', everyS: 15 }, kinds, 5);
  const train = planForCollector(
    { id: 'meeting', kind: 'stamp', target: 'mach.example.vn:8751', everyS: 900, options: { profile: 'voice' } },
    kinds,
    5,
  );
  const { looks, runFor, watch } = world(THURSDAY_MS, [cpu, train], 0);
  await runFor(60_000);
  expect(looks).toHaveLength(8);
  expect(watch().bytes()).toBeUndefined();
  expect(watch().step()).toBe(0);
});
