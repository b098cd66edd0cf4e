import type { Neighbours } from './neighbours.ts';
import type { Blame } from './reach.ts';
import type { SiteSummary } from './site-summary.ts';

/** Breakers that are thrown at the same minute by chance are no witness of each other: at the end of a session it takes more. */
const NEIGHBOURS_AT_CLOSING = 2;

/**
 * A power cut needs working time and a second witness: a UPS that lost the mains, a neighbour that fell silent with it, a site elsewhere
 * that tells of a cut at the same moment, or PCs that tell, once they are back, that nobody shut them down. Near the end of a session or
 * outside of sessions it is switched off: a thrown breaker takes the mains from a UPS as well, so there only neighbours speak for a cut.
 */
export function powerRule(
  blames: Readonly<Record<Blame, number>>,
  { evidence, isSilent, stops }: SiteSummary,
  { together, cutElsewhere }: Neighbours,
): { readonly blames: Readonly<Record<Blame, number>>; readonly lacksWitness: boolean } {
  const either = blames.off + blames.power;
  const switchedOff = { blames: { ...blames, power: 0, off: either }, lacksWitness: false };
  switch (evidence.time) {
    case 'outside':
      return switchedOff;
    case 'closing':
      if (together < NEIGHBOURS_AT_CLOSING) return switchedOff;
      return { blames: { ...blames, power: either, off: 0 }, lacksWitness: false };
    case 'working': {
      const isWitnessed = evidence.ups === 'battery' || together + cutElsewhere > 0 || stops.unclean > 0;
      return { blames, lacksWitness: !isSilent && !isWitnessed };
    }
  }
}
