import type { Collector } from '../app.ts';
import { type Analysis, createAnalyst } from '../exposition/analysis.ts';

const analysts = new WeakMap<Collector, () => Analysis>();

/** The analysis of a collector's fleet as of now, shared by all routes so that it is made once. */
export function analysisOf(collector: Collector): Analysis {
  let analyst = analysts.get(collector);
  if (analyst === undefined) {
    analyst = createAnalyst(collector.state, collector.now);
    analysts.set(collector, analyst);
  }
  return analyst();
}
