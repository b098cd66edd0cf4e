import type { Batch, Report } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { foldBatch } from './device.ts';
import { FOLD_LIMITS } from './fold-limits.ts';
import type { FoldedTelemetry } from './mutable-state.ts';

const [FIRST_BOOT, SECOND_BOOT] = ['a'.repeat(32), 'b'.repeat(32)];
const MINUTE_MS = 60_000;

type Sent = Pick<Batch, 'bootId' | 'sentUptimeMs' | 'sentAt'>;

function batch(sent: Sent): Omit<Batch, 'reports'> {
  const id = '1'.repeat(32);
  return { v: 1, device: id, epoch: id, machine: 'm', agentVersion: 'test', sendEveryS: 300, ...sent };
}

/** A report of one reading whose value tells which one it is. */
function report(celsius: number, made: Pick<Report, 'uptimeMs' | 'wall' | 'bootId'>): Report {
  return {
    seq: 1,
    ...made,
    readings: [{ kind: 'temperature', uptimeMs: made.uptimeMs, ok: true, values: { celsius } }],
  };
}

function shown(telemetry: FoldedTelemetry) {
  const [reading] = telemetry.readings.values();
  return { celsius: reading?.values['celsius'], at: reading?.at };
}

describe('the last reading of a device', () => {
  it('gives way to no older one of the same boot when the collector clock was set forward between two batches', () => {
    const live = batch({ bootId: FIRST_BOOT, sentUptimeMs: 10 * MINUTE_MS, sentAt: 0 });
    const newest = report(10, { uptimeMs: 10 * MINUTE_MS, wall: 0 });
    const { telemetry } = foldBatch(undefined, live, [newest], 1_000_000, FOLD_LIMITS);
    const late = report(8, { uptimeMs: 8 * MINUTE_MS, wall: 0 });
    foldBatch(telemetry, live, [late], 1_000_000 + 30 * MINUTE_MS, FOLD_LIMITS);
    expect(shown(telemetry)).toEqual({ celsius: 10, at: 1_000_000 });
  });

  it('gives way to none of an earlier boot, whatever its wall clock said', () => {
    const live = batch({ bootId: SECOND_BOOT, sentUptimeMs: MINUTE_MS, sentAt: 5_000_000 });
    const newest = report(10, { uptimeMs: MINUTE_MS, wall: 5_000_000 });
    const { telemetry } = foldBatch(undefined, live, [newest], 5_000_000, FOLD_LIMITS);
    const late = report(8, { bootId: FIRST_BOOT, uptimeMs: 90 * MINUTE_MS, wall: 99_000_000 });
    foldBatch(telemetry, live, [late], 5_000_000, FOLD_LIMITS);
    expect(shown(telemetry)).toEqual({ celsius: 10, at: 5_000_000 });
  });

  it('gives way to none of a boot that is not known, whose request lay on its way until a later boot had sent', () => {
    const live = batch({ bootId: SECOND_BOOT, sentUptimeMs: MINUTE_MS, sentAt: 5_000_000 });
    const newest = { ...report(10, { uptimeMs: MINUTE_MS, wall: 5_000_000 }), seq: 9 };
    const made = () => foldBatch(undefined, live, [newest], 5_000_000, FOLD_LIMITS).telemetry;
    const old = report(8, { uptimeMs: 90 * MINUTE_MS, wall: 0 });
    const sentBefore = batch({ bootId: FIRST_BOOT, sentUptimeMs: 90 * MINUTE_MS, sentAt: 4_900_000 });
    const { telemetry } = foldBatch(made(), sentBefore, [old], 5_030_000, FOLD_LIMITS);
    expect(shown(telemetry)).toEqual({ celsius: 10, at: 5_000_000 });
    expect(telemetry).toMatchObject({ bootId: SECOND_BOOT, boots: [SECOND_BOOT], lastReceivedAt: 5_000_000 });

    // An image that was put back counts from small numbers again: its clock says that this is later.
    const restored = { ...sentBefore, sentAt: 5_030_000 };
    expect(foldBatch(made(), restored, [old], 5_030_000, FOLD_LIMITS).telemetry.bootId).toBe(FIRST_BOOT);
    // A PC whose clock was put right between two boots goes on counting.
    const booted = { ...sentBefore, sentUptimeMs: 20_000 };
    const goesOn = foldBatch(made(), booted, [{ ...old, seq: 10 }], 5_030_000, FOLD_LIMITS);
    expect(goesOn.telemetry.bootId).toBe(FIRST_BOOT);
    // After an image was put back and a journal restored, numbers say nothing: the uptime does.
    const forgotten = foldBatch(made(), sentBefore, [{ ...old, seq: 10 }], 5_030_000, FOLD_LIMITS);
    expect(forgotten.telemetry.bootId).toBe(SECOND_BOOT);
  });

  it('gives way to none of an earlier boot after a request of that boot came late, and made it look like the present one', () => {
    const before = batch({ bootId: FIRST_BOOT, sentUptimeMs: 90 * MINUTE_MS, sentAt: 0 });
    const { telemetry } = foldBatch(undefined, before, [], 1_000_000, FOLD_LIMITS);
    const live = batch({ bootId: SECOND_BOOT, sentUptimeMs: MINUTE_MS, sentAt: 0 });
    foldBatch(telemetry, live, [report(10, { uptimeMs: MINUTE_MS, wall: 0 })], 1_100_000, FOLD_LIMITS);
    foldBatch(telemetry, before, [], 1_101_000, FOLD_LIMITS);
    const late = report(8, { bootId: FIRST_BOOT, uptimeMs: 80 * MINUTE_MS, wall: 0 });
    foldBatch(telemetry, live, [late], 1_102_000, FOLD_LIMITS);
    expect(shown(telemetry)).toEqual({ celsius: 10, at: 1_100_000 });
    expect(telemetry.boots).toEqual([FIRST_BOOT, SECOND_BOOT]);
  });

  it('is of no second computer where a request of the boot before lay on its way, and of one where it goes on', () => {
    const before = batch({ bootId: FIRST_BOOT, sentUptimeMs: 90 * MINUTE_MS, sentAt: 4_880_000 });
    const { telemetry } = foldBatch(undefined, before, [], 4_880_000, FOLD_LIMITS);
    const live = batch({ bootId: SECOND_BOOT, sentUptimeMs: MINUTE_MS, sentAt: 5_000_000 });
    foldBatch(telemetry, live, [], 5_000_000, FOLD_LIMITS);
    foldBatch(telemetry, { ...before, sentAt: 4_900_000, farewell: true }, [], 5_010_000, FOLD_LIMITS);
    const next = { ...live, sentUptimeMs: 6 * MINUTE_MS, sentAt: 5_300_000 };
    foldBatch(telemetry, next, [], 5_300_000, FOLD_LIMITS);
    expect(telemetry).toMatchObject({ bootId: SECOND_BOOT, cloneSuspected: false, hasLeft: false, up: true });

    foldBatch(telemetry, { ...before, sentUptimeMs: 97 * MINUTE_MS, sentAt: 5_300_000 }, [], 5_301_000, FOLD_LIMITS);
    expect(telemetry.cloneSuspected).toBe(true);
  });

  it('of a new boot takes the place of an older one, and its event time does not go back', () => {
    const before = batch({ bootId: FIRST_BOOT, sentUptimeMs: MINUTE_MS, sentAt: 0 });
    const old = report(8, { uptimeMs: MINUTE_MS, wall: 0 });
    const { telemetry } = foldBatch(undefined, before, [old], 1_000_000, FOLD_LIMITS);
    const live = batch({ bootId: SECOND_BOOT, sentUptimeMs: 3 * MINUTE_MS, sentAt: 0 });
    // Receive time stands still after the collector clock was set back: by it, this reading came before the other.
    const newest = report(10, { uptimeMs: 2 * MINUTE_MS, wall: 0 });
    foldBatch(telemetry, live, [newest], 1_000_000, FOLD_LIMITS);
    expect(shown(telemetry)).toEqual({ celsius: 10, at: 1_000_000 });
  });
});

