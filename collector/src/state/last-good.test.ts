import type { Reading, Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { foldBatch } from './device.ts';
import { FOLD_LIMITS } from './fold-limits.ts';
import type { FoldedTelemetry } from './mutable-state.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const STARTED_AT = Date.UTC(2026, 10, 22, 1);
const id = '1'.repeat(32);

type Told = Pick<Reading, 'kind' | 'ok' | 'values'> & Partial<Reading>;

const health = (values: Values): Told => ({ kind: 'disk-health', target: 'sda', ok: true, values });
const silent: Told = { kind: 'disk-health', target: 'sda', ok: false, failure: 'timeout', values: {} };
const noneRead: Told = { kind: 'disk-health', ok: false, failure: 'timeout', values: {} };
const disk = (model: string): Told => ({ kind: 'disk', target: 'sda', ok: true, values: { model } });
const dying = { vendorVerdict: 'failed', pendingSectors: 24 };

/** One report a row, made so many hours after the start, in the order in which they arrive. */
function folded(rows: readonly (readonly [hours: number, ...told: Told[]])[]): FoldedTelemetry {
  let telemetry: FoldedTelemetry | undefined;
  let sentHours = 0;
  for (const [seq, [hours, ...told]] of rows.entries()) {
    sentHours = Math.max(sentHours, hours);
    const uptimeMs = hours * HOUR_MS + MINUTE_MS;
    const sentUptimeMs = sentHours * HOUR_MS + MINUTE_MS;
    const batch = { v: 1, device: id, epoch: id, machine: 'm', agentVersion: 'test', sendEveryS: 300 } as const;
    const sent = { ...batch, bootId: id, sentUptimeMs, sentAt: STARTED_AT + sentUptimeMs };
    const readings = told.map((one) => ({ ...one, uptimeMs }));
    const report = { seq: seq + 1, uptimeMs, wall: STARTED_AT + uptimeMs, readings };
    telemetry = foldBatch(telemetry, sent, [report], STARTED_AT + sentUptimeMs, FOLD_LIMITS).telemetry;
  }
  if (telemetry === undefined) throw new Error('no row');
  return telemetry;
}

const ofDisk = (telemetry: FoldedTelemetry) =>
  [...telemetry.readings.values()].find(({ kind, target }) => kind === 'disk-health' && target === 'sda');
const at = (hours: number) => STARTED_AT + hours * HOUR_MS + MINUTE_MS;

describe('what a disk told last', () => {
  it('stays beside each reading that failed, and goes with the next good one', () => {
    const failedTwice = folded([
      [0, health(dying)],
      [1, silent],
      [2, silent],
    ]);
    expect(ofDisk(failedTwice)).toMatchObject({ ok: false, at: at(2), lastGood: { at: at(0), values: dying } });
    const again = folded([
      [0, health(dying)],
      [1, silent],
      [2, health({})],
    ]);
    expect(ofDisk(again)).not.toHaveProperty('lastGood');
  });

  it('counts too when it comes late, after the reading that failed', () => {
    const late = folded([
      [5, silent],
      [3, health(dying)],
      [2, health({})],
    ]);
    expect(ofDisk(late)).toMatchObject({ ok: false, lastGood: { at: at(3), values: dying } });
  });

  it('is not forgotten while no disk at all can be read, and is once others can', () => {
    const days = (last: Told) =>
      [0, 10, 20, 30, 40, 50, 60, 61, 62].map((hours): [number, Told] => [hours, hours === 0 ? health(dying) : last]);
    expect(ofDisk(folded(days(noneRead)))).toMatchObject({ ok: true, at: at(0), values: dying });
    expect(ofDisk(folded(days({ ...health({}), target: 'sdb' })))).toBeUndefined();
  });

  it('goes with a disk that is gone from the inventory, or that is another one by now', () => {
    const other = folded([
      [0, disk('A'), health(dying)],
      [1, silent],
      [2, disk('B'), silent],
    ]);
    expect(ofDisk(other)).not.toHaveProperty('lastGood');
    const neverRead = folded([
      [0, disk('A'), health(dying)],
      [2, disk('B')],
      [3, silent],
    ]);
    expect(ofDisk(neverRead)).not.toHaveProperty('lastGood');
    const gone = folded([
      [0, disk('A'), health(dying)],
      [1, { ...disk('B'), target: 'sdb' }, noneRead],
    ]);
    expect(ofDisk(gone)).toBeUndefined();
  });

  it('stays with a disk of which the inventory tells nothing new', () => {
    const same = folded([
      [0, disk('A'), health(dying)],
      [24, disk('A'), silent],
    ]);
    expect(ofDisk(same)).toHaveProperty('lastGood.values', dying);
  });

  it('is of the new disk where that was asked before the inventory was read', () => {
    const asked = folded([
      [0, disk('A'), health({})],
      [2, health(dying)],
      [2.05, disk('B')],
      [3, silent],
    ]);
    expect(ofDisk(asked)).toHaveProperty('lastGood.values', dying);
  });
});
