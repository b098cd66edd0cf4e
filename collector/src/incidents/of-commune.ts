import type { Incident, Site, Unit } from '@mach/wire';
import { isOrBecame } from '../state/reorganisation.ts';

/** The part of the register that tells whose something was. */
export interface Tree {
  readonly units: ReadonlyMap<string, Pick<Unit, 'successor'>>;
  readonly sites: ReadonlyMap<string, Pick<Site, 'unitCode'>>;
}

/**
 * Whether an incident is of a commune: it touched the commune, one that ended and became part of it, or a site that is its own now. So
 * what a site lived through before a merger or a split is not lost to those who work there.
 */
export const isOfCommune = (
  { communesTouched, sitesTouched }: Pick<Incident, 'communesTouched' | 'sitesTouched'>,
  commune: string,
  { units, sites }: Tree,
): boolean =>
  communesTouched.some((code) => isOrBecame(code, commune, units)) ||
  sitesTouched.some((id) => sites.get(id)?.unitCode === commune);
