import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import type { StoredName } from '../store.ts';
import { testSettings } from '../testing/parts.ts';
import { createMinuteWatch } from './minute-watch.ts';

const MONDAY_09_00 = Date.parse('2026-11-23T09:00:00+07:00');

/** A PC whose minutes are all short of memory, or all good, with somebody at it or not. */
function watched(stored = new Map<StoredName, string>(), hours = testSettings.watchedHours) {
  let uptimeMs = 3_600_000;
  let wallMs = MONDAY_09_00;
  let faults = 0;
  let isUsed: boolean | undefined = true;
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  const clock = { wallMs: () => wallMs, uptimeMs: () => uptimeMs };
  const watch = createMinuteWatch(hours, {
    clock,
    store,
    inputActivity: { look: async () => isUsed },
  });
  const look = (): Reading[] => [
    { kind: 'cpu', uptimeMs, ok: true, values: { totalMs: uptimeMs * 2, cpus: 2, runnable: 1 } },
    { kind: 'memory', uptimeMs, ok: true, values: { majorFaults: faults } },
    { kind: 'pressure', uptimeMs, ok: true, values: { ioFullMs: 0 } },
  ];
  return {
    watch,
    stored,
    setWall: (text: string) => {
      wallMs = Date.parse(text);
    },
    use: (used: boolean | undefined) => {
      isUsed = used;
    },
    minutes: async (count: number, faultsPerS = 0) => {
      for (let sample = 0; sample < count * 4; sample++) {
        uptimeMs += 15_000;
        wallMs += 15_000;
        faults += 15 * faultsPerS;
        watch.take(look());
        await Promise.resolve();
        await Promise.resolve();
      }
      return watch.read();
    },
  };
}

it('counts watched minutes, and the slow ones by cause', async () => {
  const machine = watched();
  await machine.minutes(11);
  expect(await machine.minutes(5, 900)).toMatchObject({ watchedMinutes: 15, slowMemoryMinutes: 5, slowCpuMinutes: 0 });
});

it('a network that was never judged is not told to be good', async () => {
  expect(await watched().minutes(5)).not.toHaveProperty('slowNetworkMinutes');
});

it('a night and a weekend are not watched', async () => {
  const machine = watched();
  machine.setWall('2026-11-23T18:30:00+07:00');
  expect(await machine.minutes(20, 900)).toMatchObject({ watchedMinutes: 0, useUnknownMinutes: 0 });
  machine.setWall('2026-11-28T09:00:00+07:00');
  expect(await machine.minutes(20, 900)).toMatchObject({ watchedMinutes: 0 });
});

it('a machine that nobody uses is not watched, but whoever waits is still there five minutes after the last key', async () => {
  const machine = watched();
  await machine.minutes(3);
  machine.use(false);
  expect(await machine.minutes(30)).toMatchObject({ watchedMinutes: 2 + 4 });
});

it('tells whether somebody is there, and when nobody can tell', async () => {
  const machine = watched();
  expect(machine.watch.isUsed()).toBeUndefined();
  await machine.minutes(3);
  expect(machine.watch.isUsed()).toBe(true);
  machine.use(false);
  await machine.minutes(6);
  expect(machine.watch.isUsed()).toBe(false);
  machine.use(undefined);
  await machine.minutes(1);
  expect(machine.watch.isUsed()).toBeUndefined();
});

it('where nobody knows whether it is in use, minutes are counted as such and as nothing else', async () => {
  const machine = watched();
  machine.use(undefined);
  expect(await machine.minutes(11, 900)).toMatchObject({
    watchedMinutes: 0,
    useUnknownMinutes: 10,
    slowMemoryMinutes: 0,
  });
});

it('a wall clock that jumps away and back costs minutes, never makes slow ones', async () => {
  const machine = watched();
  await machine.minutes(5);
  machine.setWall('2002-01-05T03:00:00+07:00');
  await machine.minutes(5);
  machine.setWall('2026-11-23T10:00:00+07:00');
  expect(await machine.minutes(5)).toMatchObject({ watchedMinutes: 4 + 5, slowMemoryMinutes: 0 });
});

it('the next start goes on with the sums', async () => {
  const before = watched();
  await before.minutes(21, 900);
  before.watch.save();
  const after = watched(before.stored);
  expect(after.watch.read()).toEqual(before.watch.read());
  expect(await after.minutes(11)).toMatchObject({ watchedMinutes: 30, slowMemoryMinutes: 20 });
});

it.each(['', '{}', 'null', '{"watched":-1}', '[]', '{"watched":1,"useUnknown":0,"slow":{},"recentWatched":1}'])(
  'sums that were spoilt (%s) begin anew',
  (text) => {
    expect(watched(new Map([['slow-minutes', text]])).watch.read()).toMatchObject({ watchedMinutes: 0 });
  },
);

it('what is old fades, what is counted stays', async () => {
  const tired = watched(new Map(), { days: [1, 2, 3, 4, 5, 6, 7], fromHour: 0, toHour: 24, utcOffsetMinutes: 420 });
  await tired.minutes(301, 900);
  const repaired = await tired.minutes(4_800);
  expect(repaired?.slowMemoryMinutes).toBe(300);
  const { recentSlowMemoryMinutes = 0, recentWatchedMinutes = 0 } = repaired ?? {};
  expect(recentSlowMemoryMinutes / recentWatchedMinutes).toBeLessThan(0.05);
});

it('what is written down names no time and no person', async () => {
  const machine = watched();
  await machine.minutes(40);
  expect(Object.keys(JSON.parse(machine.stored.get('slow-minutes') ?? ''))).toEqual([
    'watched',
    'useUnknown',
    'slow',
    'recentWatched',
    'recentSlow',
    'networkJudged',
  ]);
});
