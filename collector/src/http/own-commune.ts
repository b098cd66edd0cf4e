import type { Incident } from '@mach/wire';
import type { FastifyRequest } from 'fastify';
import { isOfCommune, type Tree } from '../incidents/of-commune.ts';
import { isOrBecame } from '../state/reorganisation.ts';

/**
 * Whether the caller may be shown what is of this unit. Routes with the access `own-commune` ask it for each thing that they give: what
 * is not the caller's own is not there for them (404, or left out of a list).
 */
export function maySee({ caller }: FastifyRequest, unitCode: string | undefined): boolean {
  return caller?.communeCode === undefined || caller.communeCode === unitCode;
}

/** The same of what is left of former days: what was of a unit that ended is of the one that followed it. */
export const maySeePast = ({ caller }: FastifyRequest, unitCode: string, { units }: Pick<Tree, 'units'>): boolean =>
  caller?.communeCode === undefined || isOrBecame(unitCode, caller.communeCode, units);

/** Whoever belongs to a commune sees what is of it, as far as it reached; of nobody's commune is what touched none. */
export const maySeeIncident = (
  { caller }: FastifyRequest,
  incident: Pick<Incident, 'communesTouched' | 'sitesTouched'>,
  tree: Tree,
): boolean => caller?.communeCode === undefined || isOfCommune(incident, caller.communeCode, tree);
