import { grouped } from '@mach/wire';
import { calibrate } from './calibrate.ts';
import type { PoorPaths } from './poor-paths.ts';
import { scopeOf } from './scope.ts';
import { sharedFault } from './shared-fault.ts';
import type { SiteSummary } from './site-summary.ts';
import type { Verdict } from './verdict.ts';

/** A site and what its ways lose. */
export interface PoorSite {
  readonly summary: SiteSummary;
  readonly poor: PoorPaths;
}

/** How likely a provider's network or the data network becomes poor for many within a window. An assumption of 2026-11. */
const POOR = { isp: 2e-4, 'data-network': 2e-4 } as const;
const SAID_FROM = 0.5;
/** So many of a site's PCs lose packets to the gateway: it is the LAN, and not each of them. */
const LAN_SHARE = 0.3;

/** Beyond this probability a way is too doubtful to judge by it what lies behind. */
const DOUBTFUL_FROM = 0.03;

/** What is said of poor ways, and the sites whose ways are too doubtful to judge services by. */
export interface PoorFound {
  readonly verdicts: readonly Verdict[];
  readonly doubtful: { readonly internet: ReadonlySet<string>; readonly dataNetwork: ReadonlySet<string> };
}

/** Lossy LANs, and lines, providers and the data network that lose or delay packets. */
export function poorVerdicts(sites: readonly PoorSite[], from: number): PoorFound {
  const doubtful = { internet: new Set<string>(), dataNetwork: new Set<string>() };
  const byIsp = grouped(sites, ({ summary }) => summary.topology.isp ?? '');
  for (const { summary, poor } of sites) {
    if (!isLanLossy(poor)) continue;
    doubtful.internet.add(summary.evidence.site);
    doubtful.dataNetwork.add(summary.evidence.site);
  }
  const verdicts = [
    ...sites.flatMap((site) => lossyLan(site, from)),
    ...[...byIsp].flatMap(([isp, members]) => poorWays(members, { way: 'internet', isp }, from, doubtful.internet)),
    ...poorWays(sites, { way: 'dataNetwork', isp: '' }, from, doubtful.dataNetwork),
  ];
  return { verdicts, doubtful };
}

/** Whether so many PCs of a site lose packets that it is their LAN. */
export const isLanLossy = ({ lossyPcs, measuredPcs }: PoorPaths): boolean =>
  lossyPcs.length >= 2 && lossyPcs.length >= measuredPcs * LAN_SHARE;

function lossyLan({ summary, poor }: PoorSite, from: number): Verdict[] {
  if (poor.lossyPcs.length === 0) return [];
  const parameters = { devices: poor.lossyPcs.length, measured: poor.measuredPcs };
  const base = {
    stage: 'final' as const,
    trouble: 'lossy' as const,
    alike: [],
    since: from,
    evidence: [{ code: 'gateway-loses' as const, parameters }],
    vantages: poor.measuredPcs,
  };
  if (isLanLossy(poor)) {
    const scope = scopeOf({ kind: 'site', id: summary.evidence.site }, [summary]);
    return [{ ...base, cause: 'lan', causes: ['lan'], scope, confidence: calibrate(0.99) }];
  }
  // A lone PC can't tell its own card and cable from the LAN that it hangs on.
  const cause = poor.measuredPcs > 1 ? ('pc' as const) : ('not-enough-evidence' as const);
  const told = { code: 'one-pc-alone' as const, parameters: { others: poor.measuredPcs - poor.lossyPcs.length } };
  return poor.lossyPcs.map((device) => ({
    ...base,
    cause,
    causes: [cause],
    scope: scopeOf({ kind: 'device', id: device }, [summary]),
    confidence: calibrate(0.97),
    evidence: [...base.evidence, told],
  }));
}

function poorWays(
  sites: readonly PoorSite[],
  { way, isp }: { readonly way: 'internet' | 'dataNetwork'; readonly isp: string },
  from: number,
  doubtful: Set<string>,
): Verdict[] {
  // What the LAN loses is lost on the line too.
  const measured = sites.flatMap((site) =>
    site.poor[way] === undefined || isLanLossy(site.poor) ? [] : [{ ...site, behind: site.poor[way] }],
  );
  if (measured.length === 0) return [];
  const shared = way === 'internet' ? ('isp' as const) : ('data-network' as const);
  const fault = sharedFault(
    measured.map(({ behind }) => behind),
    way === 'internet' && isp === '' ? 1e-12 : POOR[shared],
  );
  const hit = measured.filter((_, index) => (fault.byShared[index] ?? 0) > SAID_FROM);
  const isSlow = (those: typeof measured) => those.filter(({ behind }) => behind.isSlow).length * 2 > those.length;
  const verdictOn = (
    those: typeof measured,
    cause: Verdict['cause'],
    scope: Verdict['scope'],
    probability: number,
  ): Verdict => {
    const slow = isSlow(those);
    const code = slow ? ('line-slow' as const) : ('line-loses' as const);
    const legs = those.map(({ summary }) => summary[way]);
    const lossRatio =
      legs.reduce((sum, { lost }) => sum + lost, 0) /
      Math.max(
        1,
        legs.reduce((sum, { sent }) => sum + sent, 0),
      );
    const named = probability < 0.6 ? ('not-enough-evidence' as const) : cause;
    return {
      stage: 'final',
      trouble: slow ? 'slow' : 'lossy',
      cause: named,
      causes: [named],
      alike: [],
      scope,
      confidence: calibrate(probability),
      vantages: legs.reduce((sum, { good, bad }) => sum + good + bad, 0),
      since: from,
      evidence: [
        {
          code,
          parameters: {
            lossRatio: Math.round(lossRatio * 1_000) / 1_000,
            path: way === 'internet' ? 'internet' : 'data-network',
          },
        },
        ...(cause === 'isp' ? [{ code: 'same-provider' as const, parameters: { sites: those.length, isp } }] : []),
      ],
    };
  };
  const verdicts: Verdict[] = [];
  if (fault.probability > SAID_FROM && hit.length > 0) {
    const scope = scopeOf(
      shared === 'isp' ? { kind: 'isp', id: isp } : { kind: 'province' },
      hit.map(({ summary }) => summary),
    );
    verdicts.push(verdictOn(hit, shared, scope, fault.probability));
  }
  for (const [index, site] of measured.entries()) {
    const itself = fault.byItself[index] ?? 0;
    const trouble = itself + (fault.byShared[index] ?? 0);
    if (trouble > DOUBTFUL_FROM) doubtful.add(site.summary.evidence.site);
    if (trouble < SAID_FROM || (fault.byShared[index] ?? 0) > SAID_FROM) continue;
    const scope = scopeOf({ kind: 'site', id: site.summary.evidence.site }, [site.summary]);
    verdicts.push(
      verdictOn(
        [site],
        way === 'internet' ? 'line' : 'data-network',
        scope,
        itself / trouble > 0.6 ? itself : itself / trouble,
      ),
    );
  }
  return verdicts;
}