describe('what was changed about a device', () => {
  const live = (minute: number) => batch({ bootId: FIRST_BOOT, sentUptimeMs: minute * MINUTE_MS, sentAt: 0 });
  const osReport = (minute: number, build: string): Report => ({
    seq: minute,
    uptimeMs: minute * MINUTE_MS,
    wall: 0,
    readings: [{ kind: 'os', id: 'os', uptimeMs: minute * MINUTE_MS, ok: true, values: { build } }],
  });
  const foldBuilds = (builds: readonly string[], limits = FOLD_LIMITS) =>
    builds.reduce<FoldedTelemetry | undefined>(
      (telemetry, build, minute) =>
        foldBatch(telemetry, live(minute), [osReport(minute, build)], minute * MINUTE_MS, limits).telemetry,
      undefined,
    )?.changes;

  it('is kept with its time, from one batch to the next', () => {
    expect(foldBuilds(['19045', '19045', '26200'])).toEqual([
      { at: 2 * MINUTE_MS, kind: 'os', change: 'changed', before: { build: '19045' }, after: { build: '26200' } },
    ]);
  });

  it('is kept up to a limit, the newest', () => {
    const changes = foldBuilds(['1', '2', '3', '4'], { ...FOLD_LIMITS, changesPerDeviceMax: 2 });
    expect(changes?.map(({ after }) => after?.['build'])).toEqual(['3', '4']);
  });

  it('is nothing of what is measured', () => {
    const one = batch({ bootId: FIRST_BOOT, sentUptimeMs: MINUTE_MS, sentAt: 0 });
    const { telemetry } = foldBatch(undefined, one, [report(10, { uptimeMs: 1, wall: 0 })], 1_000, FOLD_LIMITS);
    foldBatch(telemetry, one, [report(90, { uptimeMs: 2, wall: 0 })], 2_000, FOLD_LIMITS);
    expect(telemetry.changes).toEqual([]);
    expect(telemetry.lasting.size).toBe(0);
  });

  it('is placed where it was made, though the request that brings it lay in a dead line for minutes', () => {
    const [wall, at] = [700_000_000, 1_000_000_000];
    const sent = (minutes: number) =>
      batch({ bootId: FIRST_BOOT, sentUptimeMs: minutes * MINUTE_MS, sentAt: wall + minutes * MINUTE_MS });
    const made = (minutes: number) => report(minutes, { uptimeMs: minutes * MINUTE_MS, wall: 0 });
    const { telemetry } = foldBatch(undefined, sent(10), [made(10)], at + 10 * MINUTE_MS, FOLD_LIMITS);
    const { folded } = foldBatch(telemetry, sent(11), [made(11)], at + 16 * MINUTE_MS, FOLD_LIMITS);
    expect(folded.readings.map((each) => each.at)).toEqual([at + 11 * MINUTE_MS]);
    expect(telemetry).toMatchObject({
      clockOffsetMs: at - wall,
      clockWrong: true,
      lastReceivedAt: at + 16 * MINUTE_MS,
    });
    foldBatch(telemetry, sent(16), [made(16)], at + 16 * MINUTE_MS, FOLD_LIMITS);
    expect(shown(telemetry)).toEqual({ celsius: 16, at: at + 16 * MINUTE_MS });
  });
});

it('has left from the batch that says so until it sends again', () => {
  const live = batch({ bootId: FIRST_BOOT, sentUptimeMs: 10 * MINUTE_MS, sentAt: 0 });
  const { telemetry } = foldBatch(undefined, live, [], 1_000_000, FOLD_LIMITS);
  expect(telemetry.hasLeft).toBe(false);
  foldBatch(telemetry, { ...live, farewell: true }, [], 1_060_000, FOLD_LIMITS);
  expect(telemetry.hasLeft).toBe(true);
  foldBatch(telemetry, { ...live, carried: true }, [], 1_070_000, FOLD_LIMITS);
  expect(telemetry.hasLeft).toBe(true);
  foldBatch(telemetry, batch({ bootId: SECOND_BOOT, sentUptimeMs: MINUTE_MS, sentAt: 0 }), [], 2_000_000, FOLD_LIMITS);
  expect(telemetry.hasLeft).toBe(false);
});
