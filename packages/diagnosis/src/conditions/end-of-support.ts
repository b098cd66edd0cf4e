import { osSupport, vietnamDayNumber } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { unknownFact } from './unknown-fact.ts';

const DAY_MS = 86_400_000;
/** A year is what an office needs to plan and buy. */
const NOTICE_DAYS = 365;

/** Whether the system still gets security updates. The last day of updates counts as supported, in Vietnam's time. */
export function endOfSupport(facts: DeviceFacts, now: number): readonly Condition[] {
  const { os } = facts;
  const support = osSupport(os ?? {});
  if (!support.known) {
    const found = [os?.distro ?? os?.platform, os?.release, os?.build, os?.edition].filter(
      (text) => text !== undefined,
    );
    return [
      unknownFact(facts, 'operating-system', 'operating-system', {
        kinds: ['os'],
        found: found.length === 0 ? undefined : found.join(' '),
      }),
    ];
  }
  const { name: product, endOfSupport: end, paidExtensionUntil } = support;
  const daysLeft = daysUntil(end, now);
  if (daysLeft < 0) {
    const parameters = present<ConditionParameters['end-of-support']>({
      product,
      endOfSupport: end,
      daysSince: -daysLeft,
      paidExtensionUntil:
        paidExtensionUntil !== undefined && daysUntil(paidExtensionUntil, now) >= 0 ? paidExtensionUntil : undefined,
    });
    return [condition('end-of-support', 'at-risk', 'operating-system', parameters)];
  }
  if (daysLeft > NOTICE_DAYS) return [];
  return [condition('ending-support', 'ageing', 'operating-system', { product, endOfSupport: end, daysLeft })];
}

/** Whole days from today to a date (yyyy-MM-dd), both in Vietnam; negative when it has passed. */
function daysUntil(date: string, now: number): number {
  return Math.round(Date.parse(date) / DAY_MS) - vietnamDayNumber(now);
}
