import type { Reorganisation, Site } from '@mach/wire';

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
