import { grouped } from '@mach/wire';
import type { SiteSummary } from './site-summary.ts';

/** Other sites of the same area, and those of them that fell silent with this one. */
export interface Neighbours {
  readonly others: number;
  readonly together: number;
  /** Those that have another provider: no provider explains them. */
  readonly ofAnotherProvider: number;
  /** Sites of other areas that went at the same moment and tell of a power cut themselves: who feeds whom the register seldom knows. */
  readonly cutElsewhere: number;
}

/** Sites of one feeder lose their power within seconds; their reports end within a minute. */
const TOGETHER_MS = 60_000;

const isAtOnce = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && Math.abs(one - other) <= TOGETHER_MS;

/** Most of its PCs went off, and a UPS or the PCs themselves tell that nobody switched them off. */
const tellsOfPowerCut = ({ isGone, life, stops, evidence }: SiteSummary): boolean =>
  isGone && life.off > life.running && (evidence.ups === 'battery' || stops.unclean > stops.clean);

/** For each site, who around it is gone since the same moment: the second witness of a power cut. */
export function neighboursOf(summaries: readonly SiteSummary[]): readonly Neighbours[] {
  const cut = summaries.filter(tellsOfPowerCut);
  const byArea = grouped(summaries, ({ topology }) => topology.area ?? topology.commune);
  return summaries.map((summary) => {
    const around = byArea.get(summary.topology.area ?? summary.topology.commune) ?? [];
    const { since } = summary;
    const together = around.filter((other) => other !== summary && other.isGone && isAtOnce(other.since, since));
    const another = together.filter(({ topology }) => topology.isp !== summary.topology.isp);
    const elsewhere = cut.filter((other) => !around.includes(other) && isAtOnce(other.since, since));
    return {
      others: around.length - 1,
      together: together.length,
      ofAnotherProvider: another.length,
      cutElsewhere: elsewhere.length,
    };
  });
}
