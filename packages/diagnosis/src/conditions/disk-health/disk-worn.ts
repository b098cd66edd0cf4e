import { wearAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../../condition.ts';
import type { DeviceFacts } from '../../facts/device-facts.ts';
import { present } from '../../present.ts';
import { judgedDisks } from './judged-disks.ts';

/** SSDs that have used up the life or the spare that their maker gives them. Wear below that is a value, not a finding. */
export function diskWorn(facts: DeviceFacts): readonly Condition[] {
  return judgedDisks(facts).flatMap(({ disk, readAt, model, wearRatio, spareRatio, spareThresholdRatio }) => {
    const isWorn = wearRatio !== undefined && wearRatio >= wearAdvice.wornFromRatio;
    const isSpareGone =
      spareRatio !== undefined && spareThresholdRatio !== undefined && spareRatio < spareThresholdRatio;
    if (!isWorn && !isSpareGone) return [];
    const parameters = present<ConditionParameters['disk-worn']>({
      disk,
      readAt,
      model,
      wearRatio,
      spareRatio,
      spareThresholdRatio,
    });
    return [condition('disk-worn', isSpareGone ? 'failing' : 'at-risk', 'disk', parameters)];
  });
}
