import { memoryLog } from '@mach/ports/testing';
import { GATEWAY_TARGET, type Incident, type Reading, type Report } from '@mach/wire';
import type { Entry, Payload } from '../../journal/journal.ts';
import { createHeartbeats } from '../../reflector/heartbeats.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { createFold } from '../../state/fold.ts';
import { FOLD_LIMITS } from '../../state/fold-limits.ts';
import { createIncidentAnalyst } from '../analyst.ts';
import { keepIncidents } from '../incident-keeper.ts';
import { INCIDENT_LIMITS } from '../incident-limits.ts';
import { registerOf, SERVICES } from './made-register.ts';

/** Monday, 23 November 2026, 08:00 in Vietnam. */
export const START = Date.UTC(2026, 10, 23, 1);
export const MINUTE_MS = 60_000;
/** Minutes since START → the moment. */
export const at = (minutes: number): number => START + minutes * MINUTE_MS;

/** What is wrong at a moment; what is not named is good. */
export interface Wrong {
  line?: (site: number, time: number) => boolean;
  gateway?: (site: number, time: number) => boolean;
  /** Cards lose their link, with the gateway behind it. */
  link?: (site: number, time: number) => boolean;
  power?: (site: number, time: number) => boolean;
  /** Whoever loses power says afterwards that its system had crashed. */
  isCrash?: true;
  /** Its user has shut a PC down; `pc` counts within the site. */
  off?: (site: number, time: number, pc: number) => boolean;
  service?: (time: number) => boolean;
  /** Its pages take six times as long. */
  slow?: (time: number) => boolean;
  /** A PC says that it gets no service, whatever is true; `pc` counts within the site. */
  lies?: (site: number, time: number, pc: number) => boolean;
  /** The collector does not run. */
  collector?: (time: number) => boolean;
}

export interface MadeProvince {
  readonly sites: number;
  readonly pcs: number;
  readonly minutes: number;
  readonly wrong: Wrong;
  /** Of a site: its provider. */
  readonly isp?: (site: number) => string;
  readonly commune?: (site: number) => number;
  /** A switch of each site that tells what hangs on its ports. */
  readonly hasSwitch?: true;
  /** For how many days its PCs have been known. */
  readonly knownDays?: number;
}

const PARTS = ['line', 'gateway', 'link', 'power'] as const;
type Part = (typeof PARTS)[number];
const STEP_MS = 5_000;
const SEND_MS = 300_000;
const REFLECTORS = [{ id: 'collector', path: 'internet' }] as const;

interface Pc {
  readonly id: string;
  readonly site: number;
  readonly place: number;
  readonly isWatcher: boolean;
  readonly phaseMs: number;
  boot: number;
  bootedAt: number;
  isOff: boolean;
  clean: number;
  unclean: number;
  crashes: number;
  seq: number;
  backlog: (Report & { bootId: string })[];
  nextSendAt: number;
  wasOk: string;
  portal: boolean;
}

export interface Played {
  readonly state: FleetState;
  readonly entries: readonly Entry[];
  readonly incidents: readonly Incident[];
  /** When each incident was first seen, by number. */
  readonly firstSeenAt: ReadonlyMap<number, number>;
}

