import { type Component, type ConditionOf, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts, FactName } from '../facts/device-facts.ts';
import { present } from '../present.ts';

/**
 * Says that a fact is not known, and why: the reading of one of these kinds failed, or came and did not tell (`found`), or
 * never came.
 */
export function unknownFact(
  facts: DeviceFacts,
  fact: FactName,
  component: Component,
  { kinds, found }: { readonly kinds: readonly string[]; readonly found?: string | undefined },
): ConditionOf<'fact-unknown'> {
  const unread = facts.unread.find(({ kind }) => kinds.includes(kind));
  return condition(
    'fact-unknown',
    'unknown',
    component,
    present<ConditionParameters['fact-unknown']>({
      fact,
      because: unread !== undefined ? 'failed' : found === undefined ? 'not-reported' : 'not-recognised',
      part: unread?.target,
      found: unread === undefined ? found : undefined,
      failure: unread?.failure,
    }),
  );
}
