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

export type Fault = Trouble & {
  readonly where: Place;
  readonly from: number;
  readonly to: number;
  /** Only this share of the sites (of a site's PCs, for its LAN) feels it, 0 to 1, drawn by their ids. All, where it is absent. */
  readonly share?: number;
};

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
  /** Switched off: one after another by people, as a rule, or all at once by the main breaker. */
  | { readonly type: 'switched-off'; readonly how?: 'people' | 'breaker' }
  /** The router or modem is dead or hung: the LAN lives, the gateway does not answer. */
  | { readonly type: 'router-down' }
  /** It answers its LAN and passes nothing on. */
  | { readonly type: 'router-stuck' }
  /** A switch without power, or the cable between it and the router. Part of the LAN where there is a `share`. */
  | { readonly type: 'lan-down'; readonly how: 'switch' | 'cable' }
  /** A PC's own cable or card. */
  | { readonly type: 'pc-cut-off' }
  /** A PC whose agent reports every question as failed, whatever is so. */
  | { readonly type: 'pc-misreports' }
  /** Loss and errors between PC and router; `speedMbps` is what the card fell back to. */
  | { readonly type: 'lan-poor'; readonly lossRatio: number; readonly speedMbps?: 10 | 100 }
  | { readonly type: 'line-down' }
  | { readonly type: 'line-poor'; readonly lossRatio: number; readonly addedDelayMs: number }
  | { readonly type: 'isp-down' }
  | { readonly type: 'isp-poor'; readonly lossRatio: number; readonly addedDelayMs: number }
  /** The specialised data network between commune and province. */
  | { readonly type: 'data-network-down' }
  | { readonly type: 'data-network-poor'; readonly lossRatio: number; readonly addedDelayMs: number }
  /** The province's own way to the internet: the collector runs and nobody reaches it. */
  | { readonly type: 'uplink-down' }
  /** Users press "the system is still slow", though all pages answer: it is slow behind the sign-in. */
  | { readonly type: 'slow-behind-sign-in' }
  /** Names can't be resolved, addresses still answer. */
  | { readonly type: 'dns-down' }
  /** `page`: the application alone, while its static page is good. */
  | {
      readonly type: 'service-down';
      readonly service: string;
      readonly how: 'timeout' | 'refused' | 'error-status';
      readonly page?: 'application';
    }
  | { readonly type: 'service-slow'; readonly service: string; readonly processingMs: number }
  | { readonly type: 'certificate-expired'; readonly service: string }
  | { readonly type: 'collector-down' }
  /** A dying disk: every access waits. */
  | { readonly type: 'disk-slow'; readonly waitMs: number }
  | { readonly type: 'disk-full'; readonly freeBytes: number }
  /** Memory eaten up: the PC swaps. */
  | { readonly type: 'memory-short'; readonly availableBytes: number }
  /** Something keeps the processor busy, 0 to 1 of all cores. */
  | { readonly type: 'processor-busy'; readonly busyShare: number }
  /** A dead fan. */
  | { readonly type: 'hot'; readonly celsius: number };

export type TroubleType = Trouble['type'];

export const NO_FAULTS: Scenario = { name: 'nothing breaks', faults: [] };

/** The verdict that is right for each kind of trouble: what a proof of verdicts compares with. */
export const CAUSE_OF_TROUBLE: Readonly<Record<TroubleType, Cause>> = {
  'power-cut': 'power',
  'switched-off': 'switched-off',
  'router-down': 'router',
  'router-stuck': 'router',
  'lan-down': 'lan',
  'pc-cut-off': 'pc',
  'pc-misreports': 'pc',
  'lan-poor': 'lan',
  'line-down': 'line',
  'line-poor': 'line',
  'isp-down': 'isp',
  'isp-poor': 'isp',
  'data-network-down': 'data-network',
  'data-network-poor': 'data-network',
  'uplink-down': 'collector',
  'slow-behind-sign-in': 'service',
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
