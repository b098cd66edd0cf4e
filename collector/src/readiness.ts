/** Whether the collector can serve; if not, why. A `warning` is for the operator and stops nothing. */
export type Readiness =
  | { readonly ready: true; readonly warning?: string }
  | { readonly ready: false; readonly reason: string };

export type Phase = 'starting' | 'live' | 'stopped';

export interface Condition {
  readonly phase: Phase;
  /** Why the journal could not be written last. */
  readonly trouble: string | undefined;
  /** How far the journal's last receive time is ahead of the machine's clock. */
  readonly aheadMs: number;
  /** Reports come faster than they are written down. */
  readonly isBehind: boolean;
}

/** A receive time this far ahead of the wall clock is worth a warning. */
const CLOCK_BEHIND_MS = 300_000;

/** What is in the way of serving, or worth to be known beside it; the worst of it where it is several things. */
export function readinessOf({ phase, trouble, aheadMs, isBehind }: Condition): Readiness {
  if (phase === 'starting') return { ready: false, reason: 'The collector is still reading its journal.' };
  if (phase === 'stopped') return { ready: false, reason: 'The collector is stopping.' };
  if (trouble !== undefined) return { ready: false, reason: trouble };
  if (isBehind) {
    return {
      ready: true,
      warning:
        'More reports come than this machine writes down in time: agents are told to come later, nothing is lost.',
    };
  }
  if (aheadMs <= CLOCK_BEHIND_MS) return { ready: true };
  const warning = `The journal's last entry is ${Math.round(aheadMs / 1_000)} s ahead of this machine's clock: check the clock. Receive times stand still until it is caught up.`;
  return { ready: true, warning };
}
