import type { BenchmarkFacts, Result } from '@mach/ports';
import { expect, it } from 'vitest';
import type { StoredName } from '../store.ts';
import { createMonthlyBenchmark } from './monthly-benchmark.ts';

const DAY_MS = 86_400_000;
const { signal } = new AbortController();

function pc(first?: string) {
  const stored = new Map<StoredName, string>(first === undefined ? [] : [['benchmark', first]]);
  const now = { wallMs: Date.UTC(2026, 10, 23), uptimeMs: 0 };
  const world = { isIdle: true, runs: 0, next: undefined as Result<BenchmarkFacts> | undefined };
  const benchmark = createMonthlyBenchmark(
    {
      clock: { wallMs: () => now.wallMs, uptimeMs: () => now.uptimeMs },
      store: {
        read: (name) => stored.get(name),
        write: (name, text) => stored.set(name, text) !== undefined,
      },
      runBenchmark: async () => {
        world.runs += 1;
        return world.next ?? { ok: true, value: { opsPerSecondSingle: world.runs, opsPerSecondMulti: 9 } };
      },
    },
    async () => world.isIdle,
  );
  const pass = (ms: number) => {
    now.wallMs += ms;
    now.uptimeMs += ms;
  };
  return { world, now, pass, read: () => benchmark.read(signal) };
}

it('works once a month, and tells the last result meanwhile', async () => {
  const machine = pc();
  for (let day = 0; day < 31; day++) {
    expect(await machine.read()).toMatchObject({ value: { opsPerSecondSingle: day < 30 ? 1 : 2 } });
    machine.pass(DAY_MS);
  }
  expect(machine.world.runs).toBe(2);
});

it('never works while somebody would be disturbed', async () => {
  const machine = pc();
  machine.world.isIdle = false;
  expect(await machine.read()).toMatchObject({ ok: false, failure: 'unsupported' });
  expect(machine.world.runs).toBe(0);
});

it('after a failure it waits a day, and keeps the result that it has', async () => {
  const machine = pc();
  machine.world.next = { ok: false, failure: 'timeout', detail: '' };
  expect(await machine.read()).toMatchObject({ failure: 'timeout' });
  expect(await machine.read()).toMatchObject({ failure: 'timeout' });
  expect(machine.world.runs).toBe(1);
  machine.pass(DAY_MS);
  machine.world.next = undefined;
  expect(await machine.read()).toMatchObject({ ok: true });
  machine.pass(31 * DAY_MS);
  machine.world.next = { ok: false, failure: 'timeout', detail: '' };
  expect(await machine.read()).toMatchObject({ ok: true, value: { opsPerSecondSingle: 2 } });
});

it('a result from the future is measured anew', async () => {
  const machine = pc();
  await machine.read();
  machine.now.wallMs -= 400 * DAY_MS;
  expect(await machine.read()).toMatchObject({ value: { opsPerSecondSingle: 2 } });
});

it.each(['', '[]', 'null', '{"wallMs":1}', '{"wallMs":1,"facts":{"opsPerSecondSingle":-1,"opsPerSecondMulti":1}}'])(
  'a result that was spoilt (%s) is none',
  async (text) => {
    const machine = pc(text);
    machine.world.isIdle = false;
    expect(await machine.read()).toMatchObject({ ok: false });
  },
);
