import type { DeviceEvidence, PathResult } from './evidence.ts';
import type { ServiceFinding } from './odd-devices.ts';
import { gotNothing } from './path-result.ts';
import type { SiteSummary } from './site-summary.ts';
import { slowPart, usualAt } from './slowness.ts';
import type { Baselines, ServiceTopology } from './topology.ts';

/** The name under which the province's own devices are counted. They stand behind no line of a commune. */
export const PROVINCE = '';

/** Which ways out of a site can be judged by: open and neither lossy nor slow. */
export interface OpenWays {
  readonly summary: SiteSummary;
  readonly internet: boolean;
  readonly dataNetwork: boolean;
}

/** Findings of services from wherever the way to them is open. Of several pages of a service the worst one counts. */
export function findServices(
  open: readonly OpenWays[],
  province: readonly DeviceEvidence[],
  services: readonly ServiceTopology[],
  slow: { readonly at: number; readonly usual: Baselines },
): readonly ServiceFinding[] {
  const pathOf = new Map(services.map(({ id, path }) => [id, path]));
  const ofSites = open.flatMap(({ summary, internet, dataNetwork }) => {
    const { evidence, topology } = summary;
    const isOpen = (service: string) => (pathOf.get(service) === 'data-network' ? dataNetwork : internet);
    // A name that is not found counts only where others were found meanwhile, by the way of the internet: when a resolver is back, services
    // are asked again one after another.
    const isHeard = (result: PathResult) => {
      if (result.failedPart !== 'name' || !gotNothing(result)) return true;
      const [since, triedAt] = [result.since ?? Number.NEGATIVE_INFINITY, result.triedAt ?? Number.POSITIVE_INFINITY];
      return internet && summary.names.answered.some(({ from, to }) => to >= since && from <= triedAt);
    };
    const usual = usualAt(topology, slow.at, slow.usual);
    const isSlow = (result: PathResult) => slowPart(result, usual(result)) !== undefined;
    return evidence.devices.flatMap((device) =>
      ofDevice({ ...device, results: device.results.filter(isHeard) }, evidence.site, isOpen, isSlow),
    );
  });
  const ofProvince = province.flatMap((device) =>
    ofDevice(
      device,
      PROVINCE,
      (id) => pathOf.has(id),
      () => false,
    ),
  );
  return [...ofSites, ...ofProvince];
}

function ofDevice(
  { device, results }: DeviceEvidence,
  site: string,
  isOpen: (service: string) => boolean,
  isSlow: (result: PathResult) => boolean,
): ServiceFinding[] {
  // A device asks few services, a page or two of each: they stand together, and a look back is cheaper than a map.
  const found: ServiceFinding[] = [];
  for (const result of results) {
    const { service, attempts, failed } = result;
    if (result.path !== 'service' || service === undefined || attempts === 0 || !isOpen(service)) continue;
    const finding = { device, site, service, attempts, failed, slow: failed < attempts && isSlow(result) };
    const before = found.findIndex((other) => other.service === service);
    if (before < 0) found.push(finding);
    else if (badness(finding) > badness(found[before] as ServiceFinding)) found[before] = finding;
  }
  return found;
}

const badness = ({ attempts, failed, slow }: ServiceFinding) => 2 * (failed / attempts) + (slow ? 1 : 0);
