/**
 * One step of a line: round trips in ms (the shortest, the median, the one that 95 of 100 packets did not exceed) and the share that was
 * lost. Without round trips where nothing came back, and no step at all where nothing was sent.
 */
export interface LineStep {
  readonly at: number;
  readonly lowMs?: number;
  readonly midMs?: number;
  readonly highMs?: number;
  readonly lossRatio: number;
  readonly packets: number;
}

/** A train as a meeting sends it, and what it says of pictures. */
export interface VideoTrain {
  readonly at: number;
  /** Number of the device that sent it. */
  readonly by: number;
  readonly fit: 'good' | 'fair' | 'poor';
  readonly lossRatio: number;
  readonly rttMs?: number;
  readonly jitterMs?: number;
  readonly mos?: number;
}

/** How the lines of a site carried packets, by the reflector at their end, and how video would have been. */
export interface SiteQuality {
  readonly siteId: string;
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly lines: readonly {
    readonly reflector: string;
    readonly path: 'internet' | 'data-network';
    readonly steps: readonly LineStep[];
  }[];
  /** Newest first. */
  readonly trains: readonly VideoTrain[];
}