/** Plays a made province through the real fold and the real analyst, in steps of five seconds; the same input gives the same entries. */
export async function playProvince(made: MadeProvince): Promise<Played> {
  const { minutes, wrong } = made;
  const is = (what: Part, site: number, time: number) => wrong[what]?.(site, time) === true;
  const isOff = (time: number) => wrong.collector?.(time) === true;
  const reaches = (pc: Pc, time: number) => !pc.isOff && !PARTS.some((what) => is(what, pc.site, time));
  const pcs = makePcs(made);
  const entries: Entry[] = [];
  const log = memoryLog();
  const firstSeenAt = new Map<number, number>();
  let live = start();
  let beats = createHeartbeats([], START, 15);

  function start() {
    let isLive = false;
    const fold = createFold(FOLD_LIMITS, (folded) => {
      if (isLive) hear(folded);
    });
    for (const entry of entries) fold.entry(entry);
    const analyst = createIncidentAnalyst(() => REFLECTORS, INCIDENT_LIMITS);
    const waiting: Payload[] = [];
    const ports = {
      state: () => fold.state,
      append: async (fact: Parameters<Parameters<typeof keepIncidents>[1]['append']>[0]) => {
        waiting.push({ kind: 'incident', fact });
      },
      log,
    };
    const hear = keepIncidents(analyst, ports, INCIDENT_LIMITS);
    isLive = true;
    return { fold, waiting };
  }

  async function take(payload: Payload, time: number): Promise<void> {
    const entry = { ...payload, position: entries.length + 1, receivedAt: time } as Entry;
    entries.push(entry);
    live.fold.entry(entry);
    await settle(time);
  }

  async function settle(time: number): Promise<void> {
    while (live.waiting.length > 0) {
      const payload = live.waiting.shift() as Payload;
      const entry = { ...payload, position: entries.length + 1, receivedAt: time } as Entry;
      entries.push(entry);
      live.fold.entry(entry);
    }
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  }

  await take({ kind: 'collector', event: 'started', version: '0' }, START);
  for (const change of registerOf(made, pcs, START)) await take({ kind: 'registry', change }, START);
  let wasOff = false;
  for (let time = START + STEP_MS; time <= at(minutes); time += STEP_MS) {
    for (const pc of pcs) {
      // What is shut down says so on its way out, where it gets through.
      const isOffNow = wrong.off?.(pc.site, time, pc.place) === true;
      if (isOffNow && reaches(pc, time) && !isOff(time)) {
        await take(batchOf(pc, time, { farewell: true }), time);
        pc.backlog = [];
      }
      pc.isOff = isOffNow;
      livePc(pc, time);
    }
    if (isOff(time)) {
      wasOff = true;
      continue;
    }
    if (wasOff) {
      wasOff = false;
      live = start();
      await take({ kind: 'collector', event: 'started', version: '0' }, time);
      beats = createHeartbeats(live.fold.state.heartbeats, time, 15);
    }
    live.fold.ticksBefore(time);
    await settle(time);
    const heard =
      (time / STEP_MS) % 3 === 0 ? pcs.filter((pc) => pc.isWatcher && reaches(pc, time)).map(({ id }) => id) : [];
    const change = beats.take(heard, time);
    if (change !== undefined) await take({ kind: 'heartbeat', ...change }, time);
    for (const pc of pcs) {
      if (!reaches(pc, time) || time < pc.nextSendAt || pc.backlog.length === 0) continue;
      await take(batchOf(pc, time), time);
      pc.backlog = [];
      pc.nextSendAt = time + SEND_MS;
    }
    if (time % MINUTE_MS === 0) await take({ kind: 'collector', event: 'alive', version: '0' }, time);
    for (const { number } of live.fold.state.incidents.values()) {
      if (!firstSeenAt.has(number)) firstSeenAt.set(number, time);
    }
  }
  const failed = log.lines.filter(({ level }) => level === 'error');
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  return { state: live.fold.state, entries, incidents: [...live.fold.state.incidents.values()], firstSeenAt };

  function livePc(pc: Pc, time: number): void {
    if (pc.isOff) {
      pc.clean += pc.bootedAt === 0 ? 0 : 1;
      pc.unclean -= pc.bootedAt === 0 ? 0 : 1;
      pc.bootedAt = 0;
      return;
    }
    const hasPower = !is('power', pc.site, time);
    if (!hasPower) {
      pc.bootedAt = 0;
      return;
    }
    if (pc.bootedAt === 0) {
      pc.bootedAt = time;
      pc.boot += 1;
      if (wrong.isCrash) pc.crashes += 1;
      else pc.unclean += 1;
      pc.nextSendAt = time + 30_000;
    }
    if ((time + pc.phaseMs) % MINUTE_MS !== 0) return;
    const link = !is('link', pc.site, time);
    const gateway = link && !is('gateway', pc.site, time);
    const out = gateway && !is('line', pc.site, time);
    const readings = readingsOf(pc, time, {
      link,
      gateway,
      out,
      collector: out && !isOff(time),
      service: out && wrong.service?.(time) !== true,
      slow: wrong.slow?.(time) === true,
      lies: wrong.lies?.(pc.site, time, pc.place) === true,
    });
    const uptimeMs = time - pc.bootedAt;
    pc.seq += 1;
    pc.backlog.push({ seq: pc.seq, uptimeMs, wall: time, bootId: bootOf(pc), readings });
    // What goes wrong or is well again is sent at once.
    const isOk = JSON.stringify([gateway, out, readings.find(({ id }) => id === 'portal')?.ok ?? pc.portal]);
    if (!out || isOk !== pc.wasOk) pc.nextSendAt = Math.min(pc.nextSendAt, time + STEP_MS);
    pc.wasOk = isOk;
    pc.portal = readings.find(({ id }) => id === 'portal')?.ok ?? pc.portal;
  }
}

