import { vietnamDayOf } from '@mach/knowledge';
import type { Incident, Site } from '@mach/wire';
import type { Registry } from '../../state/fleet-state.ts';
import { isOrBecame, unitOfSiteOn, unitsOfSite } from '../../state/reorganisation.ts';

type Tree = Pick<Registry, 'units' | 'sites' | 'reorganisations'>;

/**
 * The sites that an incident touched, each with the commune that it belonged to on the day on which it began: papers follow the tree of
 * that day, not that of the day on which they are made. Of one commune: the sites that were its own then, those of a commune that became
 * part of it, and those that are its own now.
 */
export function sitesTouched(incident: Touched, registry: Tree, commune?: string): readonly Site[] {
  const day = vietnamDayOf(incident.since);
  const all = incident.sitesTouched.flatMap((id) => {
    const site = registry.sites.get(id);
    return site === undefined ? [] : [{ site, unitThen: unitOfSiteOn(registry.reorganisations, site, day) }];
  });
  const asThen = ({ site, unitThen }: (typeof all)[number]): Site => ({ ...site, unitCode: unitThen });
  if (commune === undefined) return all.map(asThen);
  const own = all.filter(
    ({ site, unitThen }) => site.unitCode === commune || isOrBecame(unitThen, commune, registry.units),
  );
  if (own.length > 0 || !incident.communesTouched.includes(commune)) return own.map(asThen);
  // A reorganisation that was entered later than it was valid: the incident still knows its sites under the commune of before.
  return all.filter(({ site }) => unitsOfSite(registry.reorganisations, site).has(commune)).map(asThen);
}

/**
 * The commune whose name is to stand on a slip that one commune asks for: itself where it was touched, else the one of then that became
 * part of it; itself again where several did, or where a site came to it by a split.
 */
export function communeThen(
  { communesTouched }: Pick<Incident, 'communesTouched'>,
  commune: string,
  { units }: Pick<Tree, 'units'>,
): string {
  if (communesTouched.includes(commune)) return commune;
  const before = communesTouched.filter((code) => isOrBecame(code, commune, units));
  return before.length === 1 ? (before[0] ?? commune) : commune;
}

type Touched = Pick<Incident, 'sitesTouched' | 'communesTouched' | 'since'>;
