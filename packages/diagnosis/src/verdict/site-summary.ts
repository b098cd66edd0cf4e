import { countDevices, type DeviceCounts, type Gateway } from './count-devices.ts';
import type { DeviceEvidence, Heartbeat, PathResult, SiteEvidence } from './evidence.ts';
import { type Leg, LOOK_MS, legOf } from './leg.ts';
import { gotNothing, isDead } from './path-result.ts';
import type { SiteTopology } from './topology.ts';

/** What all devices of a site together found, in counts of devices: what the likelihood of a site's state needs. */
export interface SiteSummary {
  readonly evidence: SiteEvidence;
  readonly topology: SiteTopology;
  readonly collectorPath: 'internet' | 'data-network';
  /** When what is heard counts again, of a window in which the collector itself was off; absent where it never was. */
  readonly collectorBackAt?: number;
  /** Nothing is heard of it now, and what it saw has not come yet. */
  readonly isSilent: boolean;
  /** It was silent for the window, or all that ran in it went off. */
  readonly isGone: boolean;
  /** PCs to which the gateway was dead, and to which it was not. Empty where the router never answers. */
  readonly gateway: Gateway;
  /** The same for those by wireless card alone, which hang on the router and on no switch. */
  readonly wireless: Gateway;
  /** Wireless PCs of a site from which nobody gets out: a dead switch would have left them alone. */
  readonly wirelessInVain: number;
  /** Whether the gateways that died did so at once, as far as told. */
  readonly diedTogether?: boolean;
  readonly life: { readonly running: number; readonly off: number; readonly unknown: number };
  readonly ran: DeviceCounts['ran'];
  readonly stops: { readonly clean: number; readonly unclean: number };
  /** PCs that went off within 90 s of their middle one, itself left out, and those that did not; absent for fewer than three. */
  readonly offTogether?: { readonly near: number; readonly apart: number };
  readonly internet: Leg;
  /** How far apart the two ways out died, by the clocks of those who watched both; absent where nobody saw both die. */
  readonly waysDiedApartMs?: number;
  readonly dataNetwork: Leg;
  /** `answered`: from when to when names were found on the way to anything. */
  readonly names: {
    readonly good: number;
    readonly bad: number;
    readonly answered: readonly { readonly from: number; readonly to: number }[];
    readonly since?: number;
  };
  /** Services by the internet that some device here got, and those that none got. */
  readonly servicesGot: number;
  readonly servicesMissed: readonly string[];
  /** Services of the data network that some device here got: where no reflector stands they alone tell that this way is open. */
  readonly dataServicesGot: number;
  /** When it began, by the earliest path that died or the silence; absent where nothing did. */
  readonly since?: number;
}

/** PCs that lose their power at once do so within their report interval of a minute, and a half for its spread. */
const AT_ONCE_MS = 90_000;

