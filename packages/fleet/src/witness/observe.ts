import { draw, drawOne, keyOf } from '../noise.ts';
import {
  type Active,
  activeDevices,
  BEFORE_MS,
  countedFrom,
  dueReports,
  type Heartbeat,
  heartbeat,
  isPulled,
  LOOK_MS,
  silenceTime,
  silentSince,
  type Window,
  wentOffAt,
} from './heard.ts';
import { type Found, observeDevice } from './observe-device.ts';
import { sessionTime } from './session.ts';
import { reachesCollector, reachesGateway, stands } from './ways.ts';
import type { DeviceInWorld, SiteInWorld, World } from './world.ts';

export interface ObservedDevice {
  readonly device: string;
  readonly life: 'running' | 'off' | 'unknown';
  readonly stop?: 'clean' | 'unclean';
  readonly lastSeenAt?: number;
  readonly isWireless: boolean;
  readonly hasBattery?: boolean;
  readonly isLive?: boolean;
  readonly reportedUntil?: number;
  readonly hasCarrier?: boolean;
  readonly results: readonly Found[];
}

export interface ObservedSite {
  readonly site: string;
  readonly time: 'working' | 'closing' | 'outside';
  readonly heartbeats: { readonly internet?: Heartbeat; readonly 'data-network'?: Heartbeat };
  readonly silentSince?: number;
  readonly reports: { readonly due: number; readonly came: number };
  readonly isBack: boolean;
  readonly ups?: 'mains' | 'battery';
  readonly modem: 'connected' | 'disconnected' | 'silent' | 'unreadable';
  readonly gatewayAnswersAsARule: boolean;
  readonly devices: readonly ObservedDevice[];
  readonly presses: number;
}

const MINUTE_MS = 60_000;

/** What the collector knows at `knownAt` of one site in a window: reports that came, and silence. */
export function observeSite(world: World, site: SiteInWorld, window: Window): ObservedSite {
  const { to, knownAt } = window;
  const active = activeDevices(world, site, window);
  const internet = heartbeat(site, active, 'internet', to);
  const network = site.around.hasDataNetwork ? heartbeat(site, active, 'data-network', to) : undefined;
  const silent = silentSince(site, active, [internet, network], window);
  const isBack = silent !== undefined && active.some(({ known }) => known >= to);
  const leader = active[0];
  const isHeard = silent === undefined || isBack;
  const leaderKnows = leader?.device.isSeated && leader.known > window.from && leader.runs(to - 1);
  return {
    site: site.site.id,
    time:
      silent === undefined
        ? sessionTime(to - 1, world.holidays)
        : silenceTime(silent, isBack ? to - 1 : knownAt, active.length, world.holidays),
    heartbeats: {
      ...(internet === undefined ? {} : { internet }),
      ...(network === undefined ? {} : { 'data-network': network }),
    },
    ...(silent === undefined ? {} : { silentSince: silent }),
    reports: silent === undefined ? dueReports(site, active, internet, window) : { due: active.length, came: 0 },
    isBack,
    ...(leaderKnows && isHeard && site.around.hasUps
      ? { ups: stands(site.faults, to - 1, 'power-cut') ? 'battery' : 'mains' }
      : {}),
    modem:
      leaderKnows && isHeard && site.around.modemReadable ? modem(world, site, leader.device, to - 1) : 'unreadable',
    gatewayAnswersAsARule: site.around.gatewayAnswers,
    devices: active.map((each) => (!isHeard ? unheard(each) : observe(world, site, each, { window, isPast: isBack }))),
    presses: presses(world, site, active.length, to - 1),
  };
}

/** Of a site that is silent now nothing is known. */
const unheard = ({ device: { device } }: Active): ObservedDevice => ({
  device: device.id,
  isWireless: device.wireless,
  life: 'unknown',
  results: [],
});

function observe(
  world: World,
  site: SiteInWorld,
  { device, runs, known, leftAt }: Active,
  { window: { from, to }, isPast }: { readonly window: Window; readonly isPast: boolean },
): ObservedDevice {
  const own = { device: device.device.id, isWireless: device.device.wireless, hasBattery: device.hasBattery };
  if (leftAt !== undefined && !isPast) return { ...own, life: 'off', stop: 'clean', lastSeenAt: leftAt, results: [] };
  const until = Math.min(to, known);
  if (runs(to - 1) || runs(Math.min(to, Math.max(from, known)) - 1)) {
    if (until <= from) return { ...own, life: 'unknown', results: [] };
    const results = observeDevice({ world, site, device, from, to: until, runs });
    const isLive = runs(until - 1) && reachesCollector(site, device, until - 1);
    return {
      ...own,
      life: 'running',
      isLive,
      reportedUntil: until,
      ...carrier(world, site, device, until - 1),
      results,
    };
  }
  // A PC that is off tells so only once it is back.
  const begun = countedFrom(site, { from });
  if (known < to || !device.isRunning(known)) return { ...own, life: 'unknown', results: [] };
  return {
    ...own,
    life: 'off',
    ...howItStopped(world, device, begun, to),
    ...lastSeen(world, device, begun, to),
    results: [],
  };
}

