import { isInRanges } from '@mach/wire';
import { readJournaled } from '../ingest/read-journaled.ts';
import type { Journal } from '../journal/journal.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { foldBatch } from '../state/device.ts';
import type { PlacedReading } from '../state/placed-reading.ts';
import type { HistoryLimits } from './limits.ts';

export interface Past {
  /** Whose readings: of equipment those of the PCs that asked it. */
  readonly device: string;
  readonly reporters?: readonly string[];
}

/**
 * A device's readings between two times, by event time, oldest first, placed by the same rule as in the fold.
 * What happened after `from` was received after it, so nothing earlier is read; late data is in its place.
 */
export async function readPast(
  journal: Journal,
  { device, reporters }: Past,
  window: { readonly from: number; readonly to: number },
  limits: HistoryLimits,
): Promise<readonly PlacedReading[]> {
  const found: PlacedReading[] = [];
  const about = reporters === undefined ? undefined : device;
  for (const reporter of reporters ?? [device]) {
    for (const placed of await readReporter(journal, reporter, window, limits)) {
      if (placed.reading.about === about) found.push(placed);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

async function readReporter(
  journal: Journal,
  device: string,
  { from, to }: { readonly from: number; readonly to: number },
  limits: HistoryLimits,
): Promise<readonly PlacedReading[]> {
  const entries = (await journal.readDevice(device, from)).slice(-limits.entriesMax);
  const found: PlacedReading[] = [];
  let telemetry: Parameters<typeof foldBatch>[0];
  for (const [i, entry] of entries.entries()) {
    // The journal answers from another thread: waiting for it lets ingest and scrapes go on meanwhile.
    if (i % limits.entriesPerTurn === 0) await journal.last();
    if (entry.kind !== 'batch') continue;
    const checked = readJournaled(entry);
    if (checked === undefined) continue;
    const reports = checked.reports.filter(({ seq }) => isInRanges(entry.fresh, seq)).map(({ report }) => report);
    const step = foldBatch(telemetry, checked.envelope, reports, entry.receivedAt, COLLECTOR_LIMITS.fold);
    telemetry = step.telemetry;
    for (const placed of step.folded.readings) if (placed.at >= from && placed.at < to) found.push(placed);
  }
  return found;
}
