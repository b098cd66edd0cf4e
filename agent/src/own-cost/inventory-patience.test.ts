import { createVirtualTime } from '@mach/ports/testing';
import { kinds } from '@mach/probes';
import { expect, it } from 'vitest';
import { defaultChecks } from '../default-checks.ts';
import { agentLimits } from '../limits.ts';
import { type PlannedCheck, planChecks } from '../plan.ts';
import type { StoredName } from '../store.ts';
import { createInventoryPatience } from './inventory-patience.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const { signal } = new AbortController();
const { checks } = planChecks({ local: defaultChecks, fromCollector: [] }, kinds, agentLimits);
const named = (id: string) => checks.find((check) => check.id === id) as PlannedCheck;

/** A PC whose last inventory is very old, and whose agent looks once a minute whether what waits may run; `ran` holds each run with its minute. */
function pc() {
  const time = createVirtualTime();
  const machine = time.machine();
  const stored = new Map<StoredName, string>([['inventory', '{"wallMs":0}']]);
  const state: { isIdle: boolean; isOnMains: boolean | undefined; isWell: boolean } = {
    isIdle: false,
    isOnMains: true,
    isWell: true,
  };
  const ran: [id: string, minute: number][] = [];
  const start = () => {
    const { clock } = machine.program();
    const patience = createInventoryPatience(
      {
        clock,
        store: {
          read: (name) => stored.get(name),
          write: (name, text) => stored.set(name, text) !== undefined,
        },
        isIdle: async () => state.isIdle,
        isOnMains: async () => state.isOnMains,
      },
      agentLimits.inventoryPatience,
    );
    const runner = patience.over({
      run: async ({ id, kind }) => {
        ran.push([id, Math.round(time.nowMs() / MINUTE_MS)]);
        return [{ kind, uptimeMs: 0, ok: state.isWell, values: {} }];
      },
    });
    const ask = (...ids: string[]) => Promise.all(ids.map((id) => runner.run(named(id), signal)));
    const pass = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        await time.runUntil(time.nowMs() + MINUTE_MS);
        for (const check of await patience.released()) await runner.run(check, signal);
      }
    };
    return { runner, ask, pass };
  };
  return { machine, state, ran, stored, start };
}

it('waits for an idle machine, and then reads all that waits at once, each once', async () => {
  const { state, ran, start } = pc();
  const { ask, pass } = start();
  expect(await ask('system', 'disk', 'screen')).toEqual([[], [], []]);
  await pass(10);
  expect(ran).toEqual([]);
  state.isIdle = true;
  await pass(20);
  expect(ran).toEqual([
    ['system', 11],
    ['disk', 11],
    ['screen', 11],
  ]);
});

it('reads every part at once where none was ever read, and waits from then on', async () => {
  const { ran, stored, start } = pc();
  stored.delete('inventory');
  const { ask, pass } = start();
  await ask('system');
  await pass(1);
  await ask('disk', 'system');
  await pass(60);
  expect(ran).toEqual([
    ['system', 0],
    ['disk', 1],
  ]);
});

it('takes an overdue one after half an hour all the same', async () => {
  const { ran, start } = pc();
  const { ask, pass } = start();
  await ask('system');
  await pass(60);
  expect(ran).toEqual([['system', 30]]);
});

it('never takes an overdue one on a battery, and takes it in the minute in which mains come back', async () => {
  const { state, ran, start } = pc();
  state.isOnMains = false;
  const { ask, pass } = start();
  await ask('system');
  await pass((10 * DAY_MS) / MINUTE_MS);
  expect(ran).toEqual([]);
  state.isOnMains = true;
  await pass(2);
  expect(ran).toEqual([['system', (10 * DAY_MS) / MINUTE_MS + 1]]);
});

it('holds the first on a battery too, and takes it as soon as there are mains, busy or not', async () => {
  const { state, ran, stored, start } = pc();
  stored.delete('inventory');
  state.isOnMains = false;
  const { ask, pass } = start();
  await ask('system', 'disk');
  await pass(90);
  expect(ran).toEqual([]);
  state.isOnMains = true;
  await pass(2);
  expect(ran.map(([id]) => id)).toEqual(['system', 'disk']);
});

it('where nobody can tell what feeds the machine, an overdue one is taken', async () => {
  const { state, ran, start } = pc();
  state.isOnMains = undefined;
  const { ask, pass } = start();
  await ask('system');
  await pass(60);
  expect(ran).toHaveLength(1);
});

it('lets a later one wait for three days, over restarts', async () => {
  const { machine, ran, start } = pc();
  const first = start();
  await first.ask('system');
  await first.pass(60);
  for (let day = 0; day < 5; day++) {
    machine.reboot();
    const again = start();
    await again.ask('system');
    await again.pass(DAY_MS / MINUTE_MS);
  }
  expect(ran).toHaveLength(2);
  expect(ran[1]?.[1]).toBe(30 + (3 * DAY_MS) / MINUTE_MS);
});

it('does not take one that failed for one that was read', async () => {
  const { state, ran, stored, start } = pc();
  state.isWell = false;
  const { ask, pass } = start();
  await ask('system');
  await pass(60);
  expect(ran).toHaveLength(1);
  expect(stored.get('inventory')).toBe('{"wallMs":0}');
});

it.each<[what: string, stepMs: number]>([
  ['is set back', -400 * DAY_MS],
  ['is set forward', 400 * DAY_MS],
])('waits half an hour where the wall clock %s since the last one', async (_what, stepMs) => {
  const { machine, ran, start } = pc();
  const { ask, pass } = start();
  await ask('system');
  await pass(40);
  machine.stepWall(stepMs);
  await ask('system');
  await pass(40);
  expect(ran).toHaveLength(2);
});

it.each(['no JSON', 'null', '{}', '{"wallMs":"x"}'])('takes a file that reads %s for none', async (text) => {
  const { ran, stored, start } = pc();
  stored.set('inventory', text);
  const { ask, pass } = start();
  await ask('system');
  await pass(31);
  expect(ran).toHaveLength(1);
});

it('lets through at once what needs no inventory child, and what somebody asks for by name', async () => {
  const { ran, start } = pc();
  const { ask, runner } = start();
  await ask('cpu', 'benchmark');
  await runner.run({ ...named('system'), isNamed: true }, signal);
  expect(ran.map(([id]) => id)).toEqual(['cpu', 'benchmark', 'system']);
});
