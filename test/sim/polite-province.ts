import { createFleet, devicesOf, type FleetDevice, makeProvince, NO_FAULTS } from '@mach/fleet';
import { memoryLog } from '@mach/ports/testing';
import type { Probe } from '@mach/probes';
import { createAllowance } from '../../agent/src/allowance.ts';
import { type PlannedCheck, planChecks } from '../../agent/src/plan.ts';
import type { Runner } from '../../agent/src/runner.ts';
import { createSchedule, type Schedule } from '../../agent/src/schedule.ts';
import { spread } from '../../agent/src/spread.ts';
import type { StoredName } from '../../agent/src/store.ts';
import { type ConfigBook, createConfigBook } from '../../collector/src/agent-config/book.ts';
import type { WatchedService } from '../../collector/src/config/schema.ts';
import { foldBatch, foldTick } from '../../collector/src/state/device.ts';
import type { RegisteredDevice } from '../../collector/src/state/fleet-state.ts';
import { FOLD_LIMITS } from '../../collector/src/state/fold-limits.ts';
import { emptyState, type FoldedTelemetry, type FoldState } from '../../collector/src/state/mutable-state.ts';
import { createSeating } from '../../collector/src/state/seating.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const SEND_EVERY_MINUTES = 5;
/** Of the made calendar a PC is asked this often whether it is on; its habits know only minutes. */
const PRESENCE_EVERY_MINUTES = 15;
/** Of the devices, those that can't reach the collector in a given hour, though they go on asking. */
const CUT_OFF_SHARE = 0.05;

/** A request as the service would see it. */
export interface Arrival {
  readonly service: string;
  readonly wallMs: number;
  readonly device: string;
  readonly isScheduled: boolean;
}

export interface PoliteSettings {
  readonly communes: number;
  readonly services: readonly WatchedService[];
  readonly startMs: number;
  readonly hours: number;
  /** How often each user presses the check, all in the same hour. */
  readonly presses: number;
}

export interface PoliteResult {
  readonly arrivals: readonly Arrival[];
  readonly devices: number;
  readonly places: number;
  readonly leaderChanges: number;
}

/** A PC: its list outlives the process, its schedule does not. */
interface Pc {
  readonly device: FleetDevice;
  readonly phaseMs: number;
  readonly run: Runner['run'];
  bootMs: number | undefined;
  nowMs: number;
  etag: string;
  list: readonly PlannedCheck[];
  schedule: Schedule<PlannedCheck>;
}

/**
 * A whole province through the real parts that decide who asks what when: fold and seats, the book of lists, schedule and
 * allowance. PCs go on and off by the made calendar, and each hour some are cut off from the collector and don't know it.
 */
export async function politeProvince(settings: PoliteSettings): Promise<PoliteResult> {
  const province = makeProvince({ seed: 'polite', communes: settings.communes, devicesPerCommune: [20, 60] });
  const fleet = createFleet(province, NO_FAULTS);
  const devices = devicesOf(province).filter(({ coverage }) => coverage === 'measured');
  const state = registered(devices, settings.startMs);
  const seating = createSeating(state, FOLD_LIMITS);
  const watched = { reportEveryS: 60, sendEveryS: 300, services: settings.services };
  const book = createConfigBook({}, () => watched, { state: () => state, onFold: () => () => true });
  const arrivals: Arrival[] = [];
  const pcs = devices.map((device) => makePc(device, arrivals)).sort((a, b) => a.phaseMs - b.phaseMs);
  const byPhase = Map.groupBy(pcs, ({ phaseMs }) => Math.floor(phaseMs / MINUTE_MS));
  const leaders = new Map<string, string>();
  let leaderChanges = 0;

  for (let minute = 0; minute < settings.hours * 60; minute++) {
    const from = settings.startMs + minute * MINUTE_MS;
    const silenced: string[] = [];
    for (const pc of byPhase.get(minute % SEND_EVERY_MINUTES) ?? []) {
      const at = from + (pc.phaseMs % MINUTE_MS);
      if (minute % PRESENCE_EVERY_MINUTES < SEND_EVERY_MINUTES) switchPc(pc, bootOf(pc.device, at));
      if (pc.bootMs !== undefined && pc.schedule.nextAtMs() <= at - pc.bootMs) await runDue(pc, at);
      if (pc.bootMs === undefined || isCutOff(pc.device, at)) {
        // As each tick does, only as often as the PC would have been heard.
        const silent = state.communes.get(pc.device.communeCode)?.devices.get(pc.device.id);
        if (silent !== undefined && foldTick(silent, at, 0, FOLD_LIMITS)) silenced.push(pc.device.id);
      } else {
        hear(pc.device, at);
        takeList(pc, book, state, at);
      }
    }
    seating.tick(from + MINUTE_MS, silenced);
    for (const [place, { leader = '' }] of state.seats) {
      if (leaders.has(place) && leaders.get(place) !== leader) leaderChanges += 1;
      leaders.set(place, leader);
    }
    if (minute === PRESSED_AT_HOUR * 60) for (const pc of pcs) await press(pc, settings.presses);
  }
  return { arrivals, devices: devices.length, places: state.seats.size, leaderChanges };

  function bootOf(device: FleetDevice, at: number): number | undefined {
    const boot = fleet.bootAt(device, at);
    // The made calendar switches on at whole minutes, people do not.
    return boot === undefined ? undefined : boot - spread(`${device.id} switches on ${boot}`) * MINUTE_MS;
  }

  function hear({ id, communeCode }: FleetDevice, at: number): void {
    const telemetries = state.communes.get(communeCode)?.devices ?? new Map<string, FoldedTelemetry>();
    const envelope = { v: 1, device: id, epoch: id, bootId: id, sentAt: at, sentUptimeMs: 0, machine: id };
    const batch = { ...envelope, agentVersion: '0', sendEveryS: SEND_EVERY_MINUTES * 60 };
    telemetries.set(id, foldBatch(telemetries.get(id), batch, [], at, FOLD_LIMITS).telemetry);
    seating.heard(state.registry.devices.get(id) as RegisteredDevice, at);
  }
}

