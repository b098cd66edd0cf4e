import type { AccountRole, DeviceName, Listed } from './api.ts';
import type { Cure } from './cure.ts';
import type { Device, Line, Meeting, Service, Unit } from './entities.ts';
import type { Values } from './reading.ts';

/** What the administration's resources give. Times are ms since 1970 by the collector's clock. */

/** What a resource was when it was read: sent back in `If-Match` with a change, which is refused where somebody changed it meanwhile. */
export interface Versioned {
  readonly version: string;
}

/** A list that is changed as a whole, or compared as a whole. */
export type VersionedList<Row> = Listed<Row> & Versioned;

export interface AccountRow extends Versioned {
  readonly name: string;
  readonly role: AccountRole;
  readonly post: string;
  readonly communeCode?: string;
  /** `waiting`: its holder has not chosen a password yet, by a link that is good until `linkExpiresAt`. */
  readonly state: 'active' | 'waiting' | 'disabled';
  readonly linkExpiresAt?: number;
  readonly handOvers: number;
  readonly createdAt: number;
}

/** The link by which the holder of a post chooses a password. It is told this once. */
export interface SetUpLinkAnswer {
  readonly account: string;
  readonly link: string;
  readonly expiresAt: number;
}

export interface TokenRow {
  readonly id: string;
  readonly scope: 'join' | 'reflect' | 'scrape' | 'read' | 'admin';
  readonly unitCode?: string;
  /** How many devices may still join with it; absent where any number may. */
  readonly usesLeft?: number;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A token as its bearer gets it, this once. */
export interface NewTokenAnswer {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: number;
}

/** Whether install kits can be made here, and if not, what is missing. */
export interface KitsState {
  readonly missing: readonly ('agent-package' | 'collector-url')[];
  /** Address that goes into a kit unless another one is given. */
  readonly collectorUrl?: string;
}

export const TABLE_KINDS = ['communes', 'lines', 'equipment', 'outages', 'meetings'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** One mistake in a table: line and column as a spreadsheet counts and names them, what stands there, what would be right. */
export interface TableProblem {
  readonly line: number;
  readonly column?: string;
  readonly found: string;
  readonly expected: string;
  readonly cure?: Cure;
}

/** What a table would change, before anything is: with problems, nothing of it is taken. */
export interface TablePreview extends Versioned {
  readonly format: 'csv' | 'xlsx';
  /** How the letters of a text file were written; absent of a workbook. `utf-8-twice`: taken for a code page of Windows and saved again. */
  readonly encoding?: 'utf-8' | 'utf-8-twice' | 'utf-16' | 'tcvn3' | 'windows-1258' | 'windows-1252';
  readonly rows: number;
  readonly columns: readonly string[];
  /** The first rows as they were understood. */
  readonly sample: readonly (readonly string[])[];
  readonly problems: readonly TableProblem[];
  readonly problemsTotal: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Codes that had lost their leading zeros, as Excel takes them away. */
  readonly zerosRestored: number;
}

/** A service as it is watched. `from`: where its settings stand; what stands in the configuration file is changed there alone. */
export interface ServiceSettingsRow extends Service, Versioned {
  readonly from: 'file' | 'pages';
  readonly staticPage?: string;
  readonly applicationPage?: string;
  readonly everyS: number;
  readonly requestsPerDayMax: number;
  readonly watchedBy: 'communes' | 'province' | 'both';
  readonly agents?: ServiceSeen;
}

/** What the agents that ask it found last: places that reach it and that don't, and the newest answer. */
export interface ServiceSeen {
  readonly good: number;
  readonly failed: number;
  readonly at: number;
}

/** One try of a page, made by the collector itself from where it stands. */
export interface TrialAnswer {
  readonly at: number;
  readonly url: string;
  readonly ok: boolean;
  readonly failure?: string;
  readonly detail?: string;
  readonly durationMs: number;
  readonly values: Values;
}

/** A commune or province in the register, now or before. */
export interface UnitRow extends Unit, Versioned {
  readonly devices: number;
  readonly sites: number;
}

/** A site in the register, with its lines. `devices`: all that stand there. */
export interface AdminSite extends Versioned {
  readonly id: string;
  readonly unitCode: string;
  readonly name: string;
  readonly devices: number;
  readonly workingHours?: string;
  readonly opensOnDaysOff?: true;
  readonly lines: readonly AdminLine[];
}

export interface AdminLine extends Line, Versioned {}

/** What the province may say of a device. `isPlacedByNetwork`: it stands where its site's network says, and nowhere else. */
export interface AdminDevice
  extends Pick<Device, 'id' | 'number' | 'unitCode' | 'siteId' | 'role' | 'label' | 'assetTag'>,
    Versioned {
  readonly isPc: boolean;
  readonly isPlacedByNetwork: boolean;
}

/** What a merger or a split would do, before anything is done. `accountsLeft`: open accounts of units that end. */
export interface ReorganisationPreview {
  readonly sites: number;
  readonly devices: number;
  readonly ends: readonly string[];
  readonly renames: readonly { readonly before: string; readonly after: string }[];
  readonly accountsLeft: readonly string[];
}

/** A meeting as it was announced. */
export interface AnnouncedMeeting extends Meeting, Versioned {}

/** A day that is not as its weekday says; `off`: why it is off, absent where it is worked. */
export interface CalendarDay {
  readonly day: string;
  readonly off?: string;
}

/** Days off of a year: the country's as they are known, and what the province adds, which stands above them. */
export interface CalendarYear extends Versioned {
  readonly year: number;
  readonly country: readonly CalendarDay[];
  readonly own: readonly CalendarDay[];
  readonly document?: string;
}

export const PLANNING_KINDS = ['prices', 'policy'] as const;
export type PlanningKind = (typeof PLANNING_KINDS)[number];

/** A file of prices or criteria. In force is the newest by its own day, up to today. */
export interface PlanningFileRow {
  readonly id: string;
  readonly kind: PlanningKind;
  readonly date: string;
  readonly name: string;
  readonly uploadedAt: number;
  readonly state: 'in-force' | 'planned' | 'replaced';
}

/** What prices and criteria may say, whoever writes them. Money is whole đồng. */
export interface PlanningBounds {
  readonly priceMax: number;
  readonly sumMax: number;
  readonly textCharactersMax: number;
  readonly memoryGbMin: number;
  readonly memoryGbMax: number;
  readonly minutesMax: number;
  readonly replacementsMax: number;
  readonly bulkStepsMax: number;
  readonly bulkFromMin: number;
  readonly bulkFromMax: number;
}

/**
 * Prices or criteria in force, to make the next version of: `value` is whole, as their file has it. `from`: the province's own, those of
 * the configuration file, or those that came with the program.
 */
export interface PlanningInForce<Value = unknown> extends Versioned {
  readonly kind: PlanningKind;
  readonly from: 'province' | 'configuration' | 'program';
  readonly value: Value;
  readonly bounds: PlanningBounds;
}

/** What is still to do in a new installation, by what the register holds. */
export interface SetUpState {
  readonly communes: number;
  readonly services: number;
  readonly accounts: number;
  /** Of them those that administer the province. */
  readonly administrators: number;
  readonly joinTokens: number;
  readonly devices: number;
  readonly devicesUp: number;
  readonly communesWithDevices: number;
  readonly provinceDevices: number;
  readonly url?: string;
  readonly isUrlLoopback: boolean;
  readonly hasTls: boolean;
}

/** A line of the audit log. `position` counts up and is where the next page begins. */
export interface AuditLogRow {
  readonly position: number;
  readonly at: number;
  /** `at` is the beginning of the day: of what a device does by itself no more is told. */
  readonly isDay?: true;
  readonly by: string;
  readonly what: string;
  readonly about: string;
  readonly detail: string;
  /** The device that it is about, where that is still known. */
  readonly device?: DeviceName;
  /** The place that it is about, where that is still known. */
  readonly site?: { readonly name: string; readonly unitCode: string; readonly commune: string };
}

export interface AuditLogPage {
  readonly items: readonly AuditLogRow[];
  /** Rows that lie before the last of `items`: asked for with `before`; absent at the beginning of the log. */
  readonly before?: number;
}

/** How the collector itself is. */
export interface CollectorState {
  readonly version: string;
  readonly startedAt: number;
  readonly now: number;
  readonly isReady: boolean;
  readonly trouble?: string;
  readonly journal: {
    readonly entries: number;
    readonly bytes?: number;
    readonly lastAppendedAt?: number;
  };
  readonly diskFreeBytes?: number;
  readonly lastBackupAt?: number;
  readonly ingest: {
    readonly batches: number;
    readonly refused: number;
    readonly enrolments: number;
    readonly appendsFailed: number;
  };
  readonly configuration?: { readonly isGood: boolean; readonly at: number };
  readonly outputs: readonly string[];
  /** Points by output since the start, and those that wait. */
  readonly outputQueues?: readonly {
    readonly name: string;
    readonly written: number;
    readonly dropped: number;
    readonly failures: number;
    readonly queued: number;
  }[];
  /** Messages that wait, by route. */
  readonly alertRoutes?: readonly { readonly name: string; readonly owed: number; readonly deliveredAt?: number }[];
  /** When the certificate that it shows runs out; absent where it speaks plain HTTP. */
  readonly certificateEndsAt?: number;
}
