import { grouped } from '@mach/wire';
import type { SiteSummary } from './site-summary.ts';

/** Other sites of the same area, and those of them that fell silent with this one. */
export interface Neighbours {
  readonly others: number;
  readonly together: number;
  /** Those that have another provider: no provider explains them. */
  readonly ofAnotherProvider: number;
}

/** Sites of one feeder lose their power within seconds; their reports end within a minute. */
const TOGETHER_MS = 60_000;

/** For each site, who around it is gone since the same moment: the second witness of a power cut. */
export function neighboursOf(summaries: readonly SiteSummary[]): readonly Neighbours[] {
  const byArea = grouped(summaries, ({ topology }) => topology.area ?? topology.commune);
  return summaries.map((summary) => {
    const around = byArea.get(summary.topology.area ?? summary.topology.commune) ?? [];
    const { since } = summary;
    const together = around.filter(
      (other) =>
        other !== summary &&
        other.isGone &&
        since !== undefined &&
        other.since !== undefined &&
        Math.abs(other.since - since) <= TOGETHER_MS,
    );
    const another = together.filter(({ topology }) => topology.isp !== summary.topology.isp);
    return { others: around.length - 1, together: together.length, ofAnotherProvider: another.length };
  });
}
