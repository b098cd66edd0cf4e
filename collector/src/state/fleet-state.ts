import type { EarlierRow } from '@mach/priority';
import type {
  AssetRecord,
  AvailabilityTarget,
  DayNote,
  Device,
  DeviceFlag,
  Incident,
  InventoryChange,
  LatestReading,
  Line,
  Meeting,
  OutageNotice,
  Posts,
  Reorganisation,
  Service,
  Site,
  Unit,
} from '@mach/wire';
import type { AccountRecord } from '../accounts/account.ts';
import type { ChosenService } from '../config/schema.ts';
import type { AlertsState } from './fold-alert.ts';
import type { SiteNeighbours } from './neighbours.ts';
import type { PressCount } from './presses.ts';
import type {
  ChosenAlertRoute,
  IssuedPlan,
  PlanningFile,
  RegisteredReflector,
  TokenRecord,
  YearDaysOff,
} from './registry-change.ts';
import type { Seats } from './seats.ts';
import type { DeviceTrace, OffSpell, Silence } from './traces/trace.ts';
import type { UsualPath } from './traces/usual.ts';

/** The whole of what the collector knows: a fold over the journal and ticks. Plain data, so that a checkpoint can hold it. */
export interface FleetState {
  /** Position of the last entry folded, and the receive time up to which ticks were folded, in ms. */
  readonly position: number;
  readonly time: number;
  readonly registry: Registry;
  /** By commune code; a province's own agents stand under the province's code. No reducer looks across communes. */
  readonly communes: ReadonlyMap<string, CommuneState>;
  /** By place (`placeOf`): who asks the services there. */
  readonly seats: ReadonlyMap<string, Seats>;
  /** By device: whether packets of its line watch reach the reflector, and since when, in receive time. */
  readonly heartbeats: ReadonlyMap<string, Heartbeat>;
  /** By site: who stands in its network, as its leader found. */
  readonly neighbours: ReadonlyMap<string, SiteNeighbours>;
  /** By device: what it found lately on each path. By site: when nothing was heard of it. */
  readonly traces: ReadonlyMap<string, DeviceTrace>;
  readonly silences: ReadonlyMap<string, readonly Silence[]>;
  /** By site, and by path as in a trace: what it usually takes from there. */
  readonly usual: ReadonlyMap<string, ReadonlyMap<string, UsualPath>>;
  /** When the collector did not run, oldest first. */
  readonly offSpells: readonly OffSpell[];
  /** By number: those that last, and the newest of the others. */
  readonly incidents: ReadonlyMap<number, Incident>;
  /** By commune: how often its people pressed “still slow” in the last minutes. */
  readonly presses: ReadonlyMap<string, readonly PressCount[]>;
  /** Papers by their code: where in the journal stands what is on them. */
  readonly prints: ReadonlyMap<string, number>;
  /** What was said of them, to whom. */
  readonly alerts: AlertsState;
  /** How often each unknown key and kind was seen, by name. */
  readonly unknown: ReadonlyMap<string, number>;
}

export interface Registry {
  readonly salt: string;
  readonly provinceCode?: string;
  readonly units: ReadonlyMap<string, Unit>;
  /** Mergers and splits, in the order in which they were entered. */
  readonly reorganisations: readonly Reorganisation[];
  /** What the province says of days off, by year. */
  readonly daysOff: ReadonlyMap<number, YearDaysOff>;
  /** Files of prices and criteria, by id. */
  readonly planningFiles: ReadonlyMap<string, PlanningFile>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly lines: ReadonlyMap<string, Line>;
  /** All that are watched: those of the file, and those that the pages chose. */
  readonly services: ReadonlyMap<string, Service>;
  readonly servicesOfFile: readonly Service[];
  readonly chosenServices: ReadonlyMap<string, ChosenService>;
  /** Routes of alerts that pages made, by name. */
  readonly alertRoutes: ReadonlyMap<string, ChosenAlertRoute>;
  /** Reflectors beside the collector's own. */
  readonly reflectors: readonly RegisteredReflector[];
  readonly targets: readonly AvailabilityTarget[];
  /** Announced outages by id. */
  readonly outages: ReadonlyMap<string, OutageNotice>;
  /** The office's register of assets, and the posts, by commune. */
  readonly assets: ReadonlyMap<string, CommuneAssets>;
  readonly posts: ReadonlyMap<string, Posts>;
  /** The upgrade list that was settled last. */
  readonly settled?: { readonly at: number; readonly rows: readonly EarlierRow[] };
  /** By id, in the order in which they were announced. */
  readonly meetings: ReadonlyMap<string, Meeting>;
  /** How things stood when the last days began, oldest first. */
  readonly dayNotes: readonly DayNote[];
  readonly devices: ReadonlyMap<string, RegisteredDevice>;
  /** By id. */
  readonly tokens: ReadonlyMap<string, TokenRecord>;
  /** Of posts, by the name that is typed at sign-in. */
  readonly accounts: ReadonlyMap<string, AccountRecord>;
  /** By number. */
  readonly plans: ReadonlyMap<number, IssuedPlan>;
  readonly lastDeviceNumber: number;
}

