import { agentLimits } from '../../agent/src/limits.ts';
import type { NewReport, SpoolLimits } from '../../agent/src/spool/spool.ts';

/** How many reports a try makes; so few bytes that the last ones are thinned out. */
export const TORN_REPORTS = 40;
export const TORN_SPOOL_LIMITS: SpoolLimits = { ...agentLimits.spool, bytesMax: 60_000, thinnedAtOnce: 4 };

/** The report that gets this number: known again by its content. Some 2.5 kB, so that each needs pages of its own. */
export function tornReport(number: number): NewReport {
  const text = Array.from({ length: 700 }, (_, i) => ((i * 7_919 + number * 104_729) % 46_656).toString(36)).join('');
  const readings = [{ kind: 'cpu', uptimeMs: number, ok: true, values: { number, text } }];
  return { uptimeMs: number, wall: 1_795_392_000_000 + number * 60_000, bootId: 'b'.repeat(32), readings };
}
