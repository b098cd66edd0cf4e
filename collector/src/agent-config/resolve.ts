import { createHash } from 'node:crypto';
import { OWN_NETWORK } from '@mach/probes';
import {
  type AgentConfig,
  type CheckConfig,
  CODINGS,
  COLLECTOR_CHECK,
  COLLECTOR_NAME_CHECK,
  type Contact,
  LINE_CHECK,
  type Network,
  PEER_CHECK,
  type Slot,
} from '@mach/wire';
import { canonicalJson } from '../canonical-json.ts';
import type { WatchedService } from '../config/schema.ts';
import { LOOK_REPLY_MS } from '../reflector/limits.ts';
import type { CollectorSettings } from '../settings.ts';
import type { EquipmentDevice } from '../state/equipment.ts';
import type { Seat } from '../state/seats.ts';
import { allowanceOf, type Watchers } from './budget.ts';
import { equipmentChecks } from './equipment-checks.ts';
import type { EquipmentWatch } from './equipment-watch.ts';
import { meetingReflectorOf, reachableReflectors } from './meeting-reflector.ts';

/** How often each device connects to the collector and asks for its name. Cheap, and near: no stranger's service is asked. */
const COLLECTOR_EVERY_S = 300;
/**
 * How often the collector's page is asked for: a TLS handshake has 6 kB on the line, and 300 s would make 1.7 MB of them a day. Whether
 * the collector answers at all shows every five minutes.
 */
const COLLECTOR_PAGE_EVERY_S = { seated: 7_200, behindProxy: 3_600 } as const;
/** How often leader and deputy ping one another. */
const PEER_EVERY_S = 300;
/** How often they look who is on the way: it tells which line is in use. */
const PATH_EVERY_S = 900;
/** Agents of before `onDemand` put such a check into their schedule: as seldom as the wire can say. */
const ON_DEMAND_EVERY_S = 604_800;

/** One packet each, at the press of a check. */
const WAYS_MAX = 4;

/** What decides about a device's checks. All devices of which this is the same share a list. */
export interface Standing {
  /** Undefined for all but the leader and the deputy of a place. */
  readonly seat: Seat | undefined;
  /** Whether it is of the province itself, such as a server in its data centre, or of a commune. */
  readonly level: Level;
  /** What stands in its site and runs no agent: asked by the leader alone. */
  readonly equipment?: readonly EquipmentDevice[];
  /** Whether its leader is to look who stands in its network. */
  readonly looksAround?: boolean;
  /** Address of the other one of leader and deputy, while both are well and behind one gateway. */
  readonly peer?: string;
  /** Hotlines of the lines of its site. */
  readonly hotlines?: readonly Contact[];
  /** What the network of its commune leads to, where somebody said so. */
  readonly network?: Network | undefined;
  /** Each byte of its line is paid for. */
  readonly isMetered?: boolean;
  /** Not somebody's PC: its page says that its hours are not hidden. */
  readonly isServer?: boolean;
  /** What it does at moments of its own, such as the test of a meeting room. */
  readonly slots?: readonly Slot[];
}
export type Level = 'commune' | 'province';
const BY_LEVEL = { commune: 'communes', province: 'province' } as const satisfies Record<Level, string>;

/** How many ask, by the level that they are of. */
export type WatchersByLevel = Readonly<Record<Level, Watchers>>;

type Watch = Pick<
  CollectorSettings,
  'publicUrl' | 'reflectors' | 'reportEveryS' | 'sendEveryS' | 'services' | 'equipment' | 'contacts'
>;

/**
 * What a device is asked beside what each agent measures by itself (its own parts, its gateway), with an ETag over the
 * content.
 */
export function resolveAgentConfig(settings: Watch, standing: Standing, watchers: WatchersByLevel): AgentConfig {
  const checks = [
    ...collectorChecks(settings.publicUrl, standing.network),
    ...(standing.seat === undefined
      ? onDemandChecks(settings, standing.level, watchers)
      : seatChecks(settings, standing, watchers)),
  ];
  const { reportEveryS, sendEveryS } = settings;
  const meetingReflector =
    standing.isMetered === true ? undefined : meetingReflectorOf(settings.reflectors ?? [], standing.network);
  const ways = reachableReflectors(settings.reflectors ?? [], standing.network)
    .slice(0, WAYS_MAX)
    .map(({ path, target }) => ({ way: path, target }));
  const contacts = [...(settings.contacts ?? []), ...(standing.hotlines ?? [])];
  const config = {
    reportEveryS,
    sendEveryS,
    checks,
    codings: [...CODINGS],
    ...(meetingReflector !== undefined && { meetingReflector }),
    ...(ways.length > 0 && { ways }),
    ...(contacts.length > 0 && { contacts }),
    ...(standing.isServer === true && { isServer: true }),
    ...(standing.slots !== undefined && standing.slots.length > 0 && { slots: standing.slots }),
  };
  const etag = createHash('sha256').update(canonicalJson(config)).digest('hex').slice(0, 32);
  return { etag, ...config };
}

