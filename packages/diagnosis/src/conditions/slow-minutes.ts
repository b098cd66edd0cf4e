import { SLOW_CAUSES, type SlowCause, slowMinutePolicy } from '@mach/knowledge';
import { type Component, type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

const COMPONENT_OF: Readonly<Record<SlowCause, Component>> = {
  memory: 'memory',
  disk: 'disk',
  cpu: 'processor',
  network: 'network-card',
};

/** One condition for each cause that makes a good share of the minutes of use slow, once enough of them were watched. */
export function slowMinutes({ slowMinutes: found }: DeviceFacts): readonly Condition[] {
  const { share, watchedMinutesMin } = slowMinutePolicy;
  if (found === undefined || found.watched < watchedMinutesMin) return [];
  return SLOW_CAUSES.flatMap((cause) => {
    const slowRatio = (found[cause] ?? 0) / found.watched;
    if (slowRatio < share.ageing) return [];
    const level = slowRatio >= share.atRisk ? 'at-risk' : 'ageing';
    const watchedMinutes = Math.round(found.watched);
    return [condition('slow-minutes', level, COMPONENT_OF[cause], { cause, slowRatio, watchedMinutes })];
  });
}
