import type { Incident, InventoryChange, LatestReading } from '@mach/wire';
import type { FleetState, Heartbeat, Registry } from './fleet-state.ts';
import { type FoldedAlerts, noAlerts } from './fold-alert.ts';
import type { LastingRound } from './inventory-changes.ts';
import type { FoldedNeighbours } from './neighbours.ts';
import type { PressCount } from './presses.ts';
import type { Seats } from './seats.ts';
import type { FoldedTrace } from './traces/note-trace.ts';
import type { Silence } from './traces/trace.ts';
import type { FoldedUsual } from './traces/usual.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type MutableMap<M> = M extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : M;

/**
 * The state as its fold alone sees it: changed in place, since copying the maps of 100,000 devices for each report would
 * cost more than everything else. Whoever else holds it sees `FleetState`.
 */
export interface FoldState
  extends Mutable<
    Omit<
      FleetState,
      | 'registry'
      | 'communes'
      | 'seats'
      | 'heartbeats'
      | 'neighbours'
      | 'traces'
      | 'silences'
      | 'usual'
      | 'incidents'
      | 'presses'
      | 'prints'
      | 'alerts'
      | 'unknown'
    >
  > {
  registry: MutableRegistry;
  communes: Map<string, { devices: Map<string, FoldedTelemetry> }>;
  seats: Map<string, Seats>;
  heartbeats: Map<string, Heartbeat>;
  neighbours: Map<string, FoldedNeighbours>;
  traces: Map<string, FoldedTrace>;
  silences: Map<string, readonly Silence[]>;
  usual: Map<string, Map<string, FoldedUsual>>;
  incidents: Map<number, Incident>;
  presses: Map<string, readonly PressCount[]>;
  prints: Map<string, number>;
  alerts: FoldedAlerts;
  unknown: Map<string, number>;
  /** When the collector last started: nobody was silent while it was off. */
  startedAt: number;
  ticksSinceEntry: number;
}

export type MutableRegistry = { -readonly [Key in keyof Registry]: MutableMap<Registry[Key]> };

/** A device's telemetry with what the fold itself needs to remember. */
export interface FoldedTelemetry {
  lastReceivedAt: number;
  up: boolean;
  hasLeft: boolean;
  /** Receive time of the first batch since it was last silent. */
  upSince: number;
  sendEveryS: number;
  bootId: string;
  agentVersion: string;
  machine: string;
  clockOffsetMs: number;
  /** When its boot began, by its last batch; and how long that one was under way beyond what is usual. */
  bootedAt: number;
  delayMs: number;
  /** When its boot began, by its own clock: `bootedByClockOf`. */
  bootedByClock: readonly number[];
  clockWrong: boolean;
  reports: number;
  /** The largest number of a report, in the spool's epoch that was used last. */
  newest?: { readonly epoch: string; readonly seq: number };
  readings: Map<string, KeptReading>;
  /** The last boots in the order in which they began, and machines, the last one heard last. One that comes back after another stands for two computers with one identity. */
  boots: string[];
  machines: string[];
  cloneSuspected: boolean;
  /** What its parts were when each kind was last read, by kind and check; and what changed since, oldest first. */
  lasting: Map<string, LastingRound>;
  changes: InventoryChange[];
  /** Of equipment: when it was last asked, whether that is not long ago, and the devices that asked, newest last. */
  asked?: AskedEquipment;
  /** When its readings were last looked over for those that nothing renews. */
  sweptAt: number;
}

export interface AskedEquipment {
  at: number;
  isRecent: boolean;
  reporters: string[];
}

/** A last reading with its place in the device's own time: what tells an old one from a new one when clocks are set. */
export interface KeptReading extends LatestReading {
  readonly bootId: string;
  readonly uptimeMs: number;
}

/** The state before the first entry. */
export function emptyState(): FoldState {
  return {
    position: 0,
    time: 0,
    registry: {
      salt: '',
      units: new Map(),
      reorganisations: [],
      daysOff: new Map(),
      planningFiles: new Map(),
      sites: new Map(),
      lines: new Map(),
      services: new Map(),
      servicesOfFile: [],
      chosenServices: new Map(),
      alertRoutes: new Map(),
      reflectors: [],
      targets: [],
      outages: new Map(),
      assets: new Map(),
      posts: new Map(),
      meetings: new Map(),
      dayNotes: [],
      devices: new Map(),
      tokens: new Map(),
      accounts: new Map(),
      plans: new Map(),
      lastDeviceNumber: 0,
    },
    communes: new Map(),
    seats: new Map(),
    heartbeats: new Map(),
    neighbours: new Map(),
    traces: new Map(),
    silences: new Map(),
    usual: new Map(),
    offSpells: [],
    incidents: new Map(),
    presses: new Map(),
    prints: new Map(),
    alerts: noAlerts(),
    unknown: new Map(),
    startedAt: 0,
    ticksSinceEntry: 0,
  };
}
