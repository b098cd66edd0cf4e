import type { Health } from '@mach/messages';
import type { ServiceBoardRow } from '@mach/wire';

/** In so many of the communes it is no matter of a few of them. */
const MANY_RATIO = 0.5;

export interface ServiceState {
  readonly health: Health;
  /** What most of those that are in trouble find; absent where all is well or nobody asked. */
  readonly trouble?: 'slow' | 'down';
  /** Whose fault it is, as far as is known: `system` only where an incident says so. */
  readonly verdict?: 'system' | 'notEnough' | 'fewOnly';
}

/** A service on the board. Nothing is said against a system that no incident says, however many find it slow. */
export function serviceState({ communes, slow, down, incident }: ServiceBoardRow): ServiceState {
  const affected = slow + down;
  if (communes === 0) return { health: 'no-data', ...(incident !== undefined && { verdict: 'system' }) };
  if (affected === 0) return { health: 'normal', ...(incident !== undefined && { verdict: 'system' }) };
  const trouble = down > slow ? 'down' : 'slow';
  const isWide = affected / communes >= MANY_RATIO;
  const verdict = incident !== undefined ? 'system' : isWide ? 'notEnough' : 'fewOnly';
  return { health: trouble === 'down' && isWide ? 'down' : 'attention', trouble, verdict };
}
