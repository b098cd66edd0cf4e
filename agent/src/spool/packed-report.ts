import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { dictionary1 } from '@mach/wire';
import type { SpooledReport } from './spool.ts';

/** A report's readings unpack to less: far above what the limits of a report allow. */
const UNPACKED_BYTES_MAX = 16 * 1024 * 1024;

/** The names that reports are full of: with it one takes half the room. What was packed without it reads all the same. */
const DICTIONARY = Buffer.from(dictionary1());

/** A row of the spool as it is read back. */
export interface StoredReport {
  readonly seq: number;
  readonly boot_id: string;
  readonly wall: number;
  readonly unpacked_bytes: number;
  readonly body: Uint8Array;
}

/** The part of a report that is kept packed. */
export function packReadings(content: Pick<SpooledReport, 'uptimeMs' | 'readings'>): {
  readonly body: Uint8Array;
  readonly unpackedBytes: number;
} {
  const text = Buffer.from(JSON.stringify({ uptimeMs: content.uptimeMs, readings: content.readings }));
  return { body: deflateRawSync(text, { dictionary: DICTIONARY }), unpackedBytes: text.length };
}

export function unpackReport(row: StoredReport): SpooledReport {
  const text = inflateRawSync(row.body, { dictionary: DICTIONARY, maxOutputLength: UNPACKED_BYTES_MAX }).toString();
  const { uptimeMs, readings } = JSON.parse(text) as Pick<SpooledReport, 'uptimeMs' | 'readings'>;
  return { seq: row.seq, bootId: row.boot_id, wall: row.wall, uptimeMs, readings };
}
