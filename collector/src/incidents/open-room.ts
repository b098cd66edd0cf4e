import type { Incident, IncidentView } from '@mach/wire';
import type { IncidentLimits } from './incident-limits.ts';

type ScopeKind = IncidentView['scope']['kind'];

export interface OpenRoom {
  /** Whether there is room for one more of that kind; where there is, it is taken. */
  take(kind: ScopeKind): boolean;
}

/** Scopes that a province has thousands of, the narrowest first; all others are wide. */
const NARROW = ['device', 'site'] as const;

/**
 * How many incidents may still be opened. Those of single PCs, and those of PCs and single sites together, may take a share of all room
 * alone: a day of small trouble must not keep the outage of a provider from being opened.
 */
export function openRoom(
  open: Iterable<Pick<Incident, 'scope'>>,
  { openMax, openShares }: Pick<IncidentLimits, 'openMax' | 'openShares'>,
): OpenRoom {
  const counts = new Map<ScopeKind, number>();
  const note = (kind: ScopeKind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { scope } of open) note(scope.kind);
  const sum = (kinds: Iterable<ScopeKind>) => [...kinds].reduce((all, kind) => all + (counts.get(kind) ?? 0), 0);
  return {
    take(kind) {
      const isFree = NARROW.every((bound, index) => {
        const within = NARROW.slice(0, index + 1);
        return !within.some((each) => each === kind) || sum(within) < openMax * openShares[bound];
      });
      if (!isFree || sum(counts.keys()) >= openMax) return false;
      note(kind);
      return true;
    },
  };
}
