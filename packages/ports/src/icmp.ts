import type { Result } from './result.ts';

export interface PingRequest {
  /** A host name or an address; the family follows from it. */
  readonly host: string;
  readonly packets: number;
  readonly intervalMs: number;
  /** How long to wait for the last reply. */
  readonly replyTimeoutMs: number;
  readonly payloadBytes: number;
  /** Routers that a packet may pass; the one that ends it tells its address. `unsupported` where only TCP can stand in. */
  readonly ttl?: number;
}

export interface PingTrain {
  readonly sent: number;
  /** Round trips of the packets that came back, in the order sent. */
  readonly rttMs: readonly number[];
  readonly duplicates: number;
  /** The first error that somebody on the way answered with, such as `Destination Host Unreachable from 192.0.2.1`. */
  readonly rejection?: string;
  /** The first router that said that a packet's `ttl` had ended there. */
  readonly expiredAt?: string;
  /** The address that was asked. */
  readonly address: string;
  readonly way: PingWay;
}

/**
 * How it was measured: an ICMP echo through a socket of ours, through the system's `ping` or Windows' own calls, or a TCP
 * connection where there is none of these.
 */
export type PingWay = 'icmp-socket' | 'icmp-command' | 'icmp-api' | 'tcp-connect';

/** Echo requests. A train without a single reply is a good result with an empty `rttMs`: what it means is the probe's to say. */
export interface Icmp {
  ping(request: PingRequest, signal: AbortSignal): Promise<Result<PingTrain>>;
}
