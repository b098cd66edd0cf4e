import { memoryLog } from '@mach/ports/testing';
import { GATEWAY_TARGET, type Incident, type Reading, type Report } from '@mach/wire';
import { equipmentEnrolled } from '../../admin/equipment-enrolled.ts';
import type { Entry, Payload } from '../../journal/journal.ts';
import { createHeartbeats } from '../../reflector/heartbeats.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { createFold } from '../../state/fold.ts';
import { FOLD_LIMITS } from '../../state/fold-limits.ts';
import type { RegistryChange } from '../../state/registry-change.ts';
import { createIncidentAnalyst } from '../analyst.ts';
import { keepIncidents } from '../incident-keeper.ts';
import { INCIDENT_LIMITS } from '../incident-limits.ts';

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
  service?: (time: number) => boolean;
  /** Its pages take six times as long. */
  slow?: (time: number) => boolean;
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
const SERVICES = ['portal', 'procedures', 'mail'];
const STEP_MS = 5_000;
const SEND_MS = 300_000;
const REFLECTORS = [{ id: 'collector', path: 'internet' }] as const;

interface Pc {
  readonly id: string;
  readonly site: number;
  readonly isWatcher: boolean;
  readonly phaseMs: number;
  boot: number;
  bootedAt: number;
  unclean: number;
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
  for (const change of register(made, pcs)) await take({ kind: 'registry', change }, START);
  let wasOff = false;
  for (let time = START + STEP_MS; time <= at(minutes); time += STEP_MS) {
    for (const pc of pcs) livePc(pc, time);
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
    const reaches = (pc: Pc) => !PARTS.some((what) => is(what, pc.site, time));
    const heard = (time / STEP_MS) % 3 === 0 ? pcs.filter((pc) => pc.isWatcher && reaches(pc)).map(({ id }) => id) : [];
    const change = beats.take(heard, time);
    if (change !== undefined) await take({ kind: 'heartbeat', ...change }, time);
    for (const pc of pcs) {
      if (!reaches(pc) || time < pc.nextSendAt || pc.backlog.length === 0) continue;
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
    const hasPower = !is('power', pc.site, time);
    if (!hasPower) {
      pc.bootedAt = 0;
      return;
    }
    if (pc.bootedAt === 0) {
      pc.bootedAt = time;
      pc.boot += 1;
      pc.unclean += 1;
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
    isWatcher: index % pcs < 2,
    phaseMs: (index % 12) * STEP_MS,
    boot: 1,
    bootedAt: START - 3_600_000,
    unclean: 0,
    seq: 0,
    backlog: [],
    nextSendAt: START + ((index * 35_000) % SEND_MS),
    wasOk: '',
    portal: true,
  }));
}

function register(
  { sites, isp, commune, hasSwitch, knownDays = 0 }: MadeProvince,
  pcs: readonly Pc[],
): readonly RegistryChange[] {
  const numbers = Array.from({ length: sites }, (_, site) => site);
  const code = (site: number) => `000${10 + (commune?.(site) ?? site)}`;
  return [
    { type: 'units-imported', units: [{ code: '92', kind: 'province', name: 'Tỉnh Ví Dụ' }] },
    {
      type: 'units-imported',
      units: [...new Set(numbers.map(code))].map((each) => ({
        code: each,
        kind: 'commune',
        name: `xã Số ${each}`,
        parent: '92',
      })),
    },
    {
      type: 'services-set',
      services: SERVICES.map((id) => ({ id, kind: 'portal', name: id, hosts: [], path: 'internet' })),
    },
    ...numbers.flatMap((site): RegistryChange[] => [
      { type: 'site-added', site: { id: `site-${site}`, unitCode: code(site), name: `Trụ sở ${site}` } },
      {
        type: 'line-added',
        line: {
          id: `line-${site}`,
          siteId: `site-${site}`,
          kind: 'internet',
          provider: isp?.(site) ?? `ISP ${site % 3}`,
        },
      },
    ]),
    ...numbers.flatMap((site): RegistryChange[] => {
      if (hasSwitch === undefined) return [];
      const id = (site + 1).toString(16).padStart(32, 'c');
      const place = { number: 1_000 + site, unitCode: code(site), siteId: `site-${site}`, role: 'office' } as const;
      const equipment = { kind: 'switch', checks: [] } as const;
      return [equipmentEnrolled({ id, ...place, coverage: 'declared', equipment, enrolledAt: START })];
    }),
    ...pcs.map(
      (pc, index): RegistryChange => ({
        type: 'device-enrolled',
        device: {
          id: pc.id,
          number: index + 1,
          unitCode: code(pc.site),
          siteId: `site-${pc.site}`,
          role: 'office',
          coverage: 'measured',
          enrolledAt: START - knownDays * 86_400_000,
        },
        secretSha256: '',
        machine: pc.id,
        tokenId: '',
      }),
    ),
  ];
}

type Good = Readonly<Record<'link' | 'gateway' | 'out' | 'collector' | 'service' | 'slow', boolean>>;

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
    { kind: 'boots', uptimeMs, ok: true, values: { cleanStops: 3, uncleanStops: pc.unclean } },
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
          made('http', id, id === 'portal' ? good.service : good.out, {
            connectMs: 20,
            tlsMs: 30,
            processingMs: id === 'portal' && good.slow ? 1_800 : 300,
          }),
        )
      : []),
  ];
}

function batchOf(pc: Pc, time: number): Payload {
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
  };
  const body = new TextEncoder().encode(JSON.stringify(batch));
  return { kind: 'batch', device: pc.id, epoch: batch.epoch, fresh: [[first, last]], coding: 'identity', body };
}
