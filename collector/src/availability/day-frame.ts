import { corrected, type DayFrame, NO_EVIDENCE, type States, type Stretch, statesOfDay } from '@mach/diagnosis';
import { startOfVietnamDay } from '@mach/knowledge';
import type { Site } from '@mach/wire';
import type { Registry } from '../state/fleet-state.ts';
import { hasPath } from '../state/reachable.ts';
import { unitOfSiteOn } from '../state/reorganisation.ts';
import { siteCalendar } from '../state/working-hours.ts';
import type { SettledDay, SiteDay } from './site-day.ts';

const DAY_S = 86_400;

/** What is known of silences beside the readings, in ms: from verdicts, or from people. */
export interface StatedCause {
  readonly site: string;
  readonly from: number;
  readonly to: number;
  readonly cause: 'power' | 'switched-off' | 'collector';
}

/** How a site's day is reckoned, as its register has it now; `now` in ms, for a day that is not over. */
export function dayFrame(
  registry: Registry,
  site: Site,
  day: string,
  { now, causes = [] }: { readonly now: number; readonly causes?: readonly StatedCause[] },
): DayFrame {
  const start = startOfVietnamDay(day);
  const secondOf = (at: number) => Math.min(DAY_S, Math.max(0, Math.round((at - start) / 1_000)));
  const unit = registry.units.get(unitOfSiteOn(registry.reorganisations, site, day));
  const network = unit?.network;
  const registered = [...registry.lines.values()].filter(({ siteId }) => siteId === site.id).map(({ kind }) => kind);
  const lines = (['internet', 'data-network'] as const).filter((path) =>
    network === undefined ? path === 'internet' || registered.includes(path) : hasPath(network, { path }),
  );
  return {
    sessions: siteCalendar(site, registry, unit?.code)
      .sessionsOn(day)
      .map(([from, to]): Stretch => [secondOf(from), secondOf(to)]),
    until: secondOf(now),
    // All that a proxy leads to is one line.
    lines: network === 'proxy' ? ['internet'] : lines,
    services: [...registry.services.values()].filter((service) => hasPath(network, service)),
    causes: causes
      .filter((each) => each.site === site.id && each.from < start + DAY_S * 1_000 && each.to > start)
      .map(({ from, to, cause }) => ({ from: secondOf(from), to: secondOf(to), value: cause }))
      .sort((a, b) => a.from - b.from),
  };
}

/** A day as it would be written down: what is settled stays, corrected by what came after that. */
export function settledOf({ evidence, settled }: Pick<SiteDay, 'evidence' | 'settled'>, frame: DayFrame): SettledDay {
  const pcs = [...new Set([...(settled?.pcs ?? []), ...(evidence?.pcs ?? [])])].sort((a, b) => a - b);
  if (settled !== undefined && evidence === undefined) return settled;
  const sessions = settled?.sessions ?? frame.sessions;
  const found = statesOfDay(evidence ?? NO_EVIDENCE, { ...frame, sessions });
  const states: Record<string, States> = { ...settled?.states };
  for (const [subject, late] of found) {
    const kept = states[subject];
    states[subject] = kept === undefined ? late : corrected(kept, late, frame.until);
  }
  return { sessions, states, pcs };
}
