import { linkAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import { daysSinceStart } from '../days-since-start.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { wiredCards } from './wired-cards.ts';

const DAY_MS = 86_400_000;

/** Wired links that come and go: a loose plug or a failing switch. */
export function networkLinkFlapping(facts: DeviceFacts): readonly Condition[] {
  const { uptimeMs } = facts;
  if (uptimeMs === undefined) return [];
  return wiredCards(facts).flatMap(({ name, carrierChanges: changes }) => {
    if (changes === undefined || changes < linkAdvice.carrierChangesMin) return [];
    const changesPerDay = changes / Math.max(1, uptimeMs / DAY_MS);
    if (changesPerDay < linkAdvice.carrierChangesPerDay) return [];
    const days = daysSinceStart(uptimeMs);
    return [condition('network-link-flapping', 'at-risk', 'network-card', { interface: name, changes, days })];
  });
}
