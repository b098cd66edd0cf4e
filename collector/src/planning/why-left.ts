import type { DraftPlan, NotChosen } from '@mach/priority';
import type { PlanLeftRow } from '@mach/wire';

/** A device without a line of its own, and why. */
export type Left = Omit<NotChosen, 'because'> & Pick<PlanLeftRow, 'because'>;

/**
 * Whom a plan leaves out. One that a line moves elsewhere is in the plan all the same: that nothing is worth buying for it is why it was taken. Told here and not
 * in the frozen plan, which must come out the same when it is made again.
 */
export function leftBy({ lines, notChosen }: Pick<DraftPlan, 'lines' | 'notChosen'>): readonly Left[] {
  const givers = new Set(lines.flatMap(({ from }) => from ?? []));
  return notChosen.map((one) => (givers.has(one.device) ? { ...one, because: 'exchanged' } : one));
}
