import type { AssetRow } from './assets.ts';
import type { Range } from './batch.ts';
import type { Coverage, DeviceFlag, Equipment, Line, Role, Service } from './entities.ts';
import type { MetricUnit } from './metric-spec.ts';
import type { PriorityRow } from './priority-row.ts';
import type { Failure, Values } from './reading.ts';

/** What the collector's resources give, as pages and other programs read them. Times are ms since 1970 by the collector's clock. */

/** A list as every resource gives it: the rows, and how many there are before any cut. */
export interface Listed<Row> {
  readonly items: readonly Row[];
  readonly total: number;
}

/**
 * `no-data`: reported once, silent now. `never-reported`: enrolled, nothing came yet. `inventory`: nobody expects it to
 * report, it is known by an inventory that was taken by hand. `down`: equipment that was asked and did not answer; while
 * nobody asks it, because the PCs of its site are off, it is `no-data`. `seen`: found by a look around its site's network,
 * which tells neither up nor down; `gone`: not found again for so long that it is not expected back. `superseded`: it was known by inventory, and another
 * device, whose agent measures that PC, has taken its place.
 */
export type DeviceState =
  | 'up'
  | 'down'
  | 'no-data'
  | 'never-reported'
  | 'inventory'
  | 'superseded'
  | 'revoked'
  | 'seen'
  | 'gone';

export interface CommuneRow {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string;
  readonly sites: number;
  readonly devices: number;
  readonly devicesUp: number;
  /** How many of `devices` are known by inventory alone and never report; absent where none is. */
  readonly devicesByInventory?: number;
  /** Routers, switches, printers and the like, not among `devices`, and how many of them do not answer; absent where none is. */
  readonly equipment?: { readonly total: number; readonly up: number; readonly down: number };
  /** Whether the commune works now, by its hours and the days off of the country: at night silence is no trouble. */
  readonly isWorkingTime: boolean;
  /** Devices that were found in its networks and registered by nobody, in none of the other counts; those that are gone are left out. Absent where none is. */
  readonly devicesSeen?: number;
  readonly lastReportAt?: number;
  /** Devices with equipment that is failing or at risk of it; what is only old or small is not counted. */
  readonly devicesWithConditions: number;
  /** Questions to the network (probes) whose last reading failed, over all devices that are up. */
  readonly failedChecks: number;
}

export interface SiteRow {
  readonly id: string;
  readonly communeCode: string;
  readonly name: string;
  readonly devices: number;
  readonly devicesUp: number;
  /** Whether packets of the site's leader or deputy reach the collector, and since when; absent before any did. */
  readonly line?: { readonly isHeard: boolean; readonly since: number };
  /** As they are registered; empty where nobody did. */
  readonly lines: readonly Line[];
  /** How many of `devices` are known by inventory alone and never report; absent where none is. */
  readonly devicesByInventory?: number;
  readonly discovery?: DiscoveryRow;
  /** Between its leader and its deputy, from each to the other; empty while only one of them is up. */
  readonly peers: readonly PeerRow[];
  readonly findings: readonly SiteFinding[];
}

/** Whether its leader looks who stands in the network of a site, how politely it did, and what came of it. */
export interface DiscoveryRow {
  readonly isOn: boolean;
  readonly since: number;
  /** The last look. `by` is the number of the device that looked, from `ownAddress`. */
  readonly look?: {
    readonly at: number;
    readonly by?: number;
    readonly ownAddress?: string;
    readonly addressesPerSecond?: number;
    readonly addressesAsked: number;
    readonly found: number;
    /** Phones and the like, which hide their hardware address: counted, and nothing else is known of them. */
    readonly hidden: number;
    /** Found and not told, for there were too many. */
    readonly leftOut: number;
  };
  /** Why a newer look came to nothing. */
  readonly failed?: { readonly at: number; readonly failure: string };
  /** Devices that were found and are not registered, for the site has as many as are kept. */
  readonly notKept: number;
}

