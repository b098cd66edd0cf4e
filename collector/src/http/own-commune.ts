import type { Incident } from '@mach/wire';
import type { FastifyRequest } from 'fastify';

/**
 * Whether the caller may be shown what is of this unit. Routes with the access `own-commune` ask it for each thing that they give: what
 * is not the caller's own is not there for them (404, or left out of a list).
 */
export function maySee({ caller }: FastifyRequest, unitCode: string | undefined): boolean {
  return caller?.communeCode === undefined || caller.communeCode === unitCode;
}

/** Whoever belongs to a commune sees what touched it, as far as it reached; of nobody's commune is what touched none. */
export const maySeeIncident = (
  request: FastifyRequest,
  { communesTouched }: Pick<Incident, 'communesTouched'>,
): boolean => request.caller?.communeCode === undefined || communesTouched.some((code) => maySee(request, code));
