import { draw, drawOne } from '../noise.ts';
import type { Fault } from '../scenario.ts';
import { type Found, observeDevice } from './observe-device.ts';
import { sessionTime } from './session.ts';
import { getsOut, reachesCollector, reachesGateway, stands } from './ways.ts';
import { type DeviceInWorld, SEND_EVERY_MS, type SiteInWorld, type World } from './world.ts';

/** A stretch of time, and when what is known of it is asked for: later more has come. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly knownAt: number;
}

export interface ObservedDevice {
  readonly device: string;
  readonly life: 'running' | 'off' | 'unknown';
  readonly stop?: 'clean' | 'unclean';
  readonly lastSeenAt?: number;
  readonly isWireless: boolean;
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

interface Heartbeat {
  readonly isHeard: boolean;
  readonly since: number;
  readonly watchers: number;
}

/** Without a packet for so long a heartbeat has ended: three looks. */
const HEARTBEAT_MS = 45_000;
const LOOK_MS = 15_000;
const MINUTE_MS = 60_000;
/** A PC that reported within this before the window is one that should report in it. */
const BEFORE_MS = 600_000;
const LATE_MS = 3_600_000;

/** What the collector knows at `knownAt` of one site in a window: reports that came, and silence. */
export function observeSite(world: World, site: SiteInWorld, window: Window): ObservedSite {
  const { from, to } = window;
  const time = sessionTime(to - 1, world.holidays);
  const active = site.devices.flatMap((device) => {
    const runs = runsIn(device, from - BEFORE_MS, to);
    const isActive = runs(to - 1) || runs(from) || runs(from - BEFORE_MS / 2) || runs(from - BEFORE_MS);
    return isActive ? [{ device, runs, known: knownUntil(world, site, device, window) }] : [];
  });
  const isHeardNow = active.some(({ device, runs }) => runs(to - 1) && reachesCollector(site, device, to - 1));
  const internet = heartbeat(site, active, 'internet', to);
  const network = site.around.hasDataNetwork ? heartbeat(site, active, 'data-network', to) : undefined;
  const isBeating = internet?.isHeard === true || network?.isHeard === true;
  const isSilent = active.length > 0 && !isHeardNow && !isBeating;
  const lastHeard = isSilent ? (internet?.since ?? lastReach(site, active, to)) : undefined;
  const devices = active.map(({ device, runs, known }) => observe(world, site, device, { window, runs, known }));
  const leader = active[0];
  const leaderKnows = leader?.device.isSeated && leader.known > from && leader.runs(to - 1);
  const dues = dueReports(site, active, { from: Math.max(from, (internet?.since ?? from) + LOOK_MS), to });
  return {
    site: site.site.id,
    time,
    heartbeats: {
      ...(internet === undefined ? {} : { internet }),
      ...(network === undefined ? {} : { 'data-network': network }),
    },
    ...(lastHeard === undefined ? {} : { silentSince: lastHeard }),
    reports: dues,
    isBack: isSilent && active.some(({ known }) => known >= to),
    ...(leaderKnows && site.around.hasUps
      ? { ups: stands(site.faults, to - 1, 'power-cut') ? 'battery' : 'mains' }
      : {}),
    modem: leaderKnows && site.around.modemReadable ? modem(world, site, leader.device, to - 1) : 'unreadable',
    gatewayAnswersAsARule: site.around.gatewayAnswers,
    devices,
    presses: presses(world, site, active.length, to - 1),
  };
}

interface Active {
  readonly device: DeviceInWorld;
  readonly runs: (wall: number) => boolean;
  readonly known: number;
}

/** Whether a device runs at moments of a stretch; one that runs at both ends of it and is not stopped between is asked twice only. */
function runsIn(device: DeviceInWorld, from: number, to: number): (wall: number) => boolean {
  const isStopped = device.faults.some(
    (fault) =>
      (fault.type === 'power-cut' || fault.type === 'switched-off') && fault.from < to && fault.to > from - BEFORE_MS,
  );
  if (isStopped) return (wall) => device.isRunning(wall);
  const [first, last] = [device.isRunning(from), device.isRunning(to - 1)];
  return first === last ? () => first : (wall) => device.isRunning(wall);
}

