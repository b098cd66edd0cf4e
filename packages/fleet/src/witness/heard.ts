import { draw } from '../noise.ts';
import type { Fault } from '../scenario.ts';
import { sessionTime } from './session.ts';
import { SEATS } from './surroundings.ts';
import { getsOut, reachesCollector, stands } from './ways.ts';
import { type DeviceInWorld, SEND_EVERY_MS, type SiteInWorld, type World } from './world.ts';

/** A stretch of time, and when what is known of it is asked for: later more has come. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly knownAt: number;
}

/** A PC that ran shortly before a window or within it and that the collector has heard of since it is on. */
export interface Active {
  readonly device: DeviceInWorld;
  readonly runs: (wall: number) => boolean;
  /** Up to when its reports of the window have come: −∞ where none has. */
  readonly known: number;
  /** When it said its farewell, where it did and is not back. */
  readonly leftAt?: number;
}

export interface Heartbeat {
  readonly isHeard: boolean;
  readonly since: number;
  readonly watchers: number;
}

/** Without a packet for so long a heartbeat has ended: three looks. */
const HEARTBEAT_MS = 45_000;
export const LOOK_MS = 15_000;
/** A PC that reported within this before the window is one that should report in it. */
export const BEFORE_MS = 600_000;
const LATE_MS = 3_600_000;
/** A batch that is late by more than this is missed. */
const SLACK_MS = 30_000;
/** Where no packets of the watch tell, a site is silent when nobody sent within this. */
const MISSED_MS = 1.5 * SEND_EVERY_MS;

/** What keeps a whole site from being heard. */
const SILENCING: ReadonlySet<string> = new Set([
  'line-down',
  'router-down',
  'router-stuck',
  'lan-down',
  'power-cut',
  'isp-down',
  'uplink-down',
]);

/** Of a silence that lasts, or lasted over a window, those count that were there when it began: the moment around which PCs are looked for. */
export function countedFrom({ faults }: SiteInWorld, { from }: Pick<Window, 'from'>): number {
  return Math.min(
    from,
    ...faults.flatMap((fault) =>
      SILENCING.has(fault.type) && fault.from < from && fault.to > from - BEFORE_MS ? fault.from : [],
    ),
  );
}

