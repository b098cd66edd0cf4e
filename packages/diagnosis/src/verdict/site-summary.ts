import type { DeviceEvidence, Heartbeat, PathResult, SiteEvidence } from './evidence.ts';
import { type Leg, LOOK_MS, legOf } from './leg.ts';
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
  readonly stops: { readonly clean: number; readonly unclean: number };
  /** Share of the PCs that went off within 90 s of their middle one; absent for fewer than three. */
  readonly offTogether?: number;
  readonly internet: Leg;
  readonly dataNetwork: Leg;
  readonly names: { readonly good: number; readonly bad: number; readonly since?: number };
  /** Services by the internet that some device here got, and those that none got. */
  readonly servicesGot: number;
  readonly servicesMissed: readonly string[];
  /** When it began, by the earliest path that died or the silence; absent where nothing did. */
  readonly since?: number;
}

/** Fewer lost packets than these say nothing of a gateway. */
const GATEWAY_PACKETS_MIN = 5;
/** PCs that lose their power at once do so within their report interval of a minute, and a half for its spread. */
const AT_ONCE_MS = 90_000;

/** PCs by what they found of their gateway; of those to which it was dead, whether the card had a link. */
export interface Gateway {
  readonly dead: number;
  readonly good: number;
  readonly lost: number;
  readonly kept: number;
}

