import { COLLECTOR_CHECK, type Reading } from '@mach/wire';
import { GATEWAY_CHECK, GATEWAY_PING_CHECK } from './default-checks.ts';

/** The checks of the way out of this PC. */
const WAY_OUT: ReadonlySet<string> = new Set([GATEWAY_CHECK, GATEWAY_PING_CHECK, COLLECTOR_CHECK]);

/**
 * Tells when the user of this PC begins to be affected: the way out was good and now is not. Once, until all of it is good
 * again, for one broken line shows in several checks one after the other.
 */
export function createAffected(): (checkId: string, readings: readonly Reading[]) => boolean {
  const good = new Set<string>();
  const bad = new Set<string>();
  return (id, readings) => {
    if (!WAY_OUT.has(id) || readings.length === 0) return false;
    if (readings.every(({ ok }) => ok)) {
      good.add(id);
      bad.delete(id);
      return false;
    }
    const begins = bad.size === 0 && good.has(id);
    good.delete(id);
    bad.add(id);
    return begins;
  };
}
