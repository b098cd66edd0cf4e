import type { FailureChance, SlowCause, Windows11Failure } from '@mach/knowledge';
import type { DiskSigns } from './conditions/disk-health/disk-signs.ts';
import type { PrinterStop } from './conditions/printer-stops.ts';
import type { FactName } from './facts/device-facts.ts';
import type { CodecPart } from './facts/equipment-facts.ts';

/** How bad: `failing` is broken or about to be, `at-risk` hurts or will soon, `ageing` will one day, `unknown` was not readable. */
export type ConditionLevel = 'failing' | 'at-risk' | 'ageing' | 'unknown';

/** The part of a device that a condition is about. */
export const COMPONENTS = [
  'operating-system',
  'memory',
  'disk',
  'cable',
  'processor',
  'network-card',
  'wifi',
  'local-network',
  'temperature',
  'fan',
  'battery',
  'power',
  'clock',
  'printer',
  'codec',
  'ups',
] as const;
export type Component = (typeof COMPONENTS)[number];

/**
 * What each condition says, by code. Bytes, ratios (0 to 1), milliseconds and degrees Celsius as named; dates are
 * yyyy-MM-dd texts. A parameter that was not readable is left out.
 */
export type ConditionParameters = {
  /** No security updates any more. `paidExtensionUntil`: updates can be bought until then; whether they were is not known. */
  readonly 'end-of-support': {
    readonly product: string;
    readonly endOfSupport: string;
    readonly daysSince: number;
    readonly paidExtensionUntil?: string;
  };
  readonly 'ending-support': { readonly product: string; readonly endOfSupport: string; readonly daysLeft: number };
  /** What rules Windows 11 out: the first of those that no part or setting can cure, else the first of the others. */
  readonly 'cannot-run-windows-11': {
    readonly because: Windows11Failure;
  };
  /** Nothing is known to rule it out, and not everything is known; `missing` has the same words, with blanks between. */
  readonly 'windows-11-unknown': { readonly missing: string };
  readonly 'too-little-memory': {
    readonly memoryBytes: number;
    readonly recommendedBytes: number;
    readonly emptySlots?: number;
    readonly memoryType?: string;
    /** The most that the board takes, as its firmware states it. */
    readonly maxBytes?: number;
  };
  /** Share of the minutes of use in working hours that were slow for this cause, as they were watched lately. */
  readonly 'slow-minutes': { readonly cause: SlowCause; readonly slowRatio: number; readonly watchedMinutes: number };
  /** Share of the time since the last start in which no program could go on for want of memory. */
  readonly 'memory-pressure': { readonly stallRatio: number; readonly days: number };
  /** One look, not a mean. */
  readonly 'memory-nearly-exhausted': { readonly availableBytes: number; readonly totalBytes: number };
  readonly 'hard-disk-as-system-disk': { readonly disk: string; readonly model?: string };
  readonly 'disk-nearly-full': { readonly place: string; readonly freeBytes: number; readonly totalBytes: number };
  /** Share of the time since the last start in which no program could go on for want of the disk. */
  readonly 'disk-io-wait': { readonly stallRatio: number; readonly days: number };
  /** Mean time of one access since the last start. */
  readonly 'disk-slow-response': { readonly disk: string; readonly meanAccessMs: number; readonly accesses: number };
  /** The disk's own verdict, or what it counts, says that it fails. */
  readonly 'disk-failing': DiskTrouble;
  /** Signs with which disks fail more often than without. */
  readonly 'disk-at-risk': DiskTrouble;
  /** Data was damaged between the disk and its controller, this often in the disk's life: the cable or a plug. */
  readonly 'disk-cable': SomeDisk & { readonly interfaceCrcErrors: number };
  /** An SSD has used the life that it is rated for, or its spare; ratios from 0, wear may exceed 1. */
  readonly 'disk-worn': SomeDisk & {
    readonly wearRatio?: number;
    readonly spareRatio?: number;
    readonly spareThresholdRatio?: number;
  };
  /**
   * Whether a disk is sound could not be known. `because`: nothing arrived · the reading failed (`failure`, `tried`) · the disk gave no
   * verdict of its own, none of the counts that matter, or one in a form that is not known (`attributes`, by number).
   */
  readonly 'disk-health-unknown': {
    readonly because: 'not-reported' | 'failed' | 'no-verdict' | 'no-counts' | 'not-recognised';
    readonly disk?: string;
    readonly failure?: string;
    readonly tried?: string;
    readonly attributes?: string;
  };
  /** `model` is empty where nobody knows it; without `yearFrom`, the firmware is the witness that it is no younger. */
  readonly 'old-processor': { readonly model: string; readonly yearFrom?: number; readonly yearTo: number };
  /** Share of the time since the last start in which some program waited for the processor. */
  readonly 'processor-pressure': { readonly stallRatio: number; readonly days: number };
  /** Of a drive that tells it by SMART, `disk` is there and is the sensor; `limitBy`: its own word, or what is usual for its kind. */
  readonly overheating: Partial<SomeDisk> & {
    readonly sensor: string;
    readonly celsius: number;
    readonly limitCelsius: number;
    readonly limitBy?: 'drive' | 'kind';
  };
  /** `throttledRatio`: share of the time since the last start; absent where only the times it happened are counted. */
  readonly 'cpu-throttled': { readonly events: number; readonly throttledRatio?: number; readonly days: number };
  /** Stands still while the processor is at `celsius`. */
  readonly 'fan-failing': { readonly fan: string; readonly celsius: number };
  readonly 'memory-errors': {
    readonly controller: string;
    readonly corrected: number;
    readonly uncorrected: number;
    readonly correctedPerDay?: number;
  };
  readonly 'battery-worn': {
    readonly battery: string;
    readonly isUps: boolean;
    readonly healthRatio: number;
    readonly cycles?: number;
  };
  /** Of the last `stops`, old ones fading out. */
  readonly 'unclean-stops': { readonly uncleanRatio: number; readonly stops: number };
  /** Blue screens and kernel panics among the last `stops`, old ones fading out. */
  readonly 'system-crashes': { readonly crashes: number; readonly stops: number };
  readonly 'clock-battery': { readonly losses: number };
  readonly 'network-link-slow': {
    readonly interface: string;
    readonly speedMbps?: number;
    readonly duplex?: 'full' | 'half';
    /** The fastest that the card can do, that the other end of the cable offers. */
    readonly cardMbps?: number;
    readonly otherEndMbps?: number;
    /** `cable`: both ends can do more · `other-end`: the switch or router can't · `fixed-speed`: set by hand on this device. */
    readonly pointsTo?: 'cable' | 'other-end' | 'fixed-speed';
  };
  /** The link is as fast as the card can be. */
  readonly 'network-card-slow': {
    readonly interface: string;
    readonly maxSpeedMbps: number;
    readonly knownBy: 'driver' | 'model';
  };
  /** Since the last start, both ways; `crcErrors` are those of them that were damaged on the cable. */
  readonly 'network-errors': {
    readonly interface: string;
    readonly errors: number;
    readonly crcErrors?: number;
    readonly packets?: number;
    readonly errorsPerGigabyte?: number;
  };
  /** The cable's link went away and came back this often since the last start. */
  readonly 'network-link-flapping': { readonly interface: string; readonly changes: number; readonly days: number };
  /** Of the wireless card that leads to the gateway; `signalDbm` is negative, nearer to 0 is stronger. */
  readonly 'wifi-weak': { readonly interface: string; readonly signalDbm: number; readonly rateMbps?: number };
  /** Of the echo requests to the default gateway lately, old ones fading out. */
  readonly 'lan-loss': { readonly lossRatio: number; readonly packets: number };
  readonly 'lan-delay': { readonly rttMs: number; readonly packets: number };
  /** Several devices give out addresses; their addresses, and the gateways that they name where those differ, with blanks between. */
  readonly 'second-dhcp-server': {
    readonly servers: number;
    readonly addresses: string;
    readonly gateways?: string;
  };
  /** So many `devices` answered for the gateway's address, or it went back and forth between two so often in the last hour. */
  readonly 'duplicate-gateway-address': {
    readonly address: string;
    readonly devices?: number;
    readonly changes?: number;
  };
  readonly 'duplicate-own-address': { readonly address: string };
  /** `office`: two routers of the office one after the other · `carrier`: the carrier shares addresses (RFC 6598). */
  readonly 'double-nat': { readonly kind: 'office' | 'carrier' };
  /** Damaged packets at a port of a device since it counts; a gigabyte, or a day where it can't tell what it carried. */
  readonly 'equipment-port-errors': {
    readonly port: string;
    readonly errors: number;
    readonly errorsPerGigabyte?: number;
    readonly errorsPerDay?: number;
  };
  readonly 'equipment-port-slow': {
    readonly port: string;
    readonly speedMbps?: number;
    readonly duplex?: 'full' | 'half';
  };
  /** At the last look, all processors together. */
  readonly 'equipment-busy': { readonly loadRatio: number };
  readonly 'equipment-full': {
    readonly place: string;
    readonly isMemory: boolean;
    readonly usedRatio: number;
    readonly totalBytes?: number;
  };
  /** `reasons`: all that keep it from printing, the worst first, with blanks between. */
  readonly 'printer-stopped': { readonly because: PrinterStop; readonly reasons: string };
  /** Without `levelRatio` the printer says no more than that it is low; `supply` is empty where it does not say which. */
  readonly 'printer-supply-low': { readonly supply: string; readonly kind?: string; readonly levelRatio?: number };
  readonly 'codec-part-failed': { readonly part: CodecPart };
  /** `asked`: the UPS asks for a new battery · `test-failed`: its last test of the battery failed. */
  readonly 'ups-battery': { readonly ups: string; readonly because: 'asked' | 'test-failed' };
  readonly 'ups-overloaded': { readonly ups: string; readonly loadRatio?: number };
  /** With a full battery it would carry its load for so short. */
  readonly 'ups-runtime-short': { readonly ups: string; readonly runtimeMs: number; readonly loadRatio?: number };
  readonly 'ups-on-battery': { readonly ups: string; readonly chargeRatio?: number; readonly runtimeMs?: number };
  /**
   * A fact that a condition needs could not be known. `because`: nothing arrived yet · the reading failed · what arrived is
   * not in our tables or does not decide. `part` is the reading's target, `found` what stood there, `failure` the kind.
   */
  readonly 'fact-unknown': {
    readonly fact: FactName;
    readonly because: 'not-reported' | 'failed' | 'not-recognised';
    readonly part?: string;
    readonly found?: string;
    readonly failure?: string;
  };
};
export type ConditionCode = keyof ConditionParameters;