/** Up to when a device's reports of the window have come: −∞ where none has. */
function knownUntil(world: World, site: SiteInWorld, device: DeviceInWorld, { from, to, knownAt }: Window): number {
  const sends = (at: number) => device.isRunning(at) && reachesCollector(site, device, at);
  const isLate = draw(device.device.key ^ world.key, 'late') < world.rates.late;
  const wasCut = !sends(to - 1);
  const patience = wasCut && isLate ? LATE_MS : 0;
  let tick = knownAt - ((((knownAt - device.phaseMs) % SEND_EVERY_MS) + SEND_EVERY_MS) % SEND_EVERY_MS);
  for (; tick > from; tick -= SEND_EVERY_MS) {
    if (tick - patience >= from && sends(tick)) break;
  }
  if (tick <= from) tick = Number.NEGATIVE_INFINITY;
  // What goes wrong is sent at once, by those who look each 15 s.
  if (device.isSeated && sends(knownAt) && hasTrouble(device.faults, to)) return Math.max(tick, knownAt - 20_000);
  return tick;
}

const hasTrouble = (faults: readonly Fault[], to: number) =>
  faults.some((fault) => fault.from < to && fault.to > to - SEND_EVERY_MS);

function observe(
  world: World,
  site: SiteInWorld,
  device: DeviceInWorld,
  { window: { from, to }, runs, known }: { window: Window; runs: (wall: number) => boolean; known: number },
): ObservedDevice {
  const own = { device: device.device.id, isWireless: device.device.wireless };
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
  if (known < to || !device.isRunning(known)) return { ...own, life: 'unknown', results: [] };
  return {
    ...own,
    life: 'off',
    ...howItStopped(world, device, from, to),
    ...lastSeen(world, device, from, to),
    results: [],
  };
}

const STOPS = ['power-cut', 'switched-off'] as const;

function howItStopped(world: World, device: DeviceInWorld, from: number, to: number): { stop?: 'clean' | 'unclean' } {
  const key = device.device.key ^ world.key;
  if (draw(key, 'tells-stop') >= world.rates.tellsStop) return {};
  const by = device.faults.find(
    (fault) => STOPS.some((type) => type === fault.type) && fault.from < to && fault.to > from - BEFORE_MS,
  );
  const isPulled = by?.type === 'power-cut' || (by?.type === 'switched-off' && by.how === 'breaker');
  const isOdd = draw(key, 'odd-stop', by?.from ?? 0) < 0.03;
  return { stop: isPulled !== isOdd ? 'unclean' : 'clean' };
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

function heartbeat(
  site: SiteInWorld,
  active: readonly Active[],
  way: 'internet' | 'data-network',
  to: number,
): Heartbeat | undefined {
  const seats = active.filter(({ device }) => device.isSeated);
  if (seats.length === 0) return undefined;
  const comes = (wall: number) =>
    seats.some(
      ({ device }) =>
        device.isRunning(wall) &&
        getsOut(site, device, way, wall) &&
        !(way === 'internet' && stands(device.faults, wall, 'uplink-down', 'collector-down')),
    );
  const isQuiet = site.faults.length === 0 && seats.some(({ runs }) => runs(to - 1) && runs(to - HEARTBEAT_MS));
  if (isQuiet || comes(to - 1) || comes(to - LOOK_MS) || comes(to - HEARTBEAT_MS + 1_000)) {
    return { isHeard: true, since: 0, watchers: seats.length };
  }
  let last = to - HEARTBEAT_MS;
  for (let step = 0; step < 400 && !comes(last); step++) last -= LOOK_MS;
  const watchers = seats.filter(({ device }) => device.isRunning(last)).length;
  return { isHeard: false, since: last, watchers };
}

function lastReach(site: SiteInWorld, active: readonly Active[], to: number): number {
  let at = to;
  const reaches = (wall: number) =>
    active.some(({ device }) => device.isRunning(wall) && reachesCollector(site, device, wall));
  for (let step = 0; step < 100 && !reaches(at); step++) at -= MINUTE_MS;
  return at;
}

/** Reports that were due in the last minutes of the window, and those that came. */
function dueReports(site: SiteInWorld, active: readonly Active[], { from, to }: Pick<Window, 'from' | 'to'>) {
  let [due, came] = [0, 0];
  if (site.faults.length === 0) return { due: active.length, came: active.length };
  for (const { device, runs } of active) {
    const tick = to - ((((to - device.phaseMs) % SEND_EVERY_MS) + SEND_EVERY_MS) % SEND_EVERY_MS);
    if (tick < from) continue;
    due += 1;
    if (runs(tick) && reachesCollector(site, device, tick)) came += 1;
  }
  return { due, came };
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

function presses(world: World, { site, faults }: SiteInWorld, running: number, wall: number): number {
  const isSlow = stands(faults, wall, 'slow-behind-sign-in', 'service-slow', 'line-poor', 'isp-poor');
  const rate = isSlow ? 0.06 : world.rates.presses;
  let count = 0;
  for (let pc = 0; pc < running; pc++)
    if (draw(world.key, `press ${site.id} ${pc}`, Math.floor(wall / 900_000)) < rate) count++;
  return count;
}
