import type { Collector } from '../app.ts';
import { createAnalyst } from '../exposition/analysis.ts';
import type { Analysis } from '../exposition/findings.ts';
import { nextTurn } from '../http/next-turn.ts';

const analysts = new WeakMap<Collector, () => Promise<Analysis>>();

/** The analysis of a collector's fleet as of now, shared by all routes so that it is made once. */
export function analysisOf(collector: Collector): Promise<Analysis> {
  let analyst = analysts.get(collector);
  if (analyst === undefined) {
    analyst = createAnalyst({ state: collector.state, now: collector.now, nextTurn });
    analysts.set(collector, analyst);
  }
  return analyst();
}