export function activeDevices(world: World, site: SiteInWorld, window: Window): readonly Active[] {
  const { to } = window;
  const from = countedFrom(site, window);
  const begun = from - BEFORE_MS;
  return site.devices.flatMap((device): Active[] => {
    const runs = runsIn(device, begun, to);
    const ran = runs(begun) || runs(from - BEFORE_MS / 2) || runs(from - 1);
    if (!ran && !runs(to - 1)) return [];
    const known = knownUntil(world, site, device, window);
    // Nobody misses a PC of which nobody has heard since it is on.
    if (!runs(begun) && !Number.isFinite(known) && lastSent(site, device, begun, window.knownAt) === undefined)
      return [];
    const leftAt = runs(to - 1) ? undefined : farewellOf(world, site, device, { ...window, from });
    return [{ device, runs, known, ...(leftAt === undefined ? {} : { leftAt }) }];
  });
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

/** The last moment at which it was due to send, before or at another. */
const tickBefore = ({ phaseMs }: DeviceInWorld, at: number): number =>
  at - ((((at - phaseMs) % SEND_EVERY_MS) + SEND_EVERY_MS) % SEND_EVERY_MS);

/** When a report of it last came through, after one moment and until another. */
function lastSent(site: SiteInWorld, device: DeviceInWorld, after: number, until: number): number | undefined {
  for (let tick = tickBefore(device, until); tick > after; tick -= SEND_EVERY_MS)
    if (device.isRunning(tick) && reachesCollector(site, device, tick)) return tick;
  return undefined;
}

/** Up to when a device's reports of the window have come: −∞ where none has. */
function knownUntil(world: World, site: SiteInWorld, device: DeviceInWorld, { from, to, knownAt }: Window): number {
  const sends = (at: number) => device.isRunning(at) && reachesCollector(site, device, at);
  const isLate = draw(device.device.key ^ world.key, 'late') < world.rates.late;
  const wasCut = !sends(to - 1);
  const patience = wasCut && isLate ? LATE_MS : 0;
  let tick = tickBefore(device, knownAt);
  for (; tick > from; tick -= SEND_EVERY_MS) {
    if (tick - patience >= from && sends(tick)) break;
  }
  if (tick <= from) tick = Number.NEGATIVE_INFINITY;
  const booted = bootedAt(device, knownAt);
  if (booted !== undefined && booted > tick && booted > from && sends(booted)) tick = booted;
  // What goes wrong is sent at once, by those who look each 15 s.
  if (device.isSeated && sends(knownAt) && hasTrouble(device.faults, to)) return Math.max(tick, knownAt - 20_000);
  return tick;
}

/** A PC that is on again is up so soon, and its agent's first request goes out within a quarter of a minute of that. */
const BOOT_MS = [30_000, 150_000] as const;

/** When a PC that was off made its first request since, before a moment. */
function bootedAt({ faults, device, isRunning }: DeviceInWorld, until: number): number | undefined {
  const takes = BOOT_MS[0] + draw(device.key, 'boots') * (BOOT_MS[1] - BOOT_MS[0]);
  const back = faults.flatMap(({ type, to }) =>
    (type === 'power-cut' || type === 'switched-off') && to + takes <= until && !isRunning(to - 1) ? to + takes : [],
  );
  return back.length === 0 ? undefined : Math.max(...back);
}

/** Who was switched off has nothing to tell at once when it is on again. */
const hasTrouble = (faults: readonly Fault[], to: number) =>
  faults.some(({ type, ...fault }) => type !== 'switched-off' && fault.from < to && fault.to > to - SEND_EVERY_MS);

/** When a device that does not run at the end of a window last did, to a look; −∞ where it did not shortly before the window either. */
export function wentOffAt(device: DeviceInWorld, { from, to }: Pick<Window, 'from' | 'to'>): number {
  let [on, off] = [Number.NEGATIVE_INFINITY, to - 1];
  for (let at = off; at > from - BEFORE_MS - 60_000; at -= 60_000) {
    if (device.isRunning(at)) {
      on = at;
      break;
    }
    off = at;
  }
  while (off - on > LOOK_MS && Number.isFinite(on)) {
    const middle = (on + off) / 2;
    if (device.isRunning(middle)) on = middle;
    else off = middle;
  }
  return on;
}

/** Whether the mains were taken from a PC that went off at a moment. */
export const isPulled = ({ faults }: DeviceInWorld, wentOff: number): boolean =>
  faults.some(
    (fault) =>
      (fault.type === 'power-cut' || (fault.type === 'switched-off' && fault.how === 'breaker')) &&
      fault.from <= wentOff + 2 * LOOK_MS &&
      wentOff < fault.to,
  );

/** Who is shut down says so, where there is time for it and somebody hears it. */
function farewellOf(world: World, site: SiteInWorld, device: DeviceInWorld, window: Window): number | undefined {
  const wentOff = wentOffAt(device, window);
  if (!Number.isFinite(wentOff) || isPulled(device, wentOff) || !reachesCollector(site, device, wentOff))
    return undefined;
  const says = draw(device.device.key ^ world.key, 'farewell', wentOff - (wentOff % BEFORE_MS)) < world.rates.farewells;
  return says ? wentOff : undefined;
}

export function heartbeat(
  site: SiteInWorld,
  active: readonly Active[],
  way: 'internet' | 'data-network',
  to: number,
): Heartbeat | undefined {
  // Packets of the watch come from the first quarter of a minute on, before any report.
  const hasLeft = new Set(active.flatMap(({ device, leftAt }) => (leftAt === undefined ? [] : [device])));
  const isActive = new Set(active.map(({ device }) => device));
  const seats = site.devices
    .slice(0, SEATS)
    .filter((device) => !hasLeft.has(device) && (isActive.has(device) || device.isRunning(to - 1)));
  if (seats.length === 0) return undefined;
  const comes = (wall: number) =>
    seats.some(
      (device) =>
        device.isRunning(wall) &&
        getsOut(site, device, way, wall) &&
        !(way === 'internet' && stands(device.faults, wall, 'uplink-down', 'collector-down')),
    );
  if (comes(to - 1) || comes(to - LOOK_MS) || comes(to - HEARTBEAT_MS + 1_000)) {
    return { isHeard: true, since: 0, watchers: seats.length };
  }
  let last = to - HEARTBEAT_MS;
  for (let step = 0; step < 400 && !comes(last); step++) last -= LOOK_MS;
  const watchers = seats.filter((device) => device.isRunning(last)).length;
  return { isHeard: false, since: last, watchers };
}

/**
 * Since when nothing of a site is heard; undefined while something is. Packets of the watch decide, unless a report came after the last of
 * them; then, and where nobody watches, that all reports are missed. Who took leave is not missed.
 */
export function silentSince(
  site: SiteInWorld,
  active: readonly Active[],
  beats: readonly (Heartbeat | undefined)[],
  { from, to }: Window,
): number | undefined {
  const missed = active.filter(({ leftAt }) => leftAt === undefined);
  if (missed.length === 0 || beats.some((beat) => beat?.isHeard === true)) return undefined;
  const begun = countedFrom(site, { from }) - 2 * BEFORE_MS;
  const sent = missed.map(({ device }) => lastSent(site, device, begun, to) ?? Number.NEGATIVE_INFINITY);
  const lastBatch = Math.max(...sent);
  const lastBeat = beats[0]?.since;
  if (lastBeat !== undefined && lastBatch <= lastBeat + LOOK_MS) return lastBeat;
  // A collector that was off waits to be reached.
  if (to - Math.max(lastBatch, collectorBackAt(site, to)) <= MISSED_MS) return undefined;
  return Number.isFinite(lastBatch) ? lastBatch : begun;
}

const collectorBackAt = ({ faults }: SiteInWorld, wall: number): number =>
  Math.max(0, ...faults.flatMap(({ type, to }) => (type === 'collector-down' && to <= wall ? [to] : [])));

/** Devices that were due to send since the watchers fell silent, or in the window, and those that did. */
export function dueReports(
  site: SiteInWorld,
  active: readonly Active[],
  internet: Heartbeat | undefined,
  { from, to }: Window,
): { readonly due: number; readonly came: number } {
  const isSteady = site.faults.length === 0 && active.every(({ runs }) => runs(from) && runs(to - 1));
  if (isSteady) return { due: active.length, came: active.length };
  const isSettling = to - collectorBackAt(site, to) < MISSED_MS;
  const start = internet?.isHeard === false ? Math.max(from, internet.since + LOOK_MS) : from;
  let [due, came] = [0, 0];
  for (const { device, leftAt, known } of active) {
    const sent = leftAt ?? lastSent(site, device, from - BEFORE_MS, to) ?? Number.NEGATIVE_INFINITY;
    const last = known <= to ? Math.max(sent, known) : sent;
    const isCome = last >= start;
    if (isCome) came += 1;
    if (isCome || (leftAt === undefined && !isSettling && last + SEND_EVERY_MS + SLACK_MS <= to)) due += 1;
  }
  return { due, came };
}

/** So long after a session began whoever works that day has come; a site of a few PCs is not judged by that, for its people may be away. */
const ARRIVED = { afterMs: 3_600_000, devices: 4 } as const;

/** The part of the day by which a silence is judged: when it began, or now, where it lasts and all have come meanwhile. */
export function silenceTime(since: number, now: number, devices: number, holidays: ReadonlySet<number>) {
  const then = sessionTime(since, holidays);
  if (then === 'working' || devices < ARRIVED.devices || sessionTime(now, holidays) !== 'working') return then;
  return now - since > ARRIVED.afterMs && sessionTime(now - ARRIVED.afterMs, holidays) === 'working' ? 'working' : then;
}
