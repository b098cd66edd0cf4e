import { kinds } from '@mach/probes';
import type { LatestReading } from '@mach/wire';
import { hasCheck } from './catalogue.ts';

/**
 * Whether a question to the network went wrong at its last asking. A part of the machine that can't be read is no such
 * failure: it is unknown, and the device's conditions say so.
 */
export function isFailedCheck({ kind, ok }: Pick<LatestReading, 'kind' | 'ok'>): boolean {
  const known = kinds.get(kind);
  return !ok && known !== undefined && hasCheck(known);
}
