import { type Component, type Condition, condition } from '../condition.ts';

import { daysSinceStart } from '../days-since-start.ts';

type StallCode = 'memory-pressure' | 'disk-io-wait' | 'processor-pressure';

/** Judges a share of stalled time by its limits. A share that was not measured says nothing, and needs no word: many systems don't count it. */
export function stalled(
  code: StallCode,
  component: Component,
  { stallRatio, uptimeMs }: { readonly stallRatio: number | undefined; readonly uptimeMs: number | undefined },
  limits: { readonly ageing: number; readonly atRisk: number },
): readonly Condition[] {
  if (stallRatio === undefined || uptimeMs === undefined || stallRatio < limits.ageing) return [];
  const level = stallRatio >= limits.atRisk ? 'at-risk' : 'ageing';
  return [condition(code, level, component, { stallRatio, days: daysSinceStart(uptimeMs) }) as Condition];
}
