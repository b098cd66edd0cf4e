import { throttleAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import { daysSinceStart } from '../days-since-start.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

const HOUR_MS = 3_600_000;

/** Whether the processor slows itself down for heat so often, since the last start, that people wait for it. */
export function cpuThrottled({ throttling, uptimeMs }: DeviceFacts): readonly Condition[] {
  if (throttling === undefined || uptimeMs === undefined || throttling.events < throttleAdvice.eventsMin) return [];
  const { events, throttledMs } = throttling;
  const throttledRatio = throttledMs === undefined ? undefined : Math.min(1, throttledMs / uptimeMs);
  const eventsPerHour = events / Math.max(1, uptimeMs / HOUR_MS);
  const isOften =
    throttledRatio === undefined
      ? eventsPerHour >= throttleAdvice.eventsPerHour
      : throttledRatio >= throttleAdvice.ratio;
  if (!isOften) return [];
  const parameters = present<ConditionParameters['cpu-throttled']>({
    events,
    throttledRatio,
    days: daysSinceStart(uptimeMs),
  });
  return [condition('cpu-throttled', 'at-risk', 'temperature', parameters)];
}