/** How leader and deputy of a site reach one another past the line and the router. A PC's own firewall may answer no ping: then nothing is known. */
export interface PeerRow {
  /** Numbers of the devices. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly sent: number;
  readonly received: number;
  readonly rttMs?: number;
}

/** Something about the network of a site that several of its devices say, or one for long enough. */
export interface SiteFinding extends ConditionRow {
  /** Numbers of the devices that say so. */
  readonly saidBy: readonly number[];
  readonly since: number;
}

/** A device as a look around the network found it: by day, for a laptop is somebody's own. Values of the reading `neighbour`. */
export interface SeenRow {
  readonly firstOn: number;
  readonly lastOn: number;
  readonly values: Values;
}

/** A device by its id and by the short number that people use. */
export interface DeviceName {
  readonly id: string;
  readonly number: number;
}

export interface DeviceRow {
  readonly id: string;
  readonly number: number;
  readonly communeCode: string;
  readonly siteId?: string;
  readonly role: Role;
  readonly label?: string;
  readonly assetTag?: string;
  readonly coverage: Coverage;
  /** Of a device that runs no agent; absent of a PC. */
  readonly equipment?: Equipment;
  readonly state: DeviceState;
  /** Whether it asks the services for its site; absent for all but two. */
  readonly seat?: 'leader' | 'deputy';
  readonly flags: readonly DeviceFlag[];
  readonly lastReportAt?: number;
  /** When the newest inventory was taken, of a device that is known by that alone. */
  readonly inventoryAt?: number;
  /** Of a device that was found by a look around its site's network. */
  readonly seen?: SeenRow;
  /** The device that has taken its place; of a `superseded` one, which no list has. */
  readonly supersededBy?: DeviceName;
  /** The devices whose place it has taken: inventories of the same PC. */
  readonly supersedes?: readonly DeviceName[];
  readonly conditions: readonly ConditionRow[];
  /** In a list of those with failed checks alone. */
  readonly failedChecks?: readonly FailedCheck[];
}

/** A question to the network that went wrong at its last asking. */
export type FailedCheck = Pick<LatestReading, 'kind' | 'id' | 'target' | 'failure'>;

/** What is wrong with a device and how sure: a code with parameters; `messages` has the sentence. */
export interface ConditionRow {
  readonly code: string;
  readonly level: 'failing' | 'at-risk' | 'ageing' | 'unknown';
  readonly component: string;
  readonly parameters: Values;
}

/** The last reading of one kind and target. `at` is the event time, corrected for a wrong clock. */
export interface LatestReading {
  readonly kind: string;
  readonly id?: string;
  readonly target?: string;
  readonly at: number;
  /** `at` was told by the device's own wall clock, for its boot was over when the reading came in. */
  readonly estimated?: true;
  readonly ok: boolean;
  readonly failure?: Failure | string;
  readonly detail?: string;
  /** Since when it is told without a break, of the kinds of which that is kept. */
  readonly since?: number;
  /** What it told when it was last read, while it can't be, of the kinds of which that is kept. */
  readonly lastGood?: { readonly at: number; readonly values: Values };
  /** How long the probe or sensor took, where the agent said so. */
  readonly durationMs?: number;
  readonly values: Values;
}

/**
 * Something that somebody changed about a device: a part, its system, or where it stands (kind `place`). Values that were
 * not readable are left out; a part that could not be read was not removed.
 */
export interface InventoryChange {
  readonly at: number;
  readonly kind: string;
  readonly target?: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: Values;
  readonly after?: Values;
}

export interface DeviceDetail extends DeviceRow {
  readonly communeName: string;
  readonly agentVersion?: string;
  readonly enrolledAt: number;
  readonly clockOffsetMs?: number;
  readonly readings: readonly LatestReading[];
  /** Services that this device's commune has no path to: neither good nor bad, and nobody asks them. */
  readonly notApplicable: readonly Service[];
  /** Oldest first. */
  readonly changes: readonly InventoryChange[];
  /** By spool epoch: what the collector holds of this device. */
  readonly acknowledged: readonly { readonly epoch: string; readonly ranges: readonly Range[] }[];
  readonly priority?: PriorityRow;
  /** Of a PC of a commune: what the office's register says of it. */
  readonly asset?: AssetRow;
  /** The last look around its site's network, of a device that one found. */
  readonly look?: NonNullable<DiscoveryRow['look']>;
}

/** One line of a chart. A point without a value is a gap: nothing arrived, or the reading failed. */
export interface HistorySeries {
  readonly kind: string;
  /** The check that asked, for a probe: two checks may ask one target different things. */
  readonly id?: string;
  readonly target?: string;
  readonly value: string;
  readonly unit: MetricUnit;
  /** The value counts up; the points are its growth a second, in `unit`. */
  readonly perSecond?: true;
  readonly points: readonly (readonly [at: number, value: number | null])[];
}

export interface DeviceHistory {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly series: readonly HistorySeries[];
}

/** What the account of a post may do: run the province, look at it, plan its purchases, or look at one commune. */
export const ACCOUNT_ROLES = ['province-admin', 'province-viewer', 'planner', 'commune'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** Who is asking, as the pages need to know. */
export interface SessionInfo {
  readonly role: AccountRole | 'loopback-reader';
  /** The account's name and the post that it belongs to; absent of links and tokens. */
  readonly account?: string;
  readonly post?: string;
  /** Of a commune's account: the one commune that it sees. */
  readonly communeCode?: string;
  readonly expiresAt?: number;
}
