import type { Random } from '@mach/ports';
import type { CollectorLimits } from '../limits.ts';

/**
 * The seconds after which who was put off is to come again, others for each: agents that were all put off at one moment, by a full disk
 * or while a province returns, must not all be back at one moment.
 */
export function comeAgainS(
  random: Pick<Random, 'next'>,
  { retryAfterS, retryAfterMaxS }: Pick<CollectorLimits, 'retryAfterS' | 'retryAfterMaxS'>,
): number {
  return retryAfterS + Math.floor(random.next() * (retryAfterMaxS - retryAfterS + 1));
}
