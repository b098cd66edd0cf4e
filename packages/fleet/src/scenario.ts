import type { Cause } from '@mach/wire';

/**
 * What breaks, where and when: plain data that can be kept as JSON and given to others.
 *
 * ```json
 * { "name": "fibre cut on Monday", "faults": [
 *   { "type": "line-down", "where": { "commune": "99001" }, "from": 1795424400000, "to": 1795431600000 },
 *   { "type": "service-slow", "service": "national-portal", "processingMs": 9000,
 *     "where": { "province": true }, "from": 1795424400000, "to": 1795428000000 } ] }
 * ```
 *
 * `from` (inclusive) and `to` (exclusive) are true wall-clock ms since 1970. `where` names whose devices feel it. Faults
 * may overlap: losses multiply, delays add up, and whoever is behind a dead part hears nothing from beyond it.
 */
export interface Scenario {
  readonly name: string;
  readonly faults: readonly Fault[];
}

export type Fault = Trouble & { readonly where: Place; readonly from: number; readonly to: number };

/** Whose devices feel a fault. Codes and ids are those of the province; `isp` is the provider's name. */
export type Place =
  | { readonly province: true }
  | { readonly isp: string }
  | { readonly commune: string }
  | { readonly site: string }
  | { readonly device: string };

export type Trouble =
  /** All PCs of the place go out at once and boot again when it is over. */
  | { readonly type: 'power-cut' }
  /** Somebody switched the PC off. */
  | { readonly type: 'switched-off' }
  /** The router or modem is dead or hung: the LAN lives, the gateway does not answer. */
  | { readonly type: 'router-down' }
  /** Loss and errors between PC and router; `speedMbps` is what the card fell back to. */
  | { readonly type: 'lan-poor'; readonly lossRatio: number; readonly speedMbps?: 10 | 100 }
  | { readonly type: 'line-down' }
  | { readonly type: 'line-poor'; readonly lossRatio: number; readonly addedDelayMs: number }
  | { readonly type: 'isp-down' }
  | { readonly type: 'isp-poor'; readonly lossRatio: number; readonly addedDelayMs: number }
  /** The specialised data network between commune and province. */
  | { readonly type: 'data-network-down' }
  /** Names can't be resolved, addresses still answer. */
  | { readonly type: 'dns-down' }
  | { readonly type: 'service-down'; readonly service: string; readonly how: 'timeout' | 'refused' | 'error-status' }
  | { readonly type: 'service-slow'; readonly service: string; readonly processingMs: number }
  | { readonly type: 'certificate-expired'; readonly service: string }
  | { readonly type: 'collector-down' }
  /** A dying disk: every access waits. */
  | { readonly type: 'disk-slow'; readonly waitMs: number }
  | { readonly type: 'disk-full'; readonly freeBytes: number }
  /** Memory eaten up: the PC swaps. */
  | { readonly type: 'memory-short'; readonly availableBytes: number }
  /** Something keeps the processor busy, 0 to 1 of all cores. */
  | { readonly type: 'processor-busy'; readonly share: number }
  /** A dead fan. */
  | { readonly type: 'hot'; readonly celsius: number };

export type TroubleType = Trouble['type'];

export const NO_FAULTS: Scenario = { name: 'nothing breaks', faults: [] };

/** The verdict that is right for each kind of trouble: what a proof of verdicts compares with. */
export const CAUSE_OF_TROUBLE: Readonly<Record<TroubleType, Cause>> = {
  'power-cut': 'power',
  'switched-off': 'switched-off',
  'router-down': 'router',
  'lan-poor': 'lan',
  'line-down': 'line',
  'line-poor': 'line',
  'isp-down': 'isp',
  'isp-poor': 'isp',
  'data-network-down': 'data-network',
  'dns-down': 'dns',
  'service-down': 'service',
  'service-slow': 'service',
  'certificate-expired': 'service',
  'collector-down': 'collector',
  'disk-slow': 'pc',
  'disk-full': 'pc',
  'memory-short': 'pc',
  'processor-busy': 'pc',
  hot: 'pc',
};
