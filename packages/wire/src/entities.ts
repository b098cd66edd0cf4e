/** What a device is used for: weighs its minutes and says who must be asked before it is moved. */
export const ROLES = ['counter', 'office', 'meeting-room', 'server'] as const;
export type Role = (typeof ROLES)[number];

/** What a commune's network leads to: the internet, the data network of the authorities alone, both, or all of it by a proxy. */
export const NETWORKS = ['internet', 'data-network', 'both', 'proxy'] as const;
export type Network = (typeof NETWORKS)[number];

/** A province or a commune. The key is the official code (2 or 5 digits), as text; names change, codes never. */
export interface Unit {
  readonly code: string;
  readonly kind: 'province' | 'commune';
  readonly name: string;
  readonly parent?: string;
  /** Dates as yyyy-MM-dd. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successor?: string;
  readonly isp?: string;
  readonly workingHours?: string;
  /** Of all its sites. Absent where nobody said: then nothing is left out. */
  readonly network?: Network;
}

/**
 * A merger or a split of communes, by a resolution, valid from a day (yyyy-MM-dd). Sites move as a whole, with all that stands in them;
 * reports of the days before still count them where they were.
 */
export interface Reorganisation {
  readonly validFrom: string;
  /** Number of the resolution. */
  readonly document?: string;
  /** Units that it makes. */
  readonly units: readonly Unit[];
  /** `name`: what the site is called from then on, where its old name was taken. */
  readonly moves: readonly {
    readonly site: string;
    readonly from: string;
    readonly to: string;
    readonly name?: string;
  }[];
  /** Units that end by it, each with the one that follows. */
  readonly ends: readonly { readonly code: string; readonly successor: string }[];
}

/** One place with its own LAN and line. Several sites may all use 192.168.1.1, so the gateway's hashed MAC tells them apart. */
export interface Site {
  readonly id: string;
  readonly unitCode: string;
  readonly name: string;
  readonly gateway?: string;
  /** Whether its leader looks who else stands in its network, and since when; absent where nobody ever switched that on. */
  readonly discovery?: { readonly isOn: boolean; readonly since: number };
  /** Its own opening hours, where they are not those of its commune: a counter that is open on Saturday mornings. */
  readonly workingHours?: string;
  /** It keeps its week on holidays and other days off too, through Tết. */
  readonly opensOnDaysOff?: true;
}

export const LINE_KINDS = ['internet', 'data-network'] as const;

/** A site's internet access or its leg of the data network, as its contract has it. */
export interface Line {
  readonly id: string;
  readonly siteId: string;
  readonly kind: (typeof LINE_KINDS)[number];
  readonly provider?: string;
  readonly circuit?: string;
  /** Number of the contract. */
  readonly contract?: string;
  readonly committedBitsPerSecond?: number;
  readonly hotline?: string;
  /** Each byte is paid for: nothing is measured there that costs many. */
  readonly isMetered?: true;
}

/** What stands in an office beside PCs. */
export const EQUIPMENT_KINDS = [
  'router',
  'switch',
  'access-point',
  'printer',
  'scanner',
  'ups',
  'codec',
  'camera',
  'recorder',
  'kiosk',
  'queue-display',
  'feedback-terminal',
  'other',
] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

/** What the PCs of its site ask a device for beside SNMP: `ping`, `tcp:9100`, `http:8080`, `rtsp`. A protocol alone has its usual port. */
export const EQUIPMENT_CHECK = /^(?:ping|tcp:\d{1,5}|(?:http|https|ipp|rtsp|sip|h323)(?::\d{1,5})?)$/;

/** A device that is no PC: where it is, and what the leader of its site asks it for, unless it reports for itself. */
export interface Equipment {
  readonly kind: EquipmentKind;
  /** A private IPv4 address within its site, or `gateway`: whatever the PCs there have for theirs. Absent where nobody knows. */
  readonly address?: string;
  /** The last day of its maker's updates, yyyy-MM-dd, as whoever declared it knows. */
  readonly supportUntil?: string;
  /** Which credentials of the collector's configuration it is asked with by SNMP; absent where it is not. */
  readonly snmp?: string;
  readonly checks: readonly string[];
}

/** How a device is known: measured by an agent, inventory taken by script, seen on the LAN, declared. */
export type Coverage = 'measured' | 'inventory' | 'seen' | 'declared';

/** What is odd about a device's identity; each says who must look. */
export type DeviceFlag = 'clone-suspected' | 'joined-again-without-secret' | 'clock-wrong' | 'replaced-secret-shown';

export interface Device {
  /** 32 hex digits. */
  readonly id: string;
  /** Short, for pages, paper and the phone. */
  readonly number: number;
  readonly unitCode: string;
  readonly siteId?: string;
  readonly role: Role;
  readonly label?: string;
  readonly assetTag?: string;
  readonly coverage: Coverage;
  /** Of a device that is no PC. It runs no agent of its own, unless its coverage is `measured`. */
  readonly equipment?: Equipment;
  /** Salted hash of its hardware address, of a device that a look around its site's network found. */
  readonly macHash?: string;
  readonly enrolledAt: number;
  readonly revokedAt?: number;
}

/** What an announced outage takes away. */
export const OUTAGE_CAUSES = ['power', 'line', 'isp', 'data-network', 'service'] as const;

/** An outage that somebody announced beforehand (the power company, a carrier, a portal), with the number of its document. Times are ms. */
export interface OutageNotice {
  readonly id: string;
  readonly document: string;
  readonly cause: (typeof OUTAGE_CAUSES)[number];
  readonly from: number;
  readonly to: number;
  /** Codes of the communes that it covers; empty: all. */
  readonly communes: readonly string[];
  /** Of cause `service`: its id. Of cause `isp`: the provider's name, as the register of lines has it. */
  readonly service?: string;
  readonly isp?: string;
}

/**
 * A video meeting of the province with communes, as somebody announced it. Times are ms. What its rooms are tested for, and when, follows
 * from it.
 */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Codes of the communes that take part; empty: all. */
  readonly communes: readonly string[];
}

export const TARGET_PERIODS = ['month', 'quarter', 'year'] as const;
export const TARGET_SCHEDULES = ['working-time', 'always'] as const;

/** What availability was promised: of a subject (`line.internet`, `service.ID`, …), over a period, within a schedule, and from which day on. */
export interface AvailabilityTarget {
  readonly subject: string;
  readonly percent: number;
  readonly period: (typeof TARGET_PERIODS)[number];
  readonly schedule: (typeof TARGET_SCHEDULES)[number];
  /** `YYYY-MM-DD`; absent: since ever. */
  readonly from?: string;
  /** Of lines alone: what this provider promised, or what this contract says; absent: of whatever line. */
  readonly isp?: string;
  readonly contract?: string;
}

/** A system that communes depend on, and how it is watched. */
export interface Service {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly path: 'internet' | 'data-network';
}
