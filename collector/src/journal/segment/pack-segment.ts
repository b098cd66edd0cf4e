import type { Reading, Report } from '@mach/wire';
import { bitWriter } from './bit-coder.ts';
import { newColumnModels, writeNumbers } from './number-column.ts';
import { joinSegment, type SealedBatch, type SegmentSeries } from './segment-form.ts';

interface Row {
  readonly report: Report;
  readonly reading: Reading;
}

/** Packs batches of one device and epoch into columns: every report comes out again with the values that it had. */
export function packSegment(batches: readonly SealedBatch[]): Uint8Array {
  const writer = bitWriter();
  const models = newColumnModels();
  const put = (numbers: readonly number[]) => writeNumbers(writer, models, numbers);
  const isPlain = !batches.every(isExact);
  const beyond = (number: number, base: number) => (isPlain ? number : number - base);
  const envelopes = listOnce<Readonly<Record<string, unknown>>>();
  const extras = listOnce<Readonly<Record<string, unknown>>>();
  const texts = listOnce<unknown>();
  const layouts = listOnce<readonly number[]>();
  const series = new Map<string, { readonly index: number; readonly rows: Row[] }>();
  const reports = batches.flatMap((batch) => batch.reports);
  const columnsOfReports = reports.map((report) => {
    const { seq, uptimeMs, wall, readings, ...extra } = report;
    const layout = readings.map((reading) => rowOf(report, reading));
    return { seq, uptimeMs, wall, extra: extras.place(extra), layout: layouts.place(layout) };
  });
  const columnsOfBatches = batches.map(({ position, receivedAt, envelope, reports: own }) => {
    const { sentAt, sentUptimeMs, ...rest } = envelope as { sentAt: number; sentUptimeMs: number };
    return { position, receivedAt, sentAt, sentUptimeMs, envelope: envelopes.place(rest), count: own.length };
  });

  put(columnsOfBatches.map((each) => each.position));
  put(columnsOfBatches.map((each) => each.receivedAt));
  put(columnsOfBatches.map((each) => beyond(each.sentAt, each.receivedAt)));
  put(columnsOfBatches.map((each) => beyond(each.sentUptimeMs, each.sentAt)));
  put(columnsOfBatches.map((each) => each.envelope));
  put(columnsOfBatches.map((each) => each.count));
  put(columnsOfReports.map((each) => each.seq));
  put(columnsOfReports.map((each) => each.uptimeMs));
  put(columnsOfReports.map((each) => beyond(each.wall, each.uptimeMs)));
  put(columnsOfReports.map((each) => each.extra));
  put(columnsOfReports.map((each) => each.layout));
  const heads: SegmentSeries[] = [];
  for (const { rows } of series.values()) {
    const { uptimeMs: _, durationMs, detail, values, ...same } = (rows[0] as Row).reading;
    const has = [
      ...(durationMs === undefined ? [] : ['durationMs' as const]),
      ...(detail === undefined ? [] : ['detail' as const]),
    ];
    const isText: string[] = [];
    put(rows.map(({ report, reading }) => beyond(reading.uptimeMs, report.uptimeMs)));
    if (durationMs !== undefined) put(rows.map(({ reading }) => reading.durationMs as number));
    if (detail !== undefined) put(rows.map(({ reading }) => texts.place(reading.detail)));
    for (const name of Object.keys(values)) {
      const column = rows.map(({ reading }) => reading.values[name]);
      if (column.every((value) => typeof value === 'number')) put(column);
      else {
        isText.push(name);
        put(column.map((value) => texts.place(value)));
      }
    }
    heads.push({ same, has, values: Object.keys(values), isText });
  }
  const head = {
    count: batches.length,
    isPlain,
    envelopes: envelopes.all(),
    extras: extras.all(),
    series: heads,
    layouts: layouts.all(),
    texts: texts.all(),
  };
  return joinSegment(head, writer.end());

  /** Puts a reading into its series, and gives the series' place. */
  function rowOf(report: Report, reading: Reading): number {
    const { uptimeMs: _, durationMs, detail, values, ...same } = reading;
    const key = JSON.stringify([same, Object.keys(values), durationMs !== undefined, detail !== undefined]);
    let found = series.get(key);
    if (found === undefined) {
      found = { index: series.size, rows: [] };
      series.set(key, found);
    }
    found.rows.push({ report, reading });
    return found.index;
  }
}

/** Whether the times of a batch come out of their differences again. */
function isExact({ receivedAt, envelope, reports }: SealedBatch): boolean {
  const { sentAt, sentUptimeMs } = envelope as { sentAt: number; sentUptimeMs: number };
  const isFrom = (number: number, base: number) => base + (number - base) === number;
  return (
    isFrom(sentAt, receivedAt) &&
    isFrom(sentUptimeMs, sentAt) &&
    reports.every(
      ({ wall, uptimeMs, readings }) =>
        isFrom(wall, uptimeMs) && readings.every((reading) => isFrom(reading.uptimeMs, uptimeMs)),
    )
  );
}

/** Values that are kept once each, by what they are as JSON. */
function listOnce<Value>(): { place(value: Value): number; all(): readonly Value[] } {
  const places = new Map<string, number>();
  const values: Value[] = [];
  return {
    place(value) {
      const key = JSON.stringify(value);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, values.length);
      return values.push(value) - 1;
    },
    all: () => values,
  };
}
