import { memoryErrorAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

const DAY_MS = 86_400_000;

/** Memory that makes errors: one that could not be corrected is failure, many corrected ones announce it. */
export function memoryErrors({ memoryErrors: found }: DeviceFacts): readonly Condition[] {
  return (found ?? []).flatMap(({ controller, corrected, uncorrected, countedMs }) => {
    // Under a day a burst at the start would look like ten times as many.
    const correctedPerDay = countedMs === undefined ? undefined : corrected / Math.max(1, countedMs / DAY_MS);
    const isOften =
      corrected >= memoryErrorAdvice.correctedMin &&
      (correctedPerDay ?? Number.POSITIVE_INFINITY) >= memoryErrorAdvice.correctedPerDay;
    if (uncorrected === 0 && !isOften) return [];
    const parameters = present<ConditionParameters['memory-errors']>({
      controller,
      corrected,
      uncorrected,
      correctedPerDay,
    });
    return [condition('memory-errors', uncorrected > 0 ? 'failing' : 'at-risk', 'memory', parameters)];
  });
}
