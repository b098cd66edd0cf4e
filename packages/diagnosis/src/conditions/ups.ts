import { upsAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

/** It carries more than it is made for. */
const OVERLOADED_ABOVE_RATIO = 1;

/** What a UPS says of its battery, its load and the mains. Its own word for it is taken; how old its battery is nobody knows. */
export function upsTrouble({ ups = [] }: DeviceFacts): readonly Condition[] {
  return ups.flatMap((each) => {
    const { ups: name, isOnBattery, chargeRatio, runtimeMs, loadRatio, isOverloaded, wantsBattery, testFailed } = each;
    const found: Condition[] = [];
    if (wantsBattery === true || testFailed === true) {
      const because = wantsBattery === true ? 'asked' : 'test-failed';
      found.push(condition('ups-battery', 'failing', 'ups', { ups: name, because }));
    }
    if (isOverloaded === true || (loadRatio ?? 0) > OVERLOADED_ABOVE_RATIO) {
      found.push(condition('ups-overloaded', 'at-risk', 'ups', present({ ups: name, loadRatio })));
    }
    const isFull = isOnBattery === false && (chargeRatio ?? 0) >= upsAdvice.fullFromRatio;
    if (isFull && runtimeMs !== undefined && runtimeMs < upsAdvice.runtimeShortMs) {
      found.push(condition('ups-runtime-short', 'at-risk', 'ups', present({ ups: name, runtimeMs, loadRatio })));
    }
    if (isOnBattery === true) {
      found.push(condition('ups-on-battery', 'at-risk', 'ups', present({ ups: name, chargeRatio, runtimeMs })));
    }
    return found;
  });
}
