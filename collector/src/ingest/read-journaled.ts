import type { BatchPayload } from '../journal/journal.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { type CheckedBatch, checkBatch } from './check-batch.ts';
import { unpack } from './unpack.ts';

/** Reads a journaled batch again, as it was read when it came. Undefined where that is no longer possible. */
export function readJournaled(entry: Pick<BatchPayload, 'coding' | 'body'>): CheckedBatch | undefined {
  // Not under the limits of this run: what was accepted once stays readable.
  const unpacked = unpack(entry.coding, entry.body, COLLECTOR_LIMITS.unpackedBytesMax);
  if (!unpacked.ok) return undefined;
  const checked = checkBatch(unpacked.value);
  return checked.ok ? checked.value : undefined;
}
