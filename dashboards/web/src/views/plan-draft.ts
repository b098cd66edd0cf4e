import type { PlanSummaryRow } from '@mach/wire';

/**
 * What the page's own plan is worth, which is made without branching: `best` is the very plan that papers and issuing make · of a `quick` one they may find a
 * better · `not-found` may still be found by them · `none` there is.
 */
export type PlanDraft = 'best' | 'quick' | 'not-found' | 'none';

export function draftOf({ plan, trouble }: Pick<PlanSummaryRow, 'plan' | 'trouble'>): PlanDraft {
  if (plan !== undefined) return plan.gap > CLOSED ? 'quick' : 'best';
  return trouble?.kind === 'not-found' ? 'not-found' : 'none';
}

/** The tolerance of the branching solver (`gapClosed`): nearer than that nothing is tried. A little more, for what rounding adds. */
const CLOSED = 1.01e-7;
