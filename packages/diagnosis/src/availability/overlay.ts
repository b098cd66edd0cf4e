import type { AvailabilityState, States } from './day-states.ts';
import { layered } from './pieces.ts';

const MEASURED: readonly AvailabilityState[] = ['up', 'degraded', 'down'];

/**
 * States that were written down, corrected by what came after that: where nothing was known it takes their place, and where both
 * measured something the better one holds, as between two PCs.
 */
export function corrected(kept: States, late: States, until: number): States {
  return layered<AvailabilityState, AvailabilityState>(until, [kept, late], ([before, after]) => {
    const measured = MEASURED.find((state) => state === before || state === after);
    return measured ?? before ?? after ?? 'no-data';
  });
}
