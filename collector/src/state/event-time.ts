import type { Batch, Reading, Report } from '@mach/wire';

/** What places a report in the collector's time. */
export interface TimeBase {
  /** When the batch came, or would have come had it not lain somewhere (`delayOf`). */
  readonly receivedAt: number;
  readonly batch: Pick<Batch, 'bootId' | 'sentAt' | 'sentUptimeMs' | 'carried'>;
  /** What was known of the device before this batch: its boot then, and the collector's clock minus its own. */
  readonly before?: { readonly bootId: string; readonly clockOffsetMs: number };
}

/** What the last batch of a device told of its clocks. */
export interface KnownClocks {
  readonly bootId: string;
  readonly clockOffsetMs: number;
  readonly bootedAt: number;
  readonly delayMs: number;
}

/** Requests take seconds on a thin line; what took longer lay somewhere. */
const USUAL_DELAY_MS = 2_000;

/**
 * How long a batch was under way beyond what is usual, in ms; 0 where it was not. A request that was in TCP when the line was cut arrives
 * when the line is back, minutes later: by the time of its arrival what it says would have been measured while nothing got through.
 * It shows by both of the device's clocks, uptime and wall, falling behind ours at once by the same; a wall clock that was set moves
 * alone, and so does an uptime that stands still in suspend. Our own clock moving looks the same: it does so for the next batch, too,
 * which is how the two are told apart. The smaller of the two counts.
 */
export function delayOf(
  { receivedAt, batch }: Pick<TimeBase, 'receivedAt' | 'batch'>,
  known: KnownClocks | undefined,
): number {
  if (known === undefined || known.bootId !== batch.bootId || batch.carried === true) return 0;
  const byUptime = receivedAt - batch.sentUptimeMs - known.bootedAt;
  const byWall = receivedAt - batch.sentAt - known.clockOffsetMs;
  const delayMs = Math.min(byUptime, byWall);
  if (delayMs <= USUAL_DELAY_MS) return 0;
  return known.delayMs > 0 && Math.abs(delayMs - known.delayMs) <= USUAL_DELAY_MS ? 0 : delayMs;
}

/** The offset of the collector's clock to the device's, in ms: added to the device's wall clock it gives the collector's. */
export function clockOffset({ receivedAt, batch }: Pick<TimeBase, 'receivedAt' | 'batch'>): number {
  return receivedAt - batch.sentAt;
}

/**
 * When a reading was made, by the collector's clock. In the boot that sent it: received − (sent uptime − its uptime), which
 * no wrong wall clock can bend. For an earlier boot only the wall clock is left, with the offset known of that boot, else
 * the present one: `estimated`. Never later than the present boot began: whatever that wall clock said, it was before.
 * Of a batch that people carried nothing but the device's own clock tells when it was, with the offset last known.
 */
export function eventTime(
  base: TimeBase,
  report: Pick<Report, 'bootId' | 'uptimeMs' | 'wall'>,
  reading: Pick<Reading, 'uptimeMs'>,
): { readonly at: number; readonly estimated: boolean } {
  if (base.batch.carried === true) {
    const isSameBoot = report.bootId === undefined || report.bootId === base.batch.bootId;
    const [wall, uptimeMs] = isSameBoot ? [base.batch.sentAt, base.batch.sentUptimeMs] : [report.wall, report.uptimeMs];
    const at = wall + (reading.uptimeMs - uptimeMs) + (base.before?.clockOffsetMs ?? 0);
    return { at: Math.min(at, base.receivedAt), estimated: true };
  }
  if (report.bootId === undefined || report.bootId === base.batch.bootId) {
    const ageMs = Math.max(0, base.batch.sentUptimeMs - reading.uptimeMs);
    return { at: base.receivedAt - ageMs, estimated: false };
  }
  const offset = base.before?.bootId === report.bootId ? base.before.clockOffsetMs : clockOffset(base);
  const at = report.wall + offset + (reading.uptimeMs - report.uptimeMs);
  const bootedAt = base.receivedAt - base.batch.sentUptimeMs;
  return { at: Math.min(at, bootedAt), estimated: true };
}