/** Half past ten in Việt Nam, when the made day begins at midnight there. */
const PRESSED_AT_HOUR = 10.5;

const isCutOff = ({ id }: FleetDevice, at: number) =>
  spread(`${id} is cut off in hour ${Math.floor(at / HOUR_MS)}`) < CUT_OFF_SHARE;

function registered(devices: readonly FleetDevice[], enrolledAt: number): FoldState {
  const state = emptyState();
  devices.forEach(({ id, communeCode, siteId, role, label, coverage }, index) => {
    const place = { unitCode: communeCode, siteId, role, label, coverage };
    const secret = { secretSha256: '', machine: id, flags: [] };
    state.registry.devices.set(id, { id, number: index + 1, ...place, enrolledAt, ...secret });
    if (!state.communes.has(communeCode)) state.communes.set(communeCode, { devices: new Map() });
  });
  return state;
}

function makePc(device: FleetDevice, arrivals: Arrival[]): Pc {
  const stored = new Map<StoredName, string>();
  const store = {
    read: (name: StoredName) => stored.get(name),
    write: (name: StoredName, text: string) => stored.set(name, text) !== undefined,
  };
  const clock = { wallMs: () => pc.nowMs, uptimeMs: () => pc.nowMs, sleep: () => new Promise<void>(() => {}) };
  const arrive: Runner['run'] = async ({ id, onDemand }) => {
    arrivals.push({ service: id, wallMs: pc.nowMs, device: device.id, isScheduled: onDemand !== true });
    return [];
  };
  const pc: Pc = {
    device,
    phaseMs: spread(`${device.id} sends`) * SEND_EVERY_MINUTES * MINUTE_MS,
    run: createAllowance({ clock, log: memoryLog(), store }).over({ run: arrive }).run,
    bootMs: undefined,
    nowMs: 0,
    etag: '',
    list: [],
    schedule: createSchedule(device.id),
  };
  return pc;
}

function switchPc(pc: Pc, bootMs: number | undefined): void {
  if (pc.bootMs === bootMs) return;
  pc.bootMs = bootMs;
  if (bootMs === undefined) return;
  pc.schedule = createSchedule(pc.device.id);
  pc.schedule.replace(pc.list.filter(isScheduled), 0);
}

/** What was due since the last look, each at its own moment. */
async function runDue(pc: Pc, untilMs: number): Promise<void> {
  const { bootMs = 0, schedule } = pc;
  for (let due = schedule.nextAtMs(); due <= untilMs - bootMs; due = schedule.nextAtMs()) {
    pc.nowMs = bootMs + due;
    for (const check of schedule.take(due)) await pc.run(check, signal);
  }
}

function takeList(pc: Pc, book: ConfigBook, { registry }: FoldState, at: number): void {
  const config = book.of(registry.devices.get(pc.device.id) as RegisteredDevice);
  if (config.etag === pc.etag) return;
  const lists = { local: [], fromCollector: config.checks };
  pc.etag = config.etag;
  pc.list = planChecks(lists, catalogue, { checks: 500, checkEveryMinS: 5 }).checks;
  pc.schedule.replace(pc.list.filter(isScheduled), at - (pc.bootMs ?? 0));
}

async function press(pc: Pc, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    for (const check of pc.list) if (!isScheduled(check)) await pc.run(check, signal);
  }
}

const isScheduled = ({ onDemand }: PlannedCheck) => onDemand !== true;
const { signal } = new AbortController();
const http: Probe = {
  type: 'probe',
  name: 'http',
  summary: '',
  needs: [],
  options: {},
  metrics: [],
  target: { help: '', example: '' },
  targetLabel: 'target',
  run: async () => ({ ok: true, values: {} }),
};
const catalogue = new Map([['http', http]]);
