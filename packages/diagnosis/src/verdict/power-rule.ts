import type { Neighbours } from './neighbours.ts';
import type { Blame } from './reach.ts';
import type { SiteSummary } from './site-summary.ts';

/** Breakers that are thrown at the same minute by chance are no witness of each other: at the end of a session it takes more. */
const NEIGHBOURS_AT_CLOSING = 2;

/**
 * A power cut needs working time and a second witness: a UPS that lost the mains, a neighbour that fell silent with it, or PCs that
 * tell, once they are back, that nobody shut them down. Near the end of a session or outside of sessions it is switched off.
 */
export function powerRule(
  blames: Readonly<Record<Blame, number>>,
  { evidence, isSilent, stops }: SiteSummary,
  { together }: Neighbours,
): { readonly blames: Readonly<Record<Blame, number>>; readonly lacksWitness: boolean } {
  const onBattery = evidence.ups === 'battery';
  switch (evidence.time) {
    case 'outside':
      return { blames: { ...blames, power: 0, off: blames.off + blames.power }, lacksWitness: false };
    case 'closing':
      if (isSilent || onBattery || together >= NEIGHBOURS_AT_CLOSING) return { blames, lacksWitness: false };
      return { blames: { ...blames, power: 0, off: blames.off + blames.power }, lacksWitness: false };
    case 'working': {
      const isWitnessed = onBattery || together > 0 || stops.unclean > stops.clean;
      return { blames, lacksWitness: !isSilent && !isWitnessed };
    }
  }
}
