import type { Unit } from '@mach/wire';

/** Whether a unit is a commune, and one that has not ended by a merger: what ended stays in reports of the days before. */
export const isCommuneNow = (unit: Pick<Unit, 'kind' | 'successor'> | undefined): boolean =>
  unit?.kind === 'commune' && unit.successor === undefined;
