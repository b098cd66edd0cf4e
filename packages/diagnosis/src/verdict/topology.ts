/** What stands where, as the register has it at the time of the window. Data; nothing of it is measured. */
export interface Topology {
  readonly sites: readonly SiteTopology[];
  readonly services: readonly ServiceTopology[];
  /** By which way agents reach the collector. */
  readonly collectorPath: 'internet' | 'data-network';
}

export interface SiteTopology {
  readonly id: string;
  readonly commune: string;
  /** Provider of its internet line; absent where the register has no line. */
  readonly isp?: string;
  readonly hasDataNetwork: boolean;
  /** Sites that lose their power together, such as those of one feeder; absent: those of its commune. */
  readonly area?: string;
  /** Whether a switch stands between PCs and router. */
  readonly hasSwitch: 'yes' | 'no' | 'unknown';
  /** When its first report came, ms since 1970: nobody judges slowness in the first 14 days. */
  readonly knownSince: number;
}

export interface ServiceTopology {
  readonly id: string;
  readonly path: 'internet' | 'data-network';
}

/** What a path of a site usually takes at this hour of the week, in ms. Days: how many its figures rest on. */
export interface Usual {
  readonly wayMs: number;
  readonly answerMs?: number;
}

/** Own baselines, by site and path key (`pathKey`); undefined where none is learned. */
export type Baselines = (site: string, path: string) => Usual | undefined;

/** The key of a path among a site's baselines. */
export const pathKey = (of: { readonly path: string; readonly service?: string; readonly page?: string }): string =>
  of.service === undefined ? of.path : `${of.service}${of.page === undefined ? '' : `.${of.page}`}`;
