import type { Verdict } from '@mach/diagnosis';
import type { IncidentView } from '@mach/wire';

/** What a view needs for it to be known whom it is about. */
type About = Pick<IncidentView, 'scope' | 'cause' | 'causes'>;

/** A kind of trouble within which one incident may grow into another: ways out, names, one service, one PC, our own side. */
export function familyOf({ scope, cause, causes }: About): string {
  if (scope.kind === 'device') return `device ${scope.id}`;
  if (scope.kind === 'service') return `service ${scope.id}`;
  if (cause === 'service') return 'behind sign-in';
  return causes.includes('dns') ? 'names' : 'ways';
}

/** What it is about, by which it is known again as long as it is seen as the same. */
export const subjectOf = (view: About): string => `${familyOf(view)} ${view.scope.kind} ${view.scope.id ?? view.cause}`;

export function viewOf({ scope, ...verdict }: Verdict): IncidentView {
  const { kind, id, sites, communes } = scope;
  const { stage, trouble, cause, causes, alike, confidence, vantages, evidence, announced } = verdict;
  const about = id === undefined ? { kind } : { kind, id };
  return {
    ...{ stage, trouble, cause, causes, alike, scope: about, sites, communes, confidence, vantages, evidence },
    ...(announced === undefined ? {} : { announced }),
  };
}