export function summariseSite(
  evidence: SiteEvidence,
  topology: SiteTopology,
  around: {
    /** By the way that leads to them. */
    readonly services: Readonly<Record<'internet' | 'data-network', ReadonlySet<string>>>;
    readonly collectorPath: 'internet' | 'data-network';
    readonly collectorBackAt?: number;
  },
): SiteSummary {
  const heartbeats = aroundOwnAbsence(evidence.heartbeats, around.collectorBackAt);
  const silentSince = isOwnAbsence(evidence.silentSince, around.collectorBackAt) ? undefined : evidence.silentSince;
  const isSilent = silentSince !== undefined && !evidence.isBack;
  // What a silent site told was before its silence, and so is what those told who have not reported since.
  const fellSilent = silentSince ?? (heartbeats.internet?.isHeard === false ? heartbeats.internet.since : undefined);
  const devices = evidence.devices.map((device) =>
    isSilent || endsBefore(device, fellSilent) ? withoutResults(device) : device,
  );
  const counts = countDevices(devices, evidence.gatewayAnswersAsARule);
  const { life, outside, lastSeen, died } = counts;
  const together = togetherAndApart(lastSeen);
  const diedApart = waysDiedApart(outside);
  const since = beginning(heartbeats, silentSince, counts);
  // Who could not reach a collector that was off tells of the collector alone.
  const towardsUs = around.collectorBackAt === undefined ? outside : [];
  const { gateway } = counts;
  // One PC asks the modem: where some don't reach the router, that it got no answer may be its own trouble.
  const watching = withoutCutOffWatchers(heartbeats, devices, counts);
  const isAskerCutOff = evidence.modem === 'silent' && gateway.dead > 0 && gateway.good > 0;
  return {
    evidence: isAskerCutOff ? { ...evidence, modem: 'unreadable' } : evidence,
    topology,
    collectorPath: around.collectorPath,
    ...(around.collectorBackAt === undefined ? {} : { collectorBackAt: around.collectorBackAt }),
    isSilent,
    isGone: isSilent || (life.off > 0 && life.running === 0) || (silentSince !== undefined && life.off > life.running),
    gateway,
    wireless: counts.wireless,
    wirelessInVain: counts.wirelessInVain,
    ...(died.length < 2 ? {} : { diedTogether: countNear(died) >= died.length * 0.8 }),
    life,
    ran: counts.ran,
    stops: counts.stops,
    ...(together === undefined ? {} : { offTogether: together }),
    ...(diedApart === undefined ? {} : { waysDiedApartMs: diedApart }),
    internet: legOf(towardsUs, 'internet', watching.internet, around.collectorPath === 'internet'),
    dataNetwork: legOf(outside, 'data-network', watching['data-network'], around.collectorPath === 'data-network'),
    names: namesOf(outside),
    ...servicesOf(outside, around.services.internet),
    dataServicesGot: servicesOf(outside, around.services['data-network']).servicesGot,
    ...(since === undefined ? {} : { since }),
  };
}

/**
 * Names are asked for by themselves each five minutes, and on the way to each service: who finds most services nameless knows of no names,
 * and what was answered before they went tells nothing of after. One service that nobody finds has lost its own name.
 */
function namesOf(outside: readonly DeviceEvidence[]): SiteSummary['names'] {
  const began: number[] = [];
  const goodAt: number[] = [];
  const answered: { readonly from: number; readonly to: number }[] = [];
  let bad = 0;
  for (const { results } of outside) {
    const asked = results.filter(({ path }) => path === 'names');
    const nameless = asked.filter(gotNothing);
    const lost = results.filter((each) => each.path === 'service' && each.failedPart === 'name' && gotNothing(each));
    const lostFrom = Math.min(...lost.map(timeOf));
    const found = results.filter((each) => each.path === 'service' && !gotNothing(each));
    const foundSince = found.filter((each) => timeOf(each) >= lostFrom);
    for (const each of [...asked, ...found])
      if (!gotNothing(each)) answered.push({ from: each.answeredFrom ?? Number.NEGATIVE_INFINITY, to: timeOf(each) });
    if (nameless.length > 0 || (servicesIn(lost) > 1 && servicesIn(lost) > servicesIn(foundSince))) {
      bad += 1;
      began.push(...[...nameless, ...lost].flatMap((each) => each.since ?? []));
    } else goodAt.push(...asked.map(timeOf));
  }
  const since = middle(began);
  const good = goodAt.filter((at) => since === undefined || at >= since).length;
  return { good, bad, answered, ...(since === undefined ? {} : { since }) };
}

/** Since when a path is dead, or when it last let something through; where nobody says, to the end. */
const timeOf = ({ since, answeredAt }: PathResult): number => since ?? answeredAt ?? Number.POSITIVE_INFINITY;

const servicesIn = (results: readonly PathResult[]): number =>
  new Set(results.flatMap(({ service }) => service ?? [])).size;

