import type { Incident, Site } from '@mach/wire';
import type { Registry } from '../../state/fleet-state.ts';

/**
 * The commune that a site belonged to while an incident lasted: papers follow the tree of that time, not that of the day on which they are
 * made. An incident names its communes as they were; one of them that has ended and was followed by what the site belongs to now is it.
 * Where several were, nobody can tell by the register alone, and the site's own is named.
 */
export function unitThen(
  { unitCode }: Site,
  { communesTouched }: Pick<Incident, 'communesTouched'>,
  { units }: Pick<Registry, 'units'>,
): string {
  if (communesTouched.includes(unitCode)) return unitCode;
  const before = communesTouched.filter((code) => endsIn(code, units) === unitCode);
  return before.length === 1 ? (before[0] ?? unitCode) : unitCode;
}

/** Mergers of mergers are followed; a register that goes in a circle ends somewhere. */
const STEPS_MAX = 8;

function endsIn(code: string, units: Registry['units']): string {
  let last = code;
  for (let step = 0; step < STEPS_MAX; step++) {
    const next = units.get(last)?.successor;
    if (next === undefined || next === last) break;
    last = next;
  }
  return last;
}
