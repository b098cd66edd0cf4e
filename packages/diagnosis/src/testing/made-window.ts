import type { DeviceEvidence, PathResult, SiteEvidence, WindowEvidence } from '../verdict/evidence.ts';
import type { Baselines, SiteTopology, Topology } from '../verdict/topology.ts';

/** Tuesday, 3 November 2026, 09:00 in Vietnam. */
export const FROM = Date.UTC(2026, 10, 3, 2);
export const TO = FROM + 600_000;
export const SERVICES = ['portal', 'procedures', 'mail', 'registry'] as const;

/** Three providers in turn, each site a commune and an area of its own, data network everywhere. */
export function madeTopology(sites: number, given: Partial<SiteTopology> = {}): Topology {
  return {
    collectorPath: 'internet',
    services: SERVICES.map((id) => ({ id, path: 'internet' })),
    sites: Array.from({ length: sites }, (_, index) => ({
      id: `site-${index}`,
      commune: `commune-${index}`,
      isp: `ISP ${index % 3}`,
      hasDataNetwork: true,
      hasSwitch: 'yes',
      knownSince: FROM - 100 * 86_400_000,
      ...given,
    })),
  };
}

export const usual: Baselines = (_, path) =>
  path === 'internet' || path === 'data-network' ? { wayMs: 20 } : { wayMs: 20, answerMs: 300 };

const answered = (path: PathResult['path'], attempts: number, wayMs = 20): PathResult => ({
  path,
  attempts,
  failed: 0,
  wayMs,
});
const PERIODS = { trains: 100, looks: 40, asked: 2 };

/** What a PC finds when all is well; the first two of a site watch its ways and ask the services. */
export function goodDevice(id: string, isSeated: boolean): DeviceEvidence {
  const seated = [
    answered('internet', PERIODS.looks),
    answered('data-network', PERIODS.looks),
    ...SERVICES.flatMap((service) =>
      (['static', 'application'] as const).map((page) => ({
        ...answered('service', PERIODS.asked),
        service,
        page,
        answerMs: 300,
      })),
    ),
  ];
  return {
    device: id,
    life: 'running',
    hasCarrier: true,
    results: [
      answered('gateway', PERIODS.trains),
      answered('names', 2),
      answered('collector', 2),
      ...(isSeated ? seated : []),
    ],
  };
}

export function goodSite(index: number, pcs = 6): SiteEvidence {
  return {
    site: `site-${index}`,
    time: 'working',
    heartbeats: {
      internet: { isHeard: true, since: 0, watchers: 2 },
      'data-network': { isHeard: true, since: 0, watchers: 2 },
    },
    reports: { due: pcs, came: pcs },
    isBack: false,
    modem: 'unreadable',
    gatewayAnswersAsARule: true,
    devices: Array.from({ length: pcs }, (_, pc) => goodDevice(`pc-${index}-${pc}`, pc < 2)),
    presses: 0,
  };
}

export function madeWindow(sites: readonly SiteEvidence[], given: Partial<WindowEvidence> = {}): WindowEvidence {
  return { from: FROM, to: TO, sites, province: [], collector: { off: [] }, announced: [], ...given };
}

/** All sites good but those for which another is given. */
export const sitesBut = (
  count: number,
  change: (site: SiteEvidence, index: number) => SiteEvidence,
): readonly SiteEvidence[] => Array.from({ length: count }, (_, index) => change(goodSite(index), index));

/** A device whose results on some paths all failed since the window began. */
export function failing(
  device: DeviceEvidence,
  fails: (result: PathResult) => boolean,
  part: PathResult['failedPart'] = 'way',
): DeviceEvidence {
  const results = device.results.map((result): PathResult => {
    if (!fails(result)) return result;
    const { wayMs: _, answerMs: __, ...rest } = result;
    return { ...rest, failed: result.attempts, failedPart: part, since: FROM };
  });
  return { ...device, results };
}

/** A site that was cut off from the province since the window began, and has told since. */
export function backSite(site: SiteEvidence, devices: readonly DeviceEvidence[]): SiteEvidence {
  const lost = { isHeard: false, since: FROM, watchers: 2 };
  return {
    ...site,
    heartbeats: { internet: lost, 'data-network': lost },
    silentSince: FROM,
    isBack: true,
    reports: { due: site.devices.length, came: 0 },
    devices,
  };
}

/** A site of which nothing is known since the window began. */
export const silentSite = (site: SiteEvidence): SiteEvidence => ({
  ...backSite(
    site,
    site.devices.map(({ device }) => ({ device, life: 'unknown', results: [] })),
  ),
  isBack: false,
});

/** PCs that are back and tell that they were off. */
export const wentOff = (
  site: SiteEvidence,
  stop: (pc: number) => DeviceEvidence['stop'],
  lastSeenAt: (pc: number) => number = () => FROM,
): readonly DeviceEvidence[] =>
  site.devices.map(({ device }, pc) => {
    const how = stop(pc);
    return {
      device,
      life: 'off',
      lastSeenAt: lastSeenAt(pc),
      ...(how === undefined ? {} : { stop: how }),
      results: [],
    };
  });