function servicesOf(outside: readonly DeviceEvidence[], asked: ReadonlySet<string>) {
  const services = new Map<string, boolean>();
  for (const { results } of outside) {
    for (const result of results) {
      const { path, service, failedPart } = result;
      if (path !== 'service' || service === undefined || !asked.has(service)) continue;
      // An answer that is wrong has come all the way.
      services.set(service, services.get(service) === true || !gotNothing(result) || failedPart === 'answer');
    }
  }
  const missed = [...services].flatMap(([id, got]) => (got ? [] : [id]));
  return { servicesGot: services.size - missed.length, servicesMissed: missed };
}

const endsBefore = ({ reportedUntil, life }: DeviceEvidence, since: number | undefined): boolean =>
  life === 'running' && since !== undefined && reportedUntil !== undefined && reportedUntil <= since + LOOK_MS;

const withoutResults = ({ device }: DeviceEvidence): DeviceEvidence => ({ device, life: 'unknown', results: [] });

/** A collector that was off has heard nobody: a silence that began then is its own. */
const isOwnAbsence = (since: number | undefined, backAt: number | undefined): boolean =>
  since !== undefined && backAt !== undefined && since < backAt;

function aroundOwnAbsence(
  heartbeats: SiteEvidence['heartbeats'],
  backAt: number | undefined,
): SiteEvidence['heartbeats'] {
  const keep = (beat: Heartbeat | undefined) =>
    beat !== undefined && (beat.isHeard || !isOwnAbsence(beat.since, backAt));
  return {
    ...(keep(heartbeats.internet) ? { internet: heartbeats.internet as Heartbeat } : {}),
    ...(keep(heartbeats['data-network']) ? { 'data-network': heartbeats['data-network'] as Heartbeat } : {}),
  };
}

function waysDiedApart(devices: readonly DeviceEvidence[]): number | undefined {
  const diedAt = ({ results }: DeviceEvidence, path: PathResult['path']) =>
    results.find((each) => each.path === path && isDead(each))?.since;
  return middle(
    devices.flatMap((device) => {
      const [internet, network] = [diedAt(device, 'internet'), diedAt(device, 'data-network')];
      return internet === undefined || network === undefined ? [] : Math.abs(internet - network);
    }),
  );
}

/** Watchers that don't reach their own router are unheard for that reason: they say nothing of the ways beyond it. */
function withoutCutOffWatchers(
  heartbeats: SiteEvidence['heartbeats'],
  devices: readonly DeviceEvidence[],
  { outside, gateway }: DeviceCounts,
): SiteEvidence['heartbeats'] {
  const watchers = devices.filter(({ results }) =>
    results.some(({ path }) => path === 'internet' || path === 'data-network'),
  );
  if (watchers.length === 0 || gateway.good === 0 || watchers.some((each) => outside.includes(each))) return heartbeats;
  const { internet, 'data-network': network } = heartbeats;
  return {
    ...(internet?.isHeard === true ? { internet } : {}),
    ...(network?.isHeard === true ? { 'data-network': network } : {}),
  };
}

function beginning(
  heartbeats: SiteEvidence['heartbeats'],
  silentSince: number | undefined,
  { began, lastSeen, life }: DeviceCounts,
): number | undefined {
  const unheard = [heartbeats.internet, heartbeats['data-network']].flatMap((each) =>
    each !== undefined && !each.isHeard ? [each.since] : [],
  );
  return middle(unheard) ?? middle(began) ?? (life.running === 0 ? middle(lastSeen) : undefined) ?? silentSince;
}

function togetherAndApart(times: readonly number[]): SiteSummary['offTogether'] {
  if (times.length < 3) return undefined;
  const near = countNear(times);
  return { near: near - 1, apart: times.length - near };
}

function countNear(times: readonly number[]): number {
  const center = middle(times) ?? 0;
  return times.filter((time) => Math.abs(time - center) <= AT_ONCE_MS).length;
}

/** The middle one; what is no number is left out. */
export function middle(values: readonly number[]): number | undefined {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
