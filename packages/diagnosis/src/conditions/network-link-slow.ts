import { linkAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts, NetworkCardFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { unknownFact } from './unknown-fact.ts';
import { wiredCards } from './wired-cards.ts';

/**
 * Wired links that came up slower than their card and their time allow, or on half duplex: a damaged cable, a bad plug, an old switch, or
 * a speed fixed by hand. A card that can do no more than it does is told as such.
 */
export function networkLinkSlow(facts: DeviceFacts): readonly Condition[] {
  const unread = facts.unread.some(({ kind }) => kind === 'network-card' || kind === 'network');
  const cards = wiredCards(facts);
  const found = cards.flatMap(judge);
  // A link that is up without a speed may be a slow one.
  const isUntold = cards.some(({ speedMbps, linkUp }) => linkUp === true && speedMbps === undefined);
  if (!unread && !isUntold) return found;
  return [...found, unknownFact(facts, 'network-link', 'network-card', { kinds: ['network-card', 'network'] })];
}

function judge(card: NetworkCardFacts): readonly Condition[] {
  const { name, speedMbps, duplex, ability } = card;
  const isHalf = duplex === 'half';
  const isSlow = speedMbps !== undefined && speedMbps < linkAdvice.goodFromMbps;
  if (!isHalf && !isSlow) return [];
  const isAllItCan = ability !== undefined && speedMbps !== undefined && ability.maxSpeedMbps <= speedMbps;
  if (isAllItCan && !isHalf) {
    return [condition('network-card-slow', 'ageing', 'network-card', { interface: name, ...ability })];
  }
  const isPoor = isHalf || (speedMbps !== undefined && speedMbps <= linkAdvice.poorUpToMbps);
  const parameters = present<ConditionParameters['network-link-slow']>({
    interface: name,
    speedMbps,
    duplex,
    cardMbps: ability?.maxSpeedMbps,
    otherEndMbps: card.otherEndMaxSpeedMbps,
    pointsTo: pointsTo(card),
  });
  return [condition('network-link-slow', isPoor ? 'at-risk' : 'ageing', 'network-card', parameters)];
}

/**
 * Both ends say what they can do over two of the four pairs of the cable, and Gigabit needs all four: where both can do more than the link
 * has, what lies between them is at fault.
 */
function pointsTo(card: NetworkCardFacts): ConditionParameters['network-link-slow']['pointsTo'] {
  const { speedMbps = 0, ability, otherEndMaxSpeedMbps: otherEnd, autoNegotiation } = card;
  if (autoNegotiation === false) return 'fixed-speed';
  if (otherEnd === undefined || ability === undefined || ability.maxSpeedMbps <= speedMbps) return undefined;
  return otherEnd > speedMbps ? 'cable' : 'other-end';
}
