import type { DatabaseSync } from 'node:sqlite';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Range } from '@mach/wire';
import { type DaySummary, mergeDays, summariseDays } from '../history/day-summary.ts';
import { readJournaled } from '../ingest/read-journaled.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { foldBatch } from '../state/device.ts';
import type { PlacedReading } from '../state/placed-reading.ts';
import type { Entry, FadeEdges } from './journal.ts';
import type { JournalLimits } from './limits.ts';

/** Segments that are let go, with the summaries of days that take their place. */
export interface Fading {
  readonly segments: readonly {
    readonly id: number;
    readonly device: string;
    readonly epoch: string;
    readonly seqs: readonly Range[];
  }[];
  readonly days: readonly { readonly device: string; readonly day: string; readonly summary: Uint8Array }[];
  /** The last position in them. */
  readonly lastPosition: number;
}

/** A summary as it is kept, and back. */
export const packDay = (summary: DaySummary): Uint8Array => deflateSync(JSON.stringify(summary));
export const unpackDay = (bytes: Uint8Array): DaySummary =>
  JSON.parse(inflateSync(bytes).toString('utf8')) as DaySummary;

/** Gives the function that picks what is past its time, the segments of one device a call, oldest first. It only reads. */
export function createFadingPicker(
  database: DatabaseSync,
  entriesOf: (id: number) => readonly Entry[],
  limits: JournalLimits,
): (edges: FadeEdges) => Fading | undefined {
  // A segment that no checkpoint is beyond is not let go: a replay begins at one.
  const next = database.prepare(
    `SELECT device FROM segments
     WHERE last_position <= (SELECT max(position) FROM checkpoints)
       AND (last_received_at < ? OR (last_received_at < ? AND device NOT IN (SELECT value FROM json_each(?))))
     ORDER BY last_position LIMIT 1`,
  );
  const ofDevice = database.prepare(
    `SELECT id, epoch, seqs, last_position FROM segments
     WHERE device = ? AND last_received_at < ? AND last_position <= (SELECT max(position) FROM checkpoints)
     ORDER BY last_position LIMIT ?`,
  );
  const known = database.prepare('SELECT summary FROM days WHERE device = ? AND day = ?');

  return ({ pcsBefore, othersBefore, others }) => {
    const found = next.get(Math.min(othersBefore, pcsBefore), pcsBefore, JSON.stringify(others));
    if (found === undefined) return undefined;
    const device = found['device'] as string;
    const before = others.includes(device) ? othersBefore : pcsBefore;
    const rows = ofDevice.all(device, before, limits.fadedAtOnceMax);
    const readings = placed(rows.flatMap((row) => entriesOf(row['id'] as number)));
    return {
      segments: rows.map((row) => ({
        id: row['id'] as number,
        device,
        epoch: row['epoch'] as string,
        seqs: JSON.parse(row['seqs'] as string) as Range[],
      })),
      days: summariseDays(readings).map((summary) => {
        const before_ = known.get(device, summary.day)?.['summary'] as Uint8Array | undefined;
        const whole = before_ === undefined ? summary : mergeDays(unpackDay(before_), summary);
        return { device, day: summary.day, summary: packDay(whole) };
      }),
      lastPosition: Number(rows.at(-1)?.['last_position'] ?? 0),
    };
  };
}

/** Event times by the rule of the fold. */
function placed(entries: readonly Entry[]): PlacedReading[] {
  const readings: PlacedReading[] = [];
  let telemetry: Parameters<typeof foldBatch>[0];
  for (const entry of entries) {
    const checked = entry.kind === 'batch' ? readJournaled(entry) : undefined;
    if (checked === undefined) continue;
    const reports = checked.reports.map(({ report }) => report);
    const step = foldBatch(telemetry, checked.envelope, reports, entry.receivedAt, COLLECTOR_LIMITS.fold);
    telemetry = step.telemetry;
    for (const each of step.folded.readings) readings.push(each);
  }
  return readings;
}