/** `readAt`, in ms since 1970, is there where the disk can't be read since: what it told then stands. */
export type SomeDisk = {
  readonly disk: string;
  readonly readAt?: number;
  readonly model?: string;
};

/**
 * What speaks against a disk: the maker's verdict and ours, kept apart, and each count that is a sign. `chance` ranks how
 * likely it is to fail within `days`; `failuresPerYear` is the rate observed of data-centre disks with the worst of the counts.
 */
export type DiskTrouble = DiskSigns &
  SomeDisk & {
    readonly vendorVerdict: 'passed' | 'failed' | 'absent';
    readonly ownVerdict: 'failing' | 'at-risk' | 'nothing-found';
    readonly chance: FailureChance;
    readonly days: number;
    /** Where the rates come from that `chance` ranks by, and when they were written down, yyyy-MM-dd. */
    readonly source: string;
    readonly sourceDate: string;
    readonly failuresPerYear?: number;
  };

/** One condition of one device: a code, how bad, what part, and the numbers that say so. Is a `ConditionRow` of the API. */
export type Condition = {
  readonly [Code in ConditionCode]: {
    readonly code: Code;
    readonly level: ConditionLevel;
    readonly component: Component;
    readonly parameters: ConditionParameters[Code];
  };
}[ConditionCode];

/** The condition of one code. */
export type ConditionOf<Code extends ConditionCode> = Extract<Condition, { readonly code: Code }>;

/** Puts a condition together; the code decides the type of the parameters. */
export function condition<const Code extends ConditionCode>(
  code: Code,
  level: ConditionLevel,
  component: Component,
  parameters: ConditionParameters[Code],
): ConditionOf<Code> {
  return { code, level, component, parameters } as ConditionOf<Code>;
}
