import { isDeepStrictEqual } from 'node:util';
import { isInRanges, toRanges } from '@mach/wire';
import { readJournaled } from '../ingest/read-journaled.ts';
import type { BatchPayload, Entry } from './journal.ts';
import { openSegment } from './segment/open-segment.ts';
import { packSegment } from './segment/pack-segment.ts';
import type { SealedBatch } from './segment/segment-form.ts';
import type { Segment } from './segments.ts';

export type BatchEntry = Entry & BatchPayload;

/**
 * Packs batches of one device and epoch that were received in one span (an hour). Undefined where what was packed does not read back
 * as it was: then the batches stay as they came, as do those whose bodies can't be read.
 */
export function seal(entries: readonly BatchEntry[], spanMs: number): Segment | undefined {
  const batches: SealedBatch[] = [];
  let values = 0;
  for (const entry of entries) {
    const checked = readJournaled(entry);
    if (checked === undefined) continue;
    const fresh = checked.reports.filter(({ seq }) => isInRanges(entry.fresh, seq));
    if (!isDeepStrictEqual(toRanges(fresh.map(({ seq }) => seq)), entry.fresh)) continue;
    for (const each of fresh) values += each.values;
    const { position, receivedAt } = entry;
    batches.push({ position, receivedAt, envelope: checked.envelope, reports: fresh.map(({ report }) => report) });
  }
  const [first] = entries;
  const last = batches.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const body = packed(batches);
  if (body === undefined) return undefined;
  return {
    spanStart: Math.floor(first.receivedAt / spanMs) * spanMs,
    device: first.device,
    epoch: first.epoch,
    seqs: toRanges(batches.flatMap(({ reports }) => reports.map(({ seq }) => seq))),
    positions: batches.map(({ position }) => position),
    lastReceivedAt: last.receivedAt,
    values,
    body,
  };
}

function packed(batches: readonly SealedBatch[]): Uint8Array | undefined {
  try {
    const body = packSegment(batches);
    const segment = openSegment(body);
    return batches.every((batch, index) => isSame(segment.batch(index), batch)) ? body : undefined;
  } catch (error) {
    // Nested deeper than JSON can be written again: only a hostile device sends that.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A negative zero is a zero to JSON, in which both are written down again. */
function isSame(one: SealedBatch, other: SealedBatch): boolean {
  return isDeepStrictEqual(one, other) || isDeepStrictEqual(asJson(one), asJson(other));
}

const asJson = (batch: SealedBatch): unknown => JSON.parse(JSON.stringify(batch));
