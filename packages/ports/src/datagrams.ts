import type { Failed, Result } from './result.ts';

export interface DatagramTarget {
  readonly host: string;
  readonly port: number;
  /** For resolving; nothing is sent by opening. */
  readonly timeoutMs: number;
}

export interface Arrival {
  readonly datagram: Uint8Array;
  /** By `nowMs` of the channel, taken as the datagram was handed over by the system. */
  readonly atMs: number;
}

/**
 * Datagrams to and from one address and port, many of them, each with its time. What others send never gets through.
 * Dispose it: the socket lasts till then.
 */
export interface DatagramChannel extends Disposable {
  readonly address: string;
  readonly resolveMs: number;
  /** The channel's own clock: it never goes back, tells parts of a millisecond, and means nothing outside. */
  nowMs(): number;
  /** Hands a datagram to the system. What it makes of it shows in `trouble`, not here. */
  send(payload: Uint8Array): void;
  /** All that arrived since the last call, in the order of arrival. Beyond a limit the newest are thrown away. */
  take(): readonly Arrival[];
  /** Resolves at this time of the channel, or early with the next arrival if `orArrival`, or with the signal's abort. */
  wait(untilMs: number, how?: { readonly orArrival: boolean }): Promise<void>;
  /** What the system last said of this place: a closed port is `refused`, no way there `unreachable`. */
  trouble(): Failed | undefined;
}

/** Opens channels. The signal ends their waiting, too. */
export interface Datagrams {
  open(target: DatagramTarget, signal: AbortSignal): Promise<Result<DatagramChannel>>;
}
