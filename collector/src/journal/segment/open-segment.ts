import type { Reading, Report } from '@mach/wire';
import { bitReader } from './bit-coder.ts';
import { newColumnModels, readNumbers } from './number-column.ts';
import { type SealedBatch, splitSegment } from './segment-form.ts';

/** A segment opened for reading. A batch is put together when it is asked for. */
export interface OpenSegment {
  readonly positions: readonly number[];
  batch(index: number): SealedBatch;
}

/** Opens a packed segment. Throws when it is damaged in a way that shows; its check sum is its keeper's. */
export function openSegment(packed: Uint8Array): OpenSegment {
  const { head, columns } = splitSegment(packed);
  const reader = bitReader(columns);
  const models = newColumnModels();
  const take = (count: number) => readNumbers(reader, models, count);
  const onto = (base: number, beyond: number) => (head.isPlain ? beyond : base + beyond);
  const batches = head.count;
  const positions = take(batches);
  const receivedAt = take(batches);
  const sentAfter = take(batches);
  const uptimeAfter = take(batches);
  const envelope = take(batches);
  const counts = take(batches);
  const reports = counts.reduce((sum, count) => sum + count, 0);
  const seq = take(reports);
  const uptimeMs = take(reports);
  const wallBeyond = take(reports);
  const extra = take(reports);
  const layout = take(reports);
  const rowCounts = new Array<number>(head.series.length).fill(0);
  /** Of each report, which row of its series each of its readings is. */
  const rowsOfReports = layout.map((each) =>
    (head.layouts[each] as readonly number[]).map((index) => {
      const row = rowCounts[index] as number;
      rowCounts[index] = row + 1;
      return row;
    }),
  );
  const series = head.series.map((each, index) => {
    const count = rowCounts[index] as number;
    const beyond = take(count);
    const durationMs = each.has.includes('durationMs') ? take(count) : undefined;
    const detail = each.has.includes('detail') ? take(count) : undefined;
    const values = each.values.map((name) => [name, take(count), each.isText.includes(name)] as const);
    return { same: each.same, beyond, durationMs, detail, values };
  });
  let ended = 0;
  const starts = counts.map((count) => {
    ended += count;
    return ended - count;
  });

  return {
    positions,
    batch(index) {
      const received = receivedAt[index] as number;
      const sentAt = onto(received, sentAfter[index] as number);
      const start = starts[index] as number;
      return {
        position: positions[index] as number,
        receivedAt: received,
        envelope: {
          ...head.envelopes[envelope[index] as number],
          sentAt,
          sentUptimeMs: onto(sentAt, uptimeAfter[index] as number),
        },
        reports: Array.from({ length: counts[index] as number }, (_, row) => reportAt(start + row)),
      };
    },
  };

  function reportAt(row: number): Report {
    const uptime = uptimeMs[row] as number;
    const indexes = head.layouts[layout[row] as number] as readonly number[];
    const rows = rowsOfReports[row] as readonly number[];
    return {
      ...head.extras[extra[row] as number],
      seq: seq[row] as number,
      uptimeMs: uptime,
      wall: onto(uptime, wallBeyond[row] as number),
      readings: indexes.map((index, at) => readingAt(index, rows[at] as number, uptime)),
    };
  }

  function readingAt(index: number, row: number, reportUptimeMs: number): Reading {
    const { same, beyond, durationMs, detail, values } = series[index] as (typeof series)[number];
    return {
      ...(same as Pick<Reading, 'kind' | 'ok'>),
      uptimeMs: onto(reportUptimeMs, beyond[row] as number),
      ...(durationMs !== undefined && { durationMs: durationMs[row] as number }),
      ...(detail !== undefined && { detail: head.texts[detail[row] as number] as string }),
      values: Object.fromEntries(
        values.map(([name, column, isText]) => {
          const value = column[row] as number;
          return [name, isText ? (head.texts[value] as string) : value];
        }),
      ),
    };
  }
}