export function summariseSite(
  evidence: SiteEvidence,
  topology: SiteTopology,
  around: {
    readonly internetServices: ReadonlySet<string>;
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
  const life = { running: 0, off: 0, unknown: 0 };
  const stops = { clean: 0, unclean: 0 };
  const gateway = { dead: 0, good: 0, lost: 0, kept: 0 };
  const wireless = { dead: 0, good: 0, lost: 0, kept: 0 };
  const names = { good: 0, bad: 0 };
  const services = new Map<string, boolean>();
  const outside: DeviceEvidence[] = [];
  const someGetOut = devices.some(getsOut);
  let wirelessInVain = 0;
  const lastSeen: number[] = [];
  const [began, died]: [number[], number[]] = [[], []];
  for (const device of devices) {
    life[device.life] += 1;
    if (device.life === 'off') {
      if (device.stop !== undefined) stops[device.stop] += 1;
      if (device.lastSeenAt !== undefined) lastSeen.push(device.lastSeenAt);
    }
    // Behind a dead gateway nothing is learned of what lies beyond it.
    const isInside = isCutOff(device, evidence.gatewayAnswersAsARule, someGetOut);
    if (!isInside) outside.push(device);
    else if (!evidence.gatewayAnswersAsARule) countGateway(device, CUT_OFF, gateway);
    if (device.isWireless === true && !someGetOut && device.results.length > 0) wirelessInVain += 1;
    for (const result of device.results) {
      if (isDead(result) && result.since !== undefined && result.path !== 'service') began.push(result.since);
      if (result.path === 'gateway' && result.attempts >= GATEWAY_PACKETS_MIN && evidence.gatewayAnswersAsARule) {
        countGateway(device, result, gateway);
        if (isDead(result) && result.since !== undefined) died.push(result.since);
        if (device.isWireless === true) countGateway(device, result, wireless);
      }
      if (isInside) continue;
      if (result.path === 'names') names[gotNothing(result) ? 'bad' : 'good'] += 1;
      if (result.path === 'service' && result.service !== undefined && around.internetServices.has(result.service)) {
        const got = services.get(result.service) === true || !gotNothing(result) || result.failedPart === 'answer';
        services.set(result.service, got);
      }
    }
  }
  const together = shareTogether(lastSeen);
  const since = beginning(heartbeats, silentSince, began, lastSeen, life.running === 0);
  const namesSince = middle(
    resultsOf(outside, 'names').flatMap((each) => (gotNothing(each) ? [each.since ?? NaN] : [])),
  );
  return {
    evidence,
    topology,
    collectorPath: around.collectorPath,
    ...(around.collectorBackAt === undefined ? {} : { collectorBackAt: around.collectorBackAt }),
    isSilent,
    isGone: isSilent || (life.off > 0 && life.running === 0) || (silentSince !== undefined && life.off > life.running),
    gateway,
    wireless,
    wirelessInVain,
    ...(died.length < 2 ? {} : { diedTogether: shareNear(died) >= 0.8 }),
    life,
    stops,
    ...(together === undefined ? {} : { offTogether: together }),
    internet: legOf(
      around.collectorBackAt === undefined ? outside : [],
      'internet',
      heartbeats.internet,
      around.collectorPath === 'internet',
    ),
    dataNetwork: legOf(outside, 'data-network', heartbeats['data-network'], around.collectorPath === 'data-network'),
    names: { ...names, ...(namesSince === undefined ? {} : { since: namesSince }) },
    servicesGot: [...services.values()].filter((got) => got).length,
    servicesMissed: [...services].flatMap(([id, got]) => (got ? [] : [id])),
    ...(since === undefined ? {} : { since }),
  };
}

const endsBefore = ({ reportedUntil, life }: DeviceEvidence, since: number | undefined): boolean =>
  life === 'running' && since !== undefined && reportedUntil !== undefined && reportedUntil <= since + LOOK_MS;

const withoutResults = ({ device }: DeviceEvidence): DeviceEvidence => ({ device, life: 'unknown', results: [] });

/** Not one attempt came through, were it the only one. */
export const gotNothing = ({ attempts, failed }: PathResult): boolean => attempts > 0 && failed === attempts;

/** Nothing of at least two attempts came through. */
export const isDead = ({ attempts, failed }: PathResult): boolean => attempts >= 2 && failed === attempts;

/** Got an answer to what every PC of a site asks, watcher or not: so those that got none can be compared with it. */
export const getsOut = ({ results }: DeviceEvidence): boolean =>
  results.some((each) => (each.path === 'names' || each.path === 'collector') && !gotNothing(each));

/** Of a router that never answers, a PC that gets nothing while others get out is taken for one to which it is dead. */
function isCutOff({ results }: DeviceEvidence, gatewayAnswers: boolean, someGetOut: boolean): boolean {
  if (gatewayAnswers) return results.some((each) => each.path === 'gateway' && isDead(each));
  return someGetOut && results.length >= 2 && results.every(gotNothing);
}

const CUT_OFF: PathResult = { path: 'gateway', attempts: GATEWAY_PACKETS_MIN, failed: GATEWAY_PACKETS_MIN };

function countGateway(
  device: DeviceEvidence,
  result: PathResult,
  count: { -readonly [Key in keyof Gateway]: number },
): void {
  if (!isDead(result)) {
    count.good += 1;
    return;
  }
  count.dead += 1;
  if (device.hasCarrier !== undefined) count[device.hasCarrier ? 'kept' : 'lost'] += 1;
}

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

function beginning(
  heartbeats: SiteEvidence['heartbeats'],
  silentSince: number | undefined,
  began: readonly number[],
  lastSeen: readonly number[],
  allOff: boolean,
): number | undefined {
  const unheard = [heartbeats.internet, heartbeats['data-network']].flatMap((each) =>
    each !== undefined && !each.isHeard ? [each.since] : [],
  );
  return middle(unheard) ?? middle(began) ?? (allOff ? middle(lastSeen) : undefined) ?? silentSince;
}

const resultsOf = (devices: readonly DeviceEvidence[], path: PathResult['path']): readonly PathResult[] =>
  devices.flatMap(({ results }) => results.filter((result) => result.path === path));

const shareTogether = (times: readonly number[]) => (times.length < 3 ? undefined : shareNear(times));

function shareNear(times: readonly number[]): number {
  const center = middle(times) ?? 0;
  return times.filter((time) => Math.abs(time - center) <= AT_ONCE_MS).length / times.length;
}

/** The middle one; what is no number is left out. */
export function middle(values: readonly number[]): number | undefined {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
