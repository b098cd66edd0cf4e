import { createVirtualTime, memoryLog } from '@mach/ports/testing';
import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { createAllowance } from './allowance.ts';
import type { PlannedCheck } from './plan.ts';
import type { StoredName } from './store.ts';

const HOUR_MS = 3_600_000;
const { signal } = new AbortController();

const check = (more: Partial<PlannedCheck> = {}): PlannedCheck => ({
  id: 'portal',
  kind: 'http',
  everyS: 300,
  isNamed: true,
  isGuarded: true,
  perDayMax: 3,
  work: { type: 'refuse', failure: 'unsupported', detail: '' },
  ...more,
});

/** A PC whose process can be started anew; each run follows as many redirects as it is told. */
function pc(stored = new Map<StoredName, string>()) {
  const time = createVirtualTime();
  const machine = time.machine();
  const log = memoryLog();
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  const start = (redirects = 0) => {
    const allowance = createAllowance({ clock: machine.program().clock, log, store });
    const reading: Reading = { kind: 'http', uptimeMs: 0, ok: true, values: { redirects } };
    const runner = allowance.over({ run: async () => [reading] });
    /** How many of these runs were let through. */
    const run = async (times: number, given = check()) => {
      let through = 0;
      for (let i = 0; i < times; i++) through += (await runner.run(given, signal)).length;
      return through;
    };
    return { run, heldBack: allowance.heldBack };
  };
  return { time, machine, log, stored, start };
}

it('lets through what is allowed in any 24 hours, says once that it is used up, and counts each time', async () => {
  const { time, log, start } = pc();
  const { run, heldBack } = start();
  expect(await run(2)).toBe(2);
  await time.runUntil(12 * HOUR_MS);
  expect(await run(5)).toBe(1);
  expect(heldBack()).toBe(4);
  expect(log.lines.map(({ fields }) => fields)).toEqual([{ check: 'portal', perDayMax: 3 }]);
  await time.runUntil(24 * HOUR_MS + 1);
  expect(await run(5)).toBe(2);
  expect(log.lines).toHaveLength(2);
});

it('counts redirects as the requests that they are', async () => {
  expect(await pc().start(1).run(5)).toBe(2);
  expect(await pc().start(5).run(5)).toBe(1);
});

it('leaves alone what has no allowance, and each check its own', async () => {
  const { run } = pc().start();
  const { perDayMax: _, ...free } = check();
  expect(await run(50, free)).toBe(50);
  expect(await run(5, check({ id: 'a' }))).toBe(3);
  expect(await run(5, check({ id: 'b' }))).toBe(3);
});

it('holds over restarts for what runs on demand', async () => {
  const { machine, start } = pc();
  const asked = check({ onDemand: true });
  expect(await start().run(2, asked)).toBe(2);
  machine.reboot();
  expect(await start().run(2, asked)).toBe(1);
});

it('is not stretched by a wall clock that was ahead', async () => {
  const { time, machine, start } = pc();
  const asked = check({ onDemand: true });
  machine.stepWall(10_000 * HOUR_MS);
  expect(await start().run(3, asked)).toBe(3);
  machine.stepWall(-10_000 * HOUR_MS);
  expect(await start().run(3, asked)).toBe(0);
  await time.runUntil(24 * HOUR_MS + 1);
  expect(await start().run(5, asked)).toBe(3);
});

it.each(['no JSON', '{}', '[1]', '[["portal",["x"]]]'])('takes a file that reads %s for none', async (text) => {
  const { start } = pc(new Map([['on-demand-requests', text]]));
  expect(await start().run(5, check({ onDemand: true }))).toBe(3);
});
