import type { Batch, Report } from '@mach/wire';
import { blankTelemetry } from './blank-telemetry.ts';
import { countedKinds } from './counted-kinds.ts';
import { bootedByClockOf, isOfEarlierBoot } from './earlier-boot.ts';
import { clockOffset, delayOf, eventTime, type TimeBase } from './event-time.ts';
import { readingKey } from './fleet-state.ts';
import type { FoldLimits } from './fold-limits.ts';
import type { FoldedBatch } from './folded.ts';
import type { Kept } from './last-good.ts';
import { forgetReplaced, noteLate, withLastGood } from './last-good.ts';
import { sinceKinds } from './lasting-kinds.ts';
import type { FoldedTelemetry, KeptReading } from './mutable-state.ts';
import { kept, sweep } from './newest.ts';
import { noteChanges } from './note-changes.ts';
import { placeKinds } from './place-kinds.ts';
import type { PlacedReading } from './placed-reading.ts';

/** Takes up a batch: `reports` are those of it that are fresh. Gives their readings in the collector's time. */
export function foldBatch(
  telemetry: FoldedTelemetry | undefined,
  sent: Omit<Batch, 'reports'>,
  reports: readonly Report[],
  receivedAt: number,
  limits: FoldLimits,
): { readonly telemetry: FoldedTelemetry; readonly folded: FoldedBatch; readonly pressedAt: readonly number[] } {
  const batch = telemetry && isOfEarlierBoot(telemetry, sent, reports, receivedAt) ? { ...sent, carried: true } : sent;
  const delayMs = delayOf({ receivedAt, batch }, telemetry);
  const base: TimeBase = {
    receivedAt: receivedAt - delayMs,
    batch,
    ...(telemetry === undefined
      ? {}
      : { before: { bootId: telemetry.bootId, clockOffsetMs: telemetry.clockOffsetMs } }),
  };
  const next = telemetry ?? { ...blankTelemetry(batch), up: batch.carried !== true };
  const readings: PlacedReading[] = [];
  const pressedAt: number[] = [];
  // A boot that returns keeps its place: what a second computer or a request delayed on its way brings is no news.
  const isPlaced = batch.carried === true || next.boots.includes(batch.bootId);
  const boots = isPlaced ? next.boots : [...next.boots, batch.bootId];
  for (const report of reports) {
    const bootId = report.bootId ?? batch.bootId;
    const from = readings.length;
    for (const reading of report.readings) {
      const { at, estimated } = eventTime(base, report, reading);
      if (countedKinds.has(reading.kind)) {
        pressedAt.push(at);
        continue;
      }
      readings.push({ reading, at, estimated });
      if (reading.about === undefined && !placeKinds.has(reading.kind))
        keepNewest(next.readings, { reading, at, estimated, bootId }, boots, limits);
    }
    forgetReplaced(next.readings, noteChanges(next, readings.slice(from).filter(isOwn), limits));
  }
  next.reports += reports.length;
  const folded = { device: batch.device, receivedAt, readings };
  // Somebody brought it: nobody has heard the device, and what it was then it need not be now.
  if (batch.carried === true) return { telemetry: next, folded, pressedAt: [] };
  sweep(next, receivedAt, limits);
  const isFirst = next.lastReceivedAt === 0;
  if (!next.up || isFirst) next.upSince = receivedAt;
  next.bootedByClock = bootedByClockOf(isFirst ? undefined : next, batch, base.receivedAt);
  next.lastReceivedAt = receivedAt;
  next.newest = newestOf(next.newest, batch.epoch, reports);
  next.up = true;
  next.hasLeft = batch.farewell === true;
  next.sendEveryS = batch.sendEveryS;
  next.agentVersion = batch.agentVersion;
  next.clockOffsetMs = clockOffset(base);
  next.bootedAt = base.receivedAt - batch.sentUptimeMs;
  next.delayMs = delayMs;
  next.clockWrong = Math.abs(next.clockOffsetMs) > limits.clockWrongMs;
  next.cloneSuspected ||= alternates(next, batch);
  next.boots = boots.slice(-limits.bootsRememberedMax);
  remember(next.machines, batch.machine, limits.machinesRememberedMax);
  next.bootId = batch.bootId;
  next.machine = batch.machine;
  return { telemetry: next, folded, pressedAt };
}