/** The state at the end of what was played. */
export const playedState = async (made: MadeProvince): Promise<FleetState> => (await playProvince(made)).state;

const bootOf = (pc: Pc) => pc.boot.toString(16).padStart(32, '0');

function makePcs({ sites, pcs }: MadeProvince): Pc[] {
  return Array.from({ length: sites * pcs }, (_, index) => ({
    id: (index + 1).toString(16).padStart(32, '0'),
    site: Math.floor(index / pcs),
    place: index % pcs,
    isWatcher: index % pcs < 2,
    phaseMs: (index % 12) * STEP_MS,
    boot: 1,
    bootedAt: START - 3_600_000,
    isOff: false,
    clean: 3,
    unclean: 0,
    crashes: 0,
    seq: 0,
    backlog: [],
    nextSendAt: START + ((index * 35_000) % SEND_MS),
    wasOk: '',
    portal: true,
  }));
}

type Good = Readonly<Record<'link' | 'gateway' | 'out' | 'collector' | 'service' | 'slow' | 'lies', boolean>>;

function readingsOf(pc: Pc, time: number, good: Good): Reading[] {
  const uptimeMs = time - pc.bootedAt;
  const made = (kind: string, id: string, ok: boolean, values: Reading['values']): Reading => ({
    kind,
    id,
    uptimeMs,
    ok,
    values: ok ? values : {},
    ...(ok ? {} : { failure: 'timeout' }),
  });
  const packets = (kind: string, id: string, sent: number, ok: boolean): Reading => ({
    ...made(kind, id, ok, {}),
    values: { sent, received: ok ? sent : 0, ...(ok ? { rttMedianMs: 5 } : {}) },
  });
  // As agents send it: kind and target say which ping it is.
  const gatewayPing = ({ id: _, ...ping }: Reading): Reading => ({ ...ping, target: GATEWAY_TARGET });
  const asks = Math.floor(time / MINUTE_MS) % 5 === pc.phaseMs % 5;
  return [
    gatewayPing(packets('ping', '', 10, good.gateway)),
    {
      kind: 'boots',
      uptimeMs,
      ok: true,
      values: { cleanStops: pc.clean, uncleanStops: pc.unclean, crashes: pc.crashes },
    },
    { kind: 'network', target: 'eth0', uptimeMs, ok: true, values: { linkUp: good.link } },
    ...(pc.isWatcher ? [packets('stamp', 'line.collector', 4, good.out)] : []),
    ...(asks
      ? [
          made('tcp', 'collector', good.collector, { connectMs: 5 }),
          made('dns', 'collector-name', good.out, { lookupMs: 3 }),
        ]
      : []),
    ...(asks && pc.isWatcher
      ? SERVICES.map((id) =>
          made('http', id, (id === 'portal' ? good.service : good.out) && !good.lies, {
            connectMs: 20,
            tlsMs: 30,
            processingMs: id === 'portal' && good.slow ? 1_800 : 300,
          }),
        )
      : []),
  ];
}

function batchOf(pc: Pc, time: number, how: { readonly farewell?: true } = {}): Payload {
  const reports = pc.backlog;
  const [first, last] = [reports[0]?.seq ?? 1, reports.at(-1)?.seq ?? 1];
  const batch = {
    v: 1,
    device: pc.id,
    epoch: 'e'.repeat(32),
    bootId: bootOf(pc),
    sentAt: time,
    sentUptimeMs: time - pc.bootedAt,
    machine: pc.id,
    agentVersion: '0',
    sendEveryS: SEND_MS / 1_000,
    reports,
    ...how,
  };
  const body = new TextEncoder().encode(JSON.stringify(batch));
  const fresh: [number, number][] = reports.length === 0 ? [] : [[first, last]];
  return { kind: 'batch', device: pc.id, epoch: batch.epoch, fresh, coding: 'identity', body };
}
