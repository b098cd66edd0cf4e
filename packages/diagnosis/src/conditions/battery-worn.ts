import { batteryAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

/** Batteries and UPS that hold much less than they were made for. */
export function batteryWorn({ batteries }: DeviceFacts): readonly Condition[] {
  return (batteries ?? []).flatMap(({ battery, isUps, healthRatio, cycles }) => {
    if (healthRatio === undefined || healthRatio >= batteryAdvice.wornBelowRatio) return [];
    const level = healthRatio < batteryAdvice.spentBelowRatio ? 'at-risk' : 'ageing';
    const parameters = present<ConditionParameters['battery-worn']>({ battery, isUps, healthRatio, cycles });
    return [condition('battery-worn', level, 'battery', parameters)];
  });
}
