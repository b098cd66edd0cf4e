import type { RegisteredDevice } from './fleet-state.ts';

/** Whether a device counts: neither withdrawn, nor one whose place another has taken. */
export function isInService({
  revokedAt,
  supersededBy,
}: Pick<RegisteredDevice, 'revokedAt' | 'supersededBy'>): boolean {
  return revokedAt === undefined && supersededBy === undefined;
}
