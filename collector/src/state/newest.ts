import { MEETING_CHECK } from '@mach/wire';
import type { FoldLimits } from './fold-limits.ts';
import { isLastWord, type Kept } from './last-good.ts';
import type { FoldedTelemetry, KeptReading } from './mutable-state.ts';

/** A reading as it is kept. The event time shown never goes back: a batch that was slow on its way placed its readings a little late. */
export function kept({ reading, bootId, at, estimated }: Kept, knownAt = 0): KeptReading {
  const { kind, id, target, uptimeMs, ok, durationMs, failure, detail, values } = reading;
  // Key by key: made once for each reading of the fleet, where copying optional ones in by spreading is what costs.
  const made: { -readonly [Key in keyof KeptReading]: KeptReading[Key] } = {
    kind,
    at: Math.max(at, knownAt),
    ok,
    values,
    bootId,
    uptimeMs,
  };
  if (id !== undefined) made.id = id;
  if (target !== undefined) made.target = target;
  if (estimated) made.estimated = estimated;
  if (durationMs !== undefined) made.durationMs = durationMs;
  if (failure !== undefined) made.failure = failure;
  if (detail !== undefined) made.detail = detail;
  return made;
}

/**
 * Forgets readings that nothing renewed: of a disk that was taken out, a check that was switched off. What can't be read at all at the
 * moment keeps its last word where that is kept. A device that comes
 * back after a long silence gets the time of one sweep to tell of itself anew, or it would lose its inventory each long holiday.
 */
export function sweep(
  telemetry: Pick<FoldedTelemetry, 'lastReceivedAt' | 'sweptAt' | 'readings'>,
  receivedAt: number,
  limits: FoldLimits,
): void {
  const everyMs = limits.readingsSweptEveryMs;
  const wasSilent = receivedAt - telemetry.lastReceivedAt > everyMs;
  if (!wasSilent && receivedAt - telemetry.sweptAt < everyMs) return;
  telemetry.sweptAt = receivedAt;
  if (wasSilent) return;
  for (const [key, reading] of telemetry.readings) {
    const isOfMeeting = reading.id?.startsWith(MEETING_CHECK) === true;
    const fadesMs = isOfMeeting ? limits.meetingReadingFadesMs : limits.readingFadesMs;
    if (receivedAt - reading.at > fadesMs && !isLastWord(telemetry.readings, reading)) telemetry.readings.delete(key);
  }
}
