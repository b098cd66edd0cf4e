import type { Reorganisation, Site, Unit } from '@mach/wire';

type Past = readonly Pick<Reorganisation, 'validFrom' | 'moves'>[];

/**
 * The unit that a site belonged to on a day (yyyy-MM-dd): the one that the first later move took it from, and without one where it stands
 * now. Reports of a day follow the tree that was valid then.
 */
export function unitOfSiteOn(past: Past, { id, unitCode }: Pick<Site, 'id' | 'unitCode'>, day: string): string {
  let found: { readonly validFrom: string; readonly from: string } | undefined;
  for (const { validFrom, moves } of past) {
    const move = moves.find(({ site }) => site === id);
    if (move === undefined || validFrom <= day) continue;
    // Of several on one day the first is what was before.
    if (found === undefined || validFrom < found.validFrom) found = { validFrom, from: move.from };
  }
  return found?.from ?? unitCode;
}

/** All units that a site ever belonged to, the one of now among them. */
export function unitsOfSite(past: Past, { id, unitCode }: Pick<Site, 'id' | 'unitCode'>): ReadonlySet<string> {
  const froms = past.flatMap(({ moves }) => moves.filter(({ site }) => site === id).map(({ from }) => from));
  return new Set([unitCode, ...froms]);
}

/** Mergers of mergers are followed; a register that goes in a circle ends somewhere. */
const STEPS_MAX = 8;

/** Whether a unit is this one, or ended and was followed by it, at once or by way of others that ended too. */
export function isOrBecame(code: string, unit: string, units: ReadonlyMap<string, Pick<Unit, 'successor'>>): boolean {
  let last: string | undefined = code;
  for (let step = 0; step <= STEPS_MAX && last !== undefined; step++) {
    if (last === unit) return true;
    last = units.get(last)?.successor;
  }
  return false;
}
