import { DatabaseSync } from 'node:sqlite';
import type { BodyCoding } from '@mach/wire';
import { readJournaled } from '../../collector/src/ingest/read-journaled.ts';

export interface JournalReport {
  readonly device: string;
  readonly readings: number;
  readonly values: number;
  /** What each value is called, with check and target. */
  readonly names: readonly string[];
}

interface BatchRow {
  readonly body: Uint8Array;
  readonly coding: BodyCoding;
}

interface JournalReading {
  readonly kind: string;
  readonly id?: string;
  readonly target?: string;
  readonly values: object;
}

/** How much stands in each report that a collector's journal holds. */
export function journalReports(file: string): readonly JournalReport[] {
  return journalBatches(file).flatMap(({ body, coding }) => {
    const read = readJournaled({ body, coding });
    return (read?.reports ?? []).map(({ report }) => {
      const { readings } = report as { readonly readings: readonly JournalReading[] };
      const names = readings.flatMap(namesOf);
      return { device: read?.envelope.device ?? '', readings: readings.length, values: names.length, names };
    });
  });
}

function namesOf({ kind, id = '', target = '', values }: JournalReading): readonly string[] {
  return Object.keys(values).map((name) => `${kind} ${id} ${target} ${name}`);
}

/** The bodies as they came. */
export function journalBatches(file: string): readonly BatchRow[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("SELECT body, coding FROM entries WHERE kind = 'batch'").all() as unknown as BatchRow[];
  database.close();
  return rows;
}
