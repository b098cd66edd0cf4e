import type { Collector } from '../app.ts';
import { periodOf } from '../availability/period.ts';
import { availabilityReport } from '../availability/report.ts';
import { statedCauses } from '../availability/stated-causes.ts';
import { failingRows } from '../exposition/failing-rows.ts';
import { analysisOf } from '../routes/analysis-of.ts';
import type { DigestWish } from './digest-of.ts';

/** What a digest tells beside incidents: equipment that fails, and how available everything was this month. */
export async function digestParts(collector: Collector): Promise<Pick<DigestWish, 'failing' | 'availability'>> {
  const failing = failingRows(await analysisOf(collector));
  const now = collector.now();
  const period = periodOf({}, now);
  if (!period.ok) throw new Error(period.error);
  const { from, to } = period;
  const days = await collector.siteDays({ from, to });
  const state = collector.state();
  const causes = statedCauses(state, now);
  return { failing, availability: availabilityReport(days, { registry: state.registry, from, to, now, causes }) };
}
