import { joinEvidence, NO_EVIDENCE } from '@mach/diagnosis';
import type { SiteDay, SiteDayEvidence, SiteDayQuery } from './site-day.ts';

/** The days that were asked for, as the journal has them, joined with what is not in it yet. */
export function siteDays(
  kept: readonly SiteDay[],
  pending: readonly SiteDayEvidence[],
  { from, to, sites }: SiteDayQuery,
): readonly SiteDay[] {
  const days = new Map(kept.map((each) => [`${each.site} ${each.day}`, each]));
  for (const { site, day, evidence } of pending) {
    if (day < from || day > to || (sites !== undefined && !sites.includes(site))) continue;
    const known = days.get(`${site} ${day}`) ?? { site, day, version: 0 };
    days.set(`${site} ${day}`, { ...known, evidence: joinEvidence(known.evidence ?? NO_EVIDENCE, evidence) });
  }
  return [...days.values()];
}
