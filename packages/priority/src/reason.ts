import type { SlowCause } from '@mach/knowledge';
import type { Part } from './policy.ts';

/**
 * Why a device stands where it stands, by code. Bytes, ratios (0 to 1) and years as named; dates are yyyy-MM-dd. Every
 * reason's minutes are a share of the device's total, so that they add up.
 */
export type ReasonParameters = {
  /** Measured: share of the minutes of use in working hours that were slow for this cause. */
  readonly 'slow-minutes': { readonly cause: SlowCause; readonly slowRatio: number; readonly watchedMinutes: number };
  readonly 'too-little-memory': { readonly memoryBytes: number; readonly recommendedBytes: number };
  /** Measured: programs stood still for want of memory for this share of the time since the last start. */
  readonly 'memory-pressure': { readonly stallRatio: number };
  readonly 'memory-nearly-exhausted': { readonly availableBytes: number; readonly totalBytes: number };
  readonly 'hard-disk-as-system-disk': { readonly disk: string };
  readonly 'disk-io-wait': { readonly stallRatio: number };
  readonly 'disk-slow-response': { readonly disk: string; readonly meanAccessMs: number };
  readonly 'disk-nearly-full': { readonly place: string; readonly freeBytes: number };
  readonly 'old-processor': { readonly yearFrom?: number; readonly yearTo: number };
  readonly 'processor-pressure': { readonly stallRatio: number };
  readonly 'end-of-support': { readonly product: string; readonly endOfSupport: string };
  readonly 'ending-support': { readonly product: string; readonly endOfSupport: string };
  readonly 'network-link-slow': {
    readonly interface: string;
    readonly speedMbps?: number;
    readonly halfDuplex: boolean;
  };
  readonly 'network-errors': { readonly interface: string };
  readonly 'network-link-flapping': { readonly interface: string };
  /** A part is likelier to fail than others are, by what it counts: `raised` or `high`. */
  readonly 'failure-expected': { readonly component: string; readonly chance: 'raised' | 'high' };
  readonly 'unclean-stops': { readonly uncleanRatio: number; readonly stops: number };
  readonly 'system-crashes': { readonly crashes: number; readonly stops: number };
  /** Of the last 30 days so many working days on which it was on and had no way out by its own fault, while its site had one. */
  readonly 'cut-off': { readonly days: number };
  /**
   * Not heard for so many whole working days while `others` of its site were, though it had been in use: broken perhaps. `sign`: what its
   * last readings said before.
   */
  readonly 'suspected-broken': {
    readonly workingDays: number;
    readonly others: number;
    readonly sign: 'part-failing' | 'unclean-stops' | 'none';
  };
  /** Not heard for so many days: dead, or standing unused. */
  readonly silent: { readonly days: number };
  /** Measured: the last start took so long until the PC could be used. */
  readonly 'slow-start': { readonly startMs: number };
  readonly overheating: { readonly celsius: number };
  /** The part was not readable: its minutes are what `devices` known devices and the policy's assumption say of such a part. */
  readonly 'part-unknown': { readonly part: Part; readonly devices: number };
};
export type ReasonCode = keyof ReasonParameters;

/** One reason, before its minutes are known. */
export type Reason = {
  readonly [Code in ReasonCode]: { readonly code: Code; readonly parameters: ReasonParameters[Code] };
}[ReasonCode];

/** Puts a reason together; the code decides the type of the parameters. */
export function reason<const Code extends ReasonCode>(code: Code, parameters: ReasonParameters[Code]): Reason {
  return { code, parameters } as Reason;
}
