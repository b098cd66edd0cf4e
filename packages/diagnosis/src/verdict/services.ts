import { grouped } from '@mach/wire';
import { logSum, mixedTrials } from './log-space.ts';
import type { OddDevice, ServiceFinding } from './odd-devices.ts';
import { type Behind, type SharedFault, sharedFault } from './shared-fault.ts';

/** One service as all who could reach it found it. */
export interface ServiceTrouble {
  readonly service: string;
  readonly trouble: 'down' | 'slow';
  /** That the service itself is bad, for all or for some. */
  readonly probability: number;
  /** The way of one provider to it is bad, and of no other. */
  readonly byWayOf?: string;
  /** Sites (or the province) that find it bad because of that. */
  readonly sites: readonly string[];
  readonly devices: number;
  /** Devices that find it good. */
  readonly goodDevices: number;
}

/** How likely within a window: a service fails, the way from one provider to it does, one site alone has trouble with it. */
const BROKEN = { service: 2e-3, way: 1e-4, site: 2e-4 } as const;
const SAID_FROM = 0.5;

/** Findings of devices that are not odd, at places whose way out is open → the services that are bad. */
export function serviceTroubles(
  findings: readonly ServiceFinding[],
  odd: readonly OddDevice[],
  ispOf: (site: string) => string,
): readonly ServiceTrouble[] {
  const leftOut = new Set(odd.map(({ device }) => device));
  const counted = leftOut.size === 0 ? findings : findings.filter(({ device }) => !leftOut.has(device));
  return [...grouped(counted, ({ service }) => service)].flatMap(([service, all]) => {
    const down = judge(service, 'down', all, ispOf);
    return down ?? judge(service, 'slow', all, ispOf) ?? [];
  });
}

function judge(
  service: string,
  trouble: 'down' | 'slow',
  all: readonly ServiceFinding[],
  ispOf: (site: string) => string,
): ServiceTrouble | undefined {
  const isBad = ({ failed, attempts, slow }: ServiceFinding) => (trouble === 'down' ? failed === attempts : slow);
  if (!all.some(isBad)) return undefined;
  const places = [...grouped(all, ({ site }) => site)];
  const behind = places.map(([, findings]) => likelihoods(findings, trouble));
  const whole = sharedFault(behind, BROKEN.service);
  const byIsp = grouped(places.keys(), (index) => ispOf(places[index]?.[0] ?? ''));
  const ways = [...byIsp].map(([isp, members]) => ({
    isp,
    members,
    fault: sharedFault(
      members.map((index) => behind[index] as Behind),
      BROKEN.way,
    ),
  }));
  const asWays = ways.reduce((sum, { fault }) => sum + fault.log, 0);
  // The same findings, once as the service's doing and once as that of the ways to it.
  const isWays = asWays > whole.log + Math.log(3) && byIsp.size > 1;
  const blamed = isWays ? [...ways].sort((a, b) => b.fault.probability - a.fault.probability)[0] : undefined;
  const fault: SharedFault = blamed?.fault ?? whole;
  if (fault.probability < SAID_FROM) return undefined;
  const members = blamed?.members ?? [...places.keys()];
  const hit = members.filter((_, index) => (fault.byShared[index] ?? 0) > 0.5).map((index) => places[index]?.[0] ?? '');
  const hits = new Set(hit);
  return {
    service,
    trouble,
    probability: fault.probability * Math.exp(Math.max(asWays, whole.log) - logSum(asWays, whole.log)),
    ...(blamed === undefined ? {} : { byWayOf: blamed.isp }),
    sites: hit,
    devices: all.filter((each) => hits.has(each.site) && isBad(each)).length,
    goodDevices: all.filter((each) => !isBad(each)).length,
  };
}

function likelihoods(findings: readonly ServiceFinding[], trouble: 'down' | 'slow'): Behind {
  let [bad, good] = [0, 0];
  for (const { attempts, failed, slow } of findings) {
    if (trouble === 'down') {
      bad += mixedTrials(failed, attempts - failed, 0.9, 4);
      good += mixedTrials(failed, attempts - failed, 0.01, 20);
    } else if (failed < attempts) {
      bad += Math.log(slow ? 0.93 : 0.07);
      good += Math.log(slow ? 0.015 : 0.985);
    }
  }
  return { bad, good, own: BROKEN.site };
}
