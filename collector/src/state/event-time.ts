import type { Batch, Reading, Report } from '@mach/wire';

/** What places a report in the collector's time. */
export interface TimeBase {
  readonly receivedAt: number;
  readonly batch: Pick<Batch, 'bootId' | 'sentAt' | 'sentUptimeMs' | 'carried'>;
  /** What was known of the device before this batch: its boot then, and the collector's clock minus its own. */
  readonly before?: { readonly bootId: string; readonly clockOffsetMs: number };
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