function howItStopped(world: World, device: DeviceInWorld, from: number, to: number): { stop?: 'clean' | 'unclean' } {
  const key = device.device.key ^ world.key;
  if (draw(key, 'tells-stop') >= world.rates.tellsStop) return {};
  const wentOff = wentOffAt(device, { from, to });
  const isOdd = draw(key, 'odd-stop', Number.isFinite(wentOff) ? wentOff - (wentOff % BEFORE_MS) : 0) < 0.03;
  return { stop: isPulled(device, wentOff) !== isOdd ? 'unclean' : 'clean' };
}

/** The last report before it went off: one a minute, told by a clock that may be wrong. */
function lastSeen(world: World, device: DeviceInWorld, from: number, to: number): { lastSeenAt?: number } {
  const key = device.device.key ^ world.key;
  for (let at = to - 1; at > from - 2 * BEFORE_MS; at -= LOOK_MS) {
    if (!device.isRunning(at)) continue;
    const isWrong = draw(key, 'clock') < world.rates.wrongClocks;
    return {
      lastSeenAt: at - (device.phaseMs % MINUTE_MS) + (isWrong ? (draw(key, 'clock-off') - 0.5) * 3_600_000 : 0),
    };
  }
  return {};
}

function carrier(world: World, site: SiteInWorld, device: DeviceInWorld, wall: number): { hasCarrier?: boolean } {
  if (device.faults.length === 0) return { hasCarrier: true };
  const key = device.device.key ^ world.key;
  const often = (p: number) => draw(key, 'carrier') < p;
  const down = device.faults.find((fault) => fault.type === 'lan-down' && wall >= fault.from && wall < fault.to);
  if (down?.type === 'lan-down' && !device.device.wireless) return { hasCarrier: down.how === 'cable' || !often(0.95) };
  if (stands(device.faults, wall, 'router-down'))
    return { hasCarrier: (site.around.hasSwitch && !device.device.wireless) || !often(0.95) };
  if (stands(device.faults, wall, 'power-cut')) return { hasCarrier: !often(0.85) };
  if (stands(device.faults, wall, 'pc-cut-off')) return { hasCarrier: !often(0.6) };
  return { hasCarrier: true };
}

function modem(world: World, site: SiteInWorld, leader: DeviceInWorld, wall: number): ObservedSite['modem'] {
  const { faults } = site;
  const chance = draw(world.key ^ leader.device.key, 'modem-told', faults[0]?.from ?? 0);
  if (!reachesGateway(site, leader, wall)) return 'silent';
  if (stands(faults, wall, 'router-stuck')) return chance < 0.9 ? 'silent' : 'connected';
  if (stands(faults, wall, 'line-down')) return chance < 0.92 ? 'disconnected' : 'connected';
  if (stands(faults, wall, 'isp-down')) return chance < 0.45 ? 'disconnected' : 'connected';
  return chance < 0.02
    ? drawOne(world.key ^ leader.device.key, 'modem-odd', ['silent', 'disconnected'] as const)
    : 'connected';
}

const QUARTER_MS = 900_000;
/** Of the PCs whose system is slow, those on which somebody says so within a quarter of an hour: our own guess. */
const PRESS_SHARE = 0.06;

/** Presses of the quarter of an hour before a moment: by chance, and of those for whom something was slow when they pressed. */
function presses(world: World, { site, faults }: SiteInWorld, running: number, wall: number): number {
  const key = keyOf(site.id, world.key);
  const isSlow = (at: number) => stands(faults, at, 'slow-behind-sign-in', 'service-slow', 'line-poor', 'isp-poor');
  const within = (name: string, share: number) =>
    [1, 0].flatMap((before) => {
      const quarter = Math.floor(wall / QUARTER_MS) - before;
      const count = countOf(running, share, draw(key, name, quarter));
      const moments = Array.from({ length: count }, (_, index) => quarter + draw(key, `${name} ${index}`, quarter));
      return moments.map((at) => at * QUARTER_MS).filter((at) => at <= wall && at > wall - QUARTER_MS);
    });
  const byChance = within('pressed', world.rates.presses).length;
  return byChance + (faults.length === 0 ? 0 : within('pressed, for it is slow', PRESS_SHARE).filter(isSlow).length);
}

/** How many of so many, each with the same chance, by one draw of all. */
function countOf(all: number, share: number, drawn: number): number {
  let chance = (1 - share) ** all;
  let count = 0;
  for (let sum = chance; drawn >= sum && count < all; sum += chance) {
    chance *= ((all - count) / (count + 1)) * (share / (1 - share));
    count += 1;
  }
  return count;
}
