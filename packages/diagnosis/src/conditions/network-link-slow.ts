import { linkAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { unknownFact } from './unknown-fact.ts';
import { wiredCards } from './wired-cards.ts';

/** Wired links that came up slower than their time allows, or on half duplex: a damaged cable, a bad port or an old switch. */
export function networkLinkSlow(facts: DeviceFacts): readonly Condition[] {
  const unread = facts.unread.some(({ kind }) => kind === 'network-card' || kind === 'network');
  const slow = wiredCards(facts).flatMap(({ name, speedMbps, duplex }) => {
    const isHalf = duplex === 'half';
    const isSlow = speedMbps !== undefined && speedMbps < linkAdvice.goodFromMbps;
    if (!isHalf && !isSlow) return [];
    const isPoor = isHalf || (speedMbps !== undefined && speedMbps <= linkAdvice.poorUpToMbps);
    const parameters = present<ConditionParameters['network-link-slow']>({ interface: name, speedMbps, duplex });
    return [condition('network-link-slow', isPoor ? 'at-risk' : 'ageing', 'network-card', parameters)];
  });
  if (!unread) return slow;
  return [...slow, unknownFact(facts, 'network-link', 'network-card', { kinds: ['network-card', 'network'] })];
}