/** The way to the collector itself, and the name by which it is reached: without them "our side" can't be told from the line. */
function collectorChecks(url: string | undefined, network: Network | undefined): CheckConfig[] {
  if (url === undefined) return [];
  const { hostname } = new URL(url);
  const isName = !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[') && hostname !== 'localhost';
  // Behind a proxy names are the proxy's business: a resolver that knows none of them is no trouble there.
  const dns: CheckConfig = { id: COLLECTOR_NAME_CHECK, kind: 'dns', target: hostname, everyS: COLLECTOR_EVERY_S };
  return [
    ...(isName && network !== 'proxy' ? [dns] : []),
    network === 'proxy'
      ? { id: COLLECTOR_CHECK, ...collectorPage(url), everyS: COLLECTOR_PAGE_EVERY_S.behindProxy }
      : { id: COLLECTOR_CHECK, kind: 'tcp', target: placeOf(url), everyS: COLLECTOR_EVERY_S },
  ];
}

/** What leader and deputy alone are asked, at the full rate: all that costs somebody else a request. */
function seatChecks(settings: Watch, standing: Standing, watchers: WatchersByLevel): CheckConfig[] {
  const ofServices = settings.services.flatMap((service) => {
    const { scheduled } = allowance(service, standing.level, watchers);
    return scheduled === undefined ? [] : pages(service).map((page) => ({ ...page, ...scheduled }));
  });
  return [
    ...lineWatches(settings, standing),
    ...pageCheck(settings, standing),
    ...pathCheck(settings, standing),
    ...ofServices,
    ...nearby(settings, standing),
  ];
}

/** The leader's business alone, so that a device is not asked twice; its deputy is made leader when it falls silent. */
function nearby({ equipment: watch }: Watch, { seat, equipment = [], looksAround, peer }: Standing): CheckConfig[] {
  const toPeer = peer === undefined ? [] : [peerCheck(peer)];
  if (watch === undefined || seat !== 'leader') return toPeer;
  const look = looksAround === true ? [lookAround(watch)] : [];
  return [...toPeer, ...look, ...equipmentChecks(equipment, watch)];
}

/** Past the line and the router: what is lost here is lost by a cable, a switch or a PC. */
const peerCheck = (target: string): CheckConfig => ({
  id: PEER_CHECK,
  kind: 'ping',
  target,
  everyS: PEER_EVERY_S,
  nearby: true,
});

/** `own-network` is the one network that the agent looks at; which that is, it knows alone. */
function lookAround({ discovery: { everyS, addressesPerSecond } }: EquipmentWatch): CheckConfig {
  const options = { addressesPerSecond };
  return { id: 'neighbours', kind: 'neighbours', target: OWN_NETWORK, everyS, options, nearby: true };
}

const collectorPage = (url: string) => ({ kind: 'http', target: new URL('/-/healthy', url).href });

/** The host and the port of an address. */
function placeOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port !== '' ? port : protocol === 'https:' ? 443 : 80}`;
}

/** What the phases of the collector's own page are. */
function pageCheck({ publicUrl }: Watch, { network }: Standing): CheckConfig[] {
  if (publicUrl === undefined || network === 'proxy') return [];
  return [{ id: 'collector.page', ...collectorPage(publicUrl), everyS: COLLECTOR_PAGE_EVERY_S.seated }];
}

/** Towards the collector, by whichever way that is reached. */
function pathCheck({ publicUrl }: Watch, { network }: Standing): CheckConfig[] {
  if (publicUrl === undefined || network === 'proxy') return [];
  const target = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
  if (/^(localhost$|127\.|::1$)/.test(target)) return [];
  return [{ id: 'path', kind: 'path', target, everyS: PATH_EVERY_S }];
}

/** One packet each time, and more while none is answered, which is the heartbeat of their site too. A proxy lets none through: there is no line to watch. */
function lineWatches(settings: Watch, standing: Standing): CheckConfig[] {
  return reachableReflectors(settings.reflectors ?? [], standing.network).map(({ id, target, everyS }) => ({
    id: `${LINE_CHECK}${id}`,
    kind: 'stamp',
    target,
    everyS,
    options: { replyTimeoutMs: LOOK_REPLY_MS },
  }));
}

/** What everybody else asks when its user is affected. */
function onDemandChecks({ services }: Watch, level: Level, watchers: WatchersByLevel): CheckConfig[] {
  return services.flatMap((service) => {
    const { onDemandPerDayMax: perDayMax } = allowance(service, level, watchers);
    if (perDayMax === undefined) return [];
    return pages(service).map((page) => ({ ...page, everyS: ON_DEMAND_EVERY_S, onDemand: true, perDayMax }));
  });
}

/** Of one page of the service, for those of the level; the budget is for all pages together. */
function allowance(service: WatchedService, level: Level, { commune, province }: WatchersByLevel) {
  const { watchedBy, requestsPerDayMax, everyS } = service;
  if (watchedBy !== 'both' && watchedBy !== BY_LEVEL[level]) return {};
  const both = { places: commune.places + province.places, devices: commune.devices + province.devices };
  const watchers = watchedBy === 'both' ? both : level === 'commune' ? commune : province;
  return allowanceOf(Math.floor(requestsPerDayMax / service.pages.length), everyS, watchers);
}

function pages(service: WatchedService): Omit<CheckConfig, 'everyS'>[] {
  const { expectedIssuer, pins } = service;
  return service.pages.map(({ url, page }) => {
    const options = {
      ...(page !== undefined && { page }),
      ...(expectedIssuer !== undefined && { expectedIssuer }),
      ...(pins !== undefined && { pins: pins.join(',') }),
    };
    return {
      id: page === undefined ? service.id : `${service.id}.${page}`,
      kind: 'http',
      target: url,
      ...(Object.keys(options).length > 0 && { options }),
    };
  });
}
