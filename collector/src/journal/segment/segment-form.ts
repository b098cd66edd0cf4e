import { deflateSync, inflateSync } from 'node:zlib';
import { dictionary1, type Report } from '@mach/wire';

/** A journaled batch with what is fresh of it: the envelope without its reports, unknown keys included, and these reports in their order. */
export interface SealedBatch {
  readonly position: number;
  readonly receivedAt: number;
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly reports: readonly Report[];
}

/** What is the same in many places stands here once, as JSON. */
export interface SegmentHead {
  readonly count: number;
  /** Whether times stand as they are, for some are so large that their differences are not exact. */
  readonly isPlain: boolean;
  /** What an envelope has beside its times. */
  readonly envelopes: readonly Readonly<Record<string, unknown>>[];
  /** What a report has beside its numbers and readings: of most reports nothing. */
  readonly extras: readonly Readonly<Record<string, unknown>>[];
  /** Readings of one part in the same state. */
  readonly series: readonly SegmentSeries[];
  /** Which series the readings of a report are of, in their order. */
  readonly layouts: readonly (readonly number[])[];
  /** Texts and flags among the values. */
  readonly texts: readonly unknown[];
}

export interface SegmentSeries {
  /** Everything but what stands in columns. */
  readonly same: Readonly<Record<string, unknown>>;
  /** Which of durationMs and detail each reading has. */
  readonly has: readonly ('durationMs' | 'detail')[];
  /** Names of the values; those of which one is no number are told apart, for theirs are places in `texts`. */
  readonly values: readonly string[];
  readonly isText: readonly string[];
}

const FORM = 1;
const DICTIONARY = Buffer.from(dictionary1());
/** What a head may unpack to: one segment's reports are far smaller. */
const HEAD_BYTES_MAX = 64 * 1_048_576;

/** Head and columns as one: the form, the length of the head, the head as JSON packed with the wire's dictionary, the columns. */
export function joinSegment(head: SegmentHead, columns: Uint8Array): Uint8Array {
  const text = deflateSync(JSON.stringify(head), { dictionary: DICTIONARY, level: 9 });
  const packed = new Uint8Array(HEAD_AT + text.length + columns.length);
  packed[0] = FORM;
  new DataView(packed.buffer).setUint32(1, text.length);
  packed.set(text, HEAD_AT);
  packed.set(columns, HEAD_AT + text.length);
  return packed;
}

/** Throws for a form that is not known, and for a head that can't be read. */
export function splitSegment(packed: Uint8Array): { readonly head: SegmentHead; readonly columns: Uint8Array } {
  if (packed[0] !== FORM) throw new Error(`a segment of form ${packed[0]} is not known here`);
  const columnsAt = HEAD_AT + new DataView(packed.buffer, packed.byteOffset).getUint32(1);
  const options = { dictionary: DICTIONARY, maxOutputLength: HEAD_BYTES_MAX };
  const text = inflateSync(packed.subarray(HEAD_AT, columnsAt), options);
  return { head: JSON.parse(text.toString('utf8')) as SegmentHead, columns: packed.subarray(columnsAt) };
}

const HEAD_AT = 5;
