/** What one device found lately: what verdicts are judged by. Times are ms by the collector's clock. */
export interface DeviceTrace {
  /** Minutes since 1970 of which it has reported, oldest first. */
  readonly minutes: readonly number[];
  /** When its present boot began. */
  readonly bootedAt: number;
  /** By `pathOf`. */
  readonly paths: ReadonlyMap<string, PathTrace>;
  /** By kind, target and value: what it was and since when, oldest first. */
  readonly turns: ReadonlyMap<string, readonly Turn[]>;
}

export interface PathTrace {
  /** When something last came through; 0 where nothing ever did. */
  readonly answeredAt: number;
  /** Oldest first. */
  readonly attempts: readonly Attempt[];
}

/** One question or a train of packets; times are those of answers. */
export interface Attempt {
  /** When it ended; of one that nothing came of, when it began. */
  readonly at: number;
  readonly sent: number;
  readonly lost: number;
  readonly failure?: string;
  readonly wayMs?: number;
  readonly answerMs?: number;
}

export interface Turn {
  readonly at: number;
  readonly value: number | string | boolean;
}

/** A stretch in which nothing at all was heard of a site; without `to` it lasts. */
export interface Silence {
  readonly from: number;
  readonly to?: number;
  /** Devices whose packets on the line ceased with it. */
  readonly watchers: number;
}

/** A stretch in which the collector did not run. */
export interface OffSpell {
  readonly from: number;
  readonly to: number;
}

/** The key of a path among a device's: which check asked. */
export const pathOf = ({ kind, id, target }: { kind: string; id?: string; target?: string }): string =>
  `${kind}\n${id ?? target ?? ''}`;

/** The key of a value among those whose turns are kept. */
export const turnOf = (kind: string, target: string | undefined, value: string): string =>
  `${kind}\n${target ?? ''}\n${value}`;
