import type { DeviceEvidence, PathResult } from './evidence.ts';
import type { ServiceFinding } from './odd-devices.ts';
import type { SiteSummary } from './site-summary.ts';
import { slowPart } from './slowness.ts';
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
    const isSlow = (result: PathResult) => slowPart(result, topology, slow.at, slow.usual) !== undefined;
    return evidence.devices.flatMap((device) => ofDevice(device, evidence.site, isOpen, isSlow));
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
  const worst = new Map<string, ServiceFinding>();
  for (const result of results) {
    const { service, attempts, failed } = result;
    if (result.path !== 'service' || service === undefined || attempts === 0 || !isOpen(service)) continue;
    const found = { device, site, service, attempts, failed, slow: failed < attempts && isSlow(result) };
    const before = worst.get(service);
    if (before === undefined || badness(found) > badness(before)) worst.set(service, found);
  }
  return [...worst.values()];
}

const badness = ({ attempts, failed, slow }: ServiceFinding) => 2 * (failed / attempts) + (slow ? 1 : 0);
