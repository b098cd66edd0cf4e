import { logSum } from './log-space.ts';
import { densest } from './onsets.ts';
import { SITE_STATES, statePrior } from './site-states.ts';
import type { SiteSummary } from './site-summary.ts';

/** Sites that went at the same moment: one feeder may have left all of them without power, though no register says who hangs on which. */
export interface OneFeeder {
  /** By index of the sites given. */
  readonly members: ReadonlySet<number>;
  /** At first that no feeder failed, then feeders of some and of more sites: the share of all sites, and log of its probability with all that did not go. */
  readonly extents: readonly { readonly extent: number; readonly log: number }[];
}

/** Sites of one feeder lose their power within seconds; of two that fall silent in the same minute it is looked for. */
const TOGETHER_MS = 60_000;
const MEMBERS_MIN = 2;
/**
 * A feeder somewhere in the province fails within a window. Assumption of 2026-11: each fails about monthly in working time, and a province
 * has some forty that feed more than one commune's office.
 */
const FAILS = 5e-3;
/** Offices on one feeder, few or more. */
const SIZES = [2.5, 7] as const;
/** No feeder feeds most of a province, though of a pilot there may be few sites in all. */
const SHARE_MAX = 0.3;
/** A cut leaves the same second on all; what each site loses for itself falls anywhere within the window. */
const FITS_MOMENT = Math.log(4);

const NONE: OneFeeder = { members: new Set(), extents: [{ extent: 0, log: 0 }] };

/** Who may hang on one feeder that failed, of these sites. */
export function oneFeeder(summaries: readonly SiteSummary[]): OneFeeder {
  const moment = densest(summaries.flatMap(({ isGone, since }) => (isGone && since !== undefined ? [since] : [])));
  if (moment === undefined) return NONE;
  const members = new Set<number>();
  for (const [index, { isGone, since }] of summaries.entries())
    if (isGone && since !== undefined && Math.abs(since - moment) <= TOGETHER_MS) members.add(index);
  if (members.size < MEMBERS_MIN) return NONE;
  const apart = summaries.length - members.size;
  const failed = SIZES.map((size) => {
    const extent = Math.min(SHARE_MAX, size / summaries.length);
    return { extent, log: Math.log(FAILS / SIZES.length) + apart * Math.log1p(-extent) };
  });
  return { members, extents: [{ extent: 0, log: Math.log1p(-FAILS) }, ...failed] };
}

const POWER = SITE_STATES.indexOf('power');

/** The log likelihoods of a member's states where a feeder failed that hits each site with this probability. */
export function onFeeder(states: readonly number[], { evidence, topology }: SiteSummary, extent: number): number[] {
  const own = Math.log(statePrior('power', evidence.time, topology.hasSwitch));
  return states.map((log, state) => {
    const spared = Math.log1p(-extent) + log;
    return state === POWER ? logSum(spared, Math.log(extent) + log - own + FITS_MOMENT) : spared;
  });
}