/** One commune's register, as it was last taken up. `importedAt` is ms. */
export interface CommuneAssets {
  readonly importedAt: number;
  readonly records: readonly AssetRecord[];
}

export interface RegisteredDevice extends Device {
  readonly secretSha256: string;
  readonly machine: string;
  readonly flags: readonly DeviceFlag[];
  /** How its secret was replaced last, or is about to be; absent for one that still shows its first. */
  readonly renewal?: SecretRenewal;
  /** Of a device with an agent: what an inventory by script calls the same PC. */
  readonly inventoryHashes?: readonly string[];
  /** Of serial numbers of its case, system and board: by them a line of the office's register is known to be this PC. */
  readonly serialHashes?: readonly string[];
  /** The device whose agent measures the PC that this one, known by inventory alone, stood for: that one counts. */
  readonly supersededBy?: string;
  /** The devices whose place it has taken. */
  readonly supersedes?: readonly string[];
  /** Somebody said that no other device is the same PC: nothing but their word joins it to one again. */
  readonly standsAlone?: true;
  /** Somebody said where it stands while it stood behind this gateway (its hashed address): their word holds until it is another. */
  readonly placedBehind?: string;
}

/** SHA-256 of secrets, as `secretSha256`; times by the collector's clock. */
export interface SecretRenewal {
  readonly wantedAt?: number;
  readonly offeredSha256?: string;
  readonly replacedAt?: number;
  readonly beforeSha256?: string;
}

export interface Heartbeat {
  readonly isHeard: boolean;
  readonly since: number;
  /** Of a silent one: when its last packet came. Absent where the journal of then did not tell. */
  readonly lastHeardAt?: number;
  /** Of a silent one: its packets come, and the answers don't get back to it. */
  readonly isDeaf?: true;
}

export interface CommuneState {
  readonly devices: ReadonlyMap<string, DeviceTelemetry>;
}

/** What one device's reports say. Times are ms by the collector's clock. */
export interface DeviceTelemetry {
  readonly lastReceivedAt: number;
  /** Judged by receive time: false after three missed send intervals. */
  readonly up: boolean;
  /** Its last batch said that the agent ends, as a shutdown does: it is not missed. */
  readonly hasLeft: boolean;
  readonly sendEveryS: number;
  readonly bootId: string;
  readonly agentVersion: string;
  readonly machine: string;
  /** Collector's clock minus the device's wall clock at the last live batch. */
  readonly clockOffsetMs: number;
  readonly clockWrong: boolean;
  readonly reports: number;
  /** The newest by event time of each kind, id and target; late data never replaces a newer one. Key: `readingKey`. */
  readonly readings: ReadonlyMap<string, LatestReading>;
  /** Of equipment: when a PC of its site last asked it, whether that is recent, and which did, newest last. */
  readonly asked?: { readonly at: number; readonly isRecent: boolean; readonly reporters: readonly string[] };
  /** What somebody changed about it, oldest first; of very many the newest. */
  readonly changes: readonly InventoryChange[];
}

/** The key of a reading among the last ones of its device. */
export const readingKey = (reading: {
  readonly kind: string;
  readonly id?: string;
  readonly target?: string;
}): string => `${reading.kind}\n${reading.id ?? ''}\n${reading.target ?? ''}`;
