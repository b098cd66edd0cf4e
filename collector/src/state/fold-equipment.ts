import type { Batch } from '@mach/wire';
import { blankTelemetry } from './blank-telemetry.ts';
import { readingKey } from './fleet-state.ts';
import type { FoldLimits } from './fold-limits.ts';
import type { FoldedTelemetry } from './mutable-state.ts';
import { kept, sweep } from './newest.ts';
import { noteChanges } from './note-changes.ts';
import type { PlacedReading } from './placed-reading.ts';

/**
 * Takes up what a PC found when it asked a device around it. The device is up while it answers anything; what it does not
 * answer says that it was asked. Several may ask one device, so its readings are ordered by event time alone.
 */
export function foldEquipment(
  known: FoldedTelemetry | undefined,
  batch: Omit<Batch, 'reports'>,
  readings: readonly PlacedReading[],
  receivedAt: number,
  limits: FoldLimits,
): FoldedTelemetry {
  const telemetry =
    known ?? blankTelemetry({ sendEveryS: batch.sendEveryS, bootId: '', agentVersion: '', machine: '' });
  const taken = readings.filter((placed) => keepNewest(telemetry, placed, batch.bootId, limits));
  noteChanges(telemetry, taken, limits);
  sweep(telemetry, receivedAt, limits);
  telemetry.sendEveryS = batch.sendEveryS;
  telemetry.reports++;
  noteAsking(telemetry, batch.device, latestOf(readings), limits);
  const answeredAt = latestOf(readings.filter(({ reading }) => reading.ok));
  if (answeredAt > telemetry.lastReceivedAt) telemetry.lastReceivedAt = answeredAt;
  // What came late tells of then: a device that answered an hour ago is not up for that.
  const isUp = receivedAt - telemetry.lastReceivedAt <= patienceMs(telemetry, limits);
  if (isUp && !telemetry.up) telemetry.upSince = receivedAt;
  telemetry.up = isUp;
  if (telemetry.asked !== undefined) {
    telemetry.asked.isRecent = receivedAt - telemetry.asked.at <= patienceMs(telemetry, limits);
  }
  return telemetry;
}

/** Whether a device is still being asked is a question of time, as whether it is up is. */
export function foldEquipmentTick(
  telemetry: FoldedTelemetry,
  time: number,
  startedAt: number,
  limits: FoldLimits,
): void {
  const { asked } = telemetry;
  if (asked?.isRecent !== true) return;
  asked.isRecent = time - Math.max(asked.at, startedAt) <= patienceMs(telemetry, limits);
}

const patienceMs = ({ sendEveryS }: FoldedTelemetry, { missedIntervals }: FoldLimits) =>
  missedIntervals * sendEveryS * 1_000;

/** No time at all where there is no reading. */
const latestOf = (readings: readonly PlacedReading[]) => readings.reduce((latest, { at }) => Math.max(latest, at), 0);

function keepNewest({ readings }: FoldedTelemetry, placed: PlacedReading, bootId: string, limits: FoldLimits): boolean {
  const key = readingKey(placed.reading);
  const known = readings.get(key);
  if (known === undefined ? readings.size >= limits.readingsPerDeviceMax : known.at > placed.at) return false;
  readings.set(key, kept({ ...placed, bootId }));
  return true;
}

function noteAsking(telemetry: FoldedTelemetry, reporter: string, at: number, limits: FoldLimits): void {
  telemetry.asked ??= { at: 0, isRecent: false, reporters: [] };
  const { asked } = telemetry;
  asked.at = Math.max(asked.at, at);
  if (asked.reporters.at(-1) === reporter) return;
  asked.reporters = [...asked.reporters.filter((each) => each !== reporter), reporter].slice(
    -limits.reportersRememberedMax,
  );
}
