import { slowMinuteCause } from '@mach/knowledge';
import type { Reading, Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { createMinuteMeter } from './minute-meter.ts';
import { recordedLoad } from './testing/recorded-load.ts';

/** What a PC does in one second; counters grow by it. */
interface Doing {
  readonly runnable?: number;
  readonly faults?: number;
  readonly memoryFullMs?: number;
  readonly ioFullMs?: number;
  readonly accesses?: number;
  readonly waitMs?: number;
  /** The same of a stick, which is there while this is told. */
  readonly stickWaitMs?: number;
}

/** A PC of four CPUs that is looked at, with its counters; time is moved by hand. */
function pc({ withPressure = true } = {}) {
  const meter = createMinuteMeter();
  let counters = { totalMs: 9e6, faults: 5_000, memoryFull: 70, ioFull: 90, ops: 1e5, wait: 3e5, stickWait: 0 };
  let uptimeMs = 3_600_000;
  const reading = (kind: string, values: Values, target?: string): Reading => ({
    kind,
    uptimeMs,
    ok: true,
    values,
    ...(target === undefined ? {} : { target }),
  });
  const look = (runnable: number, hasStick: boolean) => {
    const { totalMs, faults, memoryFull, ioFull, ops, wait, stickWait } = counters;
    const stick = { readOps: 0, writeOps: ops, readWaitMs: 0, writeWaitMs: stickWait, pluggedIn: true };
    const disk = { readOps: ops, writeOps: 0, readWaitMs: wait, writeWaitMs: 0 };
    return [
      reading('cpu', { totalMs, cpus: 4, runnable }),
      reading('memory', { majorFaults: faults }),
      ...(withPressure ? [reading('pressure', { memoryFullMs: memoryFull, ioFullMs: ioFull })] : []),
      reading('disk-io', disk, 'sda'),
      ...(hasStick ? [reading('disk-io', stick, 'sdb')] : []),
    ].flatMap((each) => meter.take(each) ?? []);
  };
  const pass = (seconds: number, { runnable = 1, ...doing }: Doing = {}) => {
    uptimeMs += seconds * 1_000;
    counters = {
      totalMs: counters.totalMs + seconds * 4_000,
      faults: counters.faults + seconds * (doing.faults ?? 0),
      memoryFull: counters.memoryFull + seconds * (doing.memoryFullMs ?? 0),
      ioFull: counters.ioFull + seconds * (doing.ioFullMs ?? 0),
      ops: counters.ops + seconds * (doing.accesses ?? 1),
      wait: counters.wait + seconds * (doing.waitMs ?? 1),
      stickWait: counters.stickWait + seconds * (doing.stickWaitMs ?? 0),
    };
    return look(runnable, doing.stickWaitMs !== undefined);
  };
  return {
    pass,
    /** Whole minutes, looked at each 15 s. */
    minutes: (count: number, doing: Doing = {}) => Array.from({ length: count * 4 }, () => pass(15, doing)).flat(),
    /** As after a boot, or a driver that was loaded again. */
    reset: () => {
      counters = { totalMs: 10, faults: 0, memoryFull: 0, ioFull: 0, ops: 0, wait: 0, stickWait: 0 };
    },
    ping: (ok: boolean, values: Values) => meter.take({ ...reading('ping', values, 'gateway'), ok }),
  };
}
const causes = (minutes: readonly Parameters<typeof slowMinuteCause>[0][]) =>
  minutes.map((minute) => slowMinuteCause(minute) ?? 'good');

it.each<[what: string, doing: Doing, cause: string]>([
  ['nothing much', {}, 'good'],
  ['four tasks that run and eight that wait', { runnable: 12 }, 'good'],
  ['nine that wait', { runnable: 13 }, 'cpu'],
  ['400 hard faults a second', { faults: 400 }, 'memory'],
  ['a tenth of the time without memory', { memoryFullMs: 100 }, 'memory'],
  ['80 ms an access', { accesses: 10, waitMs: 800 }, 'disk'],
  ['8 ms an access, however many', { accesses: 100, waitMs: 800 }, 'good'],
  ['a third of the time without the disk', { ioFullMs: 333 }, 'disk'],
  ['a copy onto a slow stick, which all wait for', { ioFullMs: 333, stickWaitMs: 800 }, 'good'],
  ['a copy onto a slow stick, with a slow disk beside it', { accesses: 10, waitMs: 800, stickWaitMs: 800 }, 'disk'],
  ['a third of the time without the disk, and a stick at rest', { ioFullMs: 333, stickWaitMs: 0 }, 'disk'],
])('a minute of %s', (_, doing, cause) => {
  expect(causes(pc().minutes(4, doing)).slice(-2)).toEqual([cause, cause]);
});

it.each([
  [8, 'good'],
  [9, 'cpu'],
])('where the system counts those that wait apart, %i of them for four CPUs make a minute %s', (queued, cause) => {
  const meter = createMinuteMeter();
  const minutes = Array.from({ length: 20 }, (_, look) => {
    const uptimeMs = 3_600_000 + look * 15_000;
    const each = (kind: string, values: Values): Reading => ({ kind, uptimeMs, ok: true, values });
    return [
      each('cpu', { totalMs: uptimeMs * 4, cpus: 4, queued }),
      each('memory', { majorFaults: 0 }),
      each('disk-io', { readOps: look, writeOps: 0, readWaitMs: look, writeWaitMs: 0 }),
    ].flatMap((reading) => meter.take(reading) ?? []);
  }).flat();
  expect(causes(minutes).slice(-2)).toEqual([cause, cause]);
});

it('gives each minute once, and none before the first is over', () => {
  const machine = pc();
  expect(machine.minutes(1)).toHaveLength(0);
  expect(machine.minutes(5)).toHaveLength(5);
});

it('measures the true mean whatever the distance of the looks', () => {
  const machine = pc();
  const minutes = Array.from({ length: 30 }, (_, look) => machine.pass(13 + (look % 5), { faults: 120 })).flat();
  expect(minutes.length).toBeGreaterThan(4);
  for (const { hardFaultsPerS } of minutes) expect(hardFaultsPerS).toBeCloseTo(120, 6);
});

it('a kernel without pressure is judged by faults and by the disk', () => {
  expect(causes(pc({ withPressure: false }).minutes(3, { faults: 400 }))).toContain('memory');
});

it('counters that begin anew are no measurement, and never a slow minute', () => {
  const machine = pc();
  machine.minutes(3);
  machine.reset();
  const found = causes(machine.minutes(3));
  expect(new Set(found)).toEqual(new Set(['good']));
});

it('a night asleep is no minute: what was counted across it is left out', () => {
  const machine = pc();
  machine.minutes(3);
  const waking = machine.pass(8 * 3_600, { faults: 400, waitMs: 900 });
  expect(causes([...waking, ...machine.minutes(3)])).not.toContain('memory');
});

it('a minute that was half seen is not known to be a good one', () => {
  const machine = pc();
  machine.minutes(2);
  machine.pass(15);
  // Held up for 50 s: the minute that ends here was seen for half, and the next for three quarters.
  expect(machine.pass(50)).toHaveLength(0);
  expect(machine.minutes(1)).toHaveLength(1);
});

it('a gateway that never answered says nothing; one that falls silent does', () => {
  const machine = pc();
  const silent = () => machine.ping(false, { sent: 10, received: 0, lossRatio: 1 });
  machine.minutes(2);
  silent();
  expect(causes(machine.minutes(1))).toEqual(['good']);
  machine.ping(true, { lossRatio: 0, rttMedianMs: 0.4 });
  expect(causes(machine.minutes(1))).toEqual(['good']);
  silent();
  expect(causes(machine.minutes(1))).toEqual(['network']);
});

it('a recorded machine is slow for want of CPU while nine programs want its two, and not before', () => {
  const meter = createMinuteMeter();
  expect(causes(recordedLoad.flatMap((reading) => meter.take(reading) ?? []))).toEqual(['good', 'cpu', 'cpu']);
});