function newestOf(known: FoldedTelemetry['newest'], epoch: string, reports: readonly Report[]) {
  const seq = reports.reduce((most, report) => Math.max(most, report.seq), known?.epoch === epoch ? known.seq : 0);
  return { epoch, seq };
}

/** What it found of others is theirs. */
const isOwn = ({ reading }: PlacedReading) => reading.about === undefined;

/** A device is no longer up when its missed send intervals passed in silence while the collector was there to hear it. True when that is now. */
export function foldTick(telemetry: FoldedTelemetry, time: number, startedAt: number, limits: FoldLimits): boolean {
  if (!telemetry.up) return false;
  const silentMs = time - Math.max(telemetry.lastReceivedAt, startedAt);
  if (silentMs > limits.missedIntervals * telemetry.sendEveryS * 1_000) telemetry.up = false;
  return !telemetry.up;
}

/** Late data never replaces newer readings. Of two at the same time the one that came later stays. */
function keepNewest(
  readings: Map<string, KeptReading>,
  placed: Kept,
  boots: readonly string[],
  limits: FoldLimits,
): void {
  const key = readingKey(placed.reading);
  const known = readings.get(key);
  if (known === undefined && readings.size >= limits.readingsPerDeviceMax) return;
  if (known !== undefined && isNewer(known, placed, boots)) {
    noteLate(readings, key, placed);
    return;
  }
  const made = withLastGood(kept(placed, known?.at), known);
  readings.set(key, sinceKinds.has(made.kind) ? { ...made, since: sinceOf(known, made, limits) } : made);
}

/** A part that was told before, not too long ago, is told since then; what was not read is a break. */
function sinceOf(known: KeptReading | undefined, made: KeptReading, limits: FoldLimits): number {
  const isUnbroken = known?.since !== undefined && known.ok === made.ok && made.at - known.at <= limits.readingFadesMs;
  return isUnbroken && known.since !== undefined ? known.since : made.at;
}

/**
 * Within a boot the device's uptime decides, and of two boots the later one: both stay right when the collector's own clock
 * is set between two batches. Only for boots that never sent themselves is the wall clock left, and what it places never
 * takes the place of what is certain.
 */
function isNewer(known: KeptReading, placed: Kept, boots: readonly string[]): boolean {
  if (known.bootId === placed.bootId) return known.uptimeMs > placed.reading.uptimeMs;
  const [knownBoot, placedBoot] = [boots.indexOf(known.bootId), boots.indexOf(placed.bootId)];
  if (knownBoot >= 0 && placedBoot >= 0) return knownBoot > placedBoot;
  return known.at > placed.at || (placed.estimated && known.estimated !== true);
}

/**
 * A boot id is random and never comes back once another took its place; a mainboard that was replaced does not return
 * either. Whoever does is a second computer with a copied identity.
 */
function alternates(telemetry: FoldedTelemetry, batch: Pick<Batch, 'bootId' | 'machine'>): boolean {
  const bootReturned = batch.bootId !== telemetry.bootId && telemetry.boots.includes(batch.bootId);
  const machineReturned = batch.machine !== telemetry.machine && telemetry.machines.includes(batch.machine);
  return bootReturned || machineReturned;
}

function remember(known: string[], value: string, max: number): void {
  if (known.at(-1) === value) return;
  const at = known.indexOf(value);
  if (at >= 0) known.splice(at, 1);
  known.push(value);
  if (known.length > max) known.shift();
}
