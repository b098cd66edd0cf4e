import { grouped } from '@mach/wire';
import type { SiteEvidence } from './evidence.ts';
import { trials } from './log-space.ts';
import { isDead } from './path-result.ts';
import { type SharedFault, sharedFault } from './shared-fault.ts';
import type { SiteSummary } from './site-summary.ts';

/** Trouble with names: of the resolver that the sites of one provider share, or of one site. */
export interface NamesTrouble {
  readonly isp: string;
  readonly sites: readonly SiteSummary[];
  readonly fault: SharedFault;
}

/** How likely a provider's resolver fails within a window, and a site's own. Assumptions of 2026-11. */
const RESOLVER_BROKEN = 2e-4;
const RESOLVER_BROKEN_ALONE = 1e-4;

/** Judges names where the way out is open: behind a dead line no name is resolved either. */
export function namesTroubles(open: readonly SiteSummary[]): readonly NamesTrouble[] {
  const asked = open.filter(({ names, evidence }) => names.good + names.bad > 0 || evidence.reports.due > 0);
  return [...grouped(asked, ({ topology }) => topology.isp ?? '')].map(([isp, sites]) => ({
    isp,
    sites,
    fault: sharedFault(sites.map(likelihoods), RESOLVER_BROKEN),
  }));
}

/** A PC finds no name for its own reason while its resolver answers. */
const NAMELESS_ALONE = 0.005;
/** What a window lost of packets may have been lost in its last minutes, and a question for a name goes there and back. */
const LOST_WITH_PACKETS = 4;

function likelihoods({ names: { good, bad }, evidence }: SiteSummary) {
  const nameless = Math.min(0.5, Math.max(NAMELESS_ALONE, LOST_WITH_PACKETS * lossOf(evidence)));
  const { due, came } = evidence.reports;
  // Agents reach the collector by its name; packets of the watch go on to the address they have.
  const isHeard = evidence.heartbeats.internet?.isHeard === true;
  const lost = isHeard && good + bad === 0 ? Math.min(4, due - came) : 0;
  const unheard = came > 0 ? 0 : lost;
  return {
    bad: trials(bad, good, 0.97) + trials(unheard, 0, 0.95),
    good: trials(bad, good, nameless) + trials(unheard, 0, 0.03),
    own: RESOLVER_BROKEN_ALONE,
  };
}

/** Share of packets that were lost on a way that let others through: a PC that gets nothing at all says nothing of it. */
function lossOf({ devices }: SiteEvidence): number {
  const open = devices.flatMap(({ results }) =>
    results.filter((result) => result.path === 'internet' && !isDead(result)),
  );
  const sent = open.reduce((sum, { attempts }) => sum + attempts, 0);
  return open.reduce((sum, { failed }) => sum + failed, 0) / Math.max(1, sent);
}
