import type { CollectedLan } from '@mach/probes';

/** A look at the LAN is made once a day, and at another gateway. */
const FRESH_MS = 20 * 3_600_000;

/** Whether the last look still holds. One from ahead of the clock does not: the clock was put right since. */
export function isFresh(last: CollectedLan, now: number, place: Pick<CollectedLan, 'interface' | 'gateway'>): boolean {
  const ageMs = now - last.madeAt;
  const isSamePlace = last.interface === place.interface && last.gateway === place.gateway;
  return isSamePlace && ageMs >= 0 && ageMs < FRESH_MS;
}
