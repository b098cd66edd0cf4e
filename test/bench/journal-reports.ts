import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';

export interface JournalReport {
  readonly device: string;
  readonly readings: number;
  readonly values: number;
  /** What each value is called, with check and target. */
  readonly names: readonly string[];
}

interface BatchRow {
  readonly body: Uint8Array;
  readonly coding: string;
}

interface JournalReading {
  readonly kind: string;
  readonly id?: string;
  readonly target?: string;
  readonly values: object;
}

interface Batch {
  readonly device: string;
  readonly reports: readonly { readonly readings: readonly JournalReading[] }[];
}

/** How much stands in each report that a collector's journal holds. */
export function journalReports(file: string): readonly JournalReport[] {
  return journalBatches(file).flatMap(({ body, coding }) => {
    const text = (coding === 'gzip' ? gunzipSync(body) : Buffer.from(body)).toString('utf8');
    const { device, reports } = JSON.parse(text) as Batch;
    return reports.map(({ readings }) => {
      const names = readings.flatMap(namesOf);
      return { device, readings: readings.length, values: names.length, names };
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
