import { type SlowCause, slowMinutePolicy } from '@mach/knowledge';
import type { Assessment } from './assessment.ts';
import type { PriorityPolicy, Spread } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';
import { reason } from './reason.ts';

/**
 * What a part costs by the slow minutes that were watched, in place of any assumption, once enough were watched
 * (`slowMinutePolicy.watchedMinutesMin`); undefined before, and where the cause was not judged. Watched minutes are minutes of use: how much of a
 * working month a machine is in use is the policy's.
 */
export function watched(
  cause: SlowCause,
  { facts }: RankedDevice,
  policy: PriorityPolicy,
): (Assessment & { readonly known: true }) | undefined {
  const found = facts.slowMinutes;
  const slow = found?.[cause];
  if (found === undefined || slow === undefined || found.watched < slowMinutePolicy.watchedMinutesMin) return undefined;
  const slowRatio = Math.min(1, slow / found.watched);
  const minutes = (end: keyof Spread) => slowRatio * policy.inUseRatio[end] * policy.workingMonthMinutes;
  const spread = { low: minutes('low'), likely: minutes('likely'), high: minutes('high') };
  const watchedMinutes = Math.round(found.watched);
  return { known: true, spread, measured: true, reason: reason('slow-minutes', { cause, slowRatio, watchedMinutes }) };
}
