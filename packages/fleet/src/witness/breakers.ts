import { draw } from '../noise.ts';
import type { Province } from '../province.ts';
import type { Fault } from '../scenario.ts';

const MINUTE_MS = 60_000;
/** Two of five sites do so. */
const SHARE = 0.4;

/** Main breakers thrown at the end of a session, at each site within some minutes of it, until people come back. */
export function breakers(
  province: Province,
  key: number,
  end: { readonly around: number; readonly lastsMs: number; readonly except?: ReadonlySet<string> },
): Fault[] {
  return province.communes
    .flatMap((commune) => commune.sites)
    .filter(({ id }) => end.except?.has(id) !== true && draw(key, `breaker ${id}`) < SHARE)
    .map(({ id }) => {
      const from = end.around + Math.round((draw(key, `breaker at ${id}`, end.around) * 25 - 8) * MINUTE_MS);
      return { type: 'switched-off', how: 'breaker', where: { site: id }, from, to: end.around + end.lastsMs };
    });
}
