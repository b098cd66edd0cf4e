import type { Result } from './result.ts';

export interface UdpQuestion {
  readonly host: string;
  readonly port: number;
  readonly payload: Uint8Array;
  /** Tells the answer from datagrams that are late, cut or forged; those are passed over. */
  readonly isAnswer: (datagram: Uint8Array) => boolean;
  /** For resolving and the answer together. */
  readonly timeoutMs: number;
}

export interface UdpReply {
  readonly datagram: Uint8Array;
  readonly address: string;
  /** The address of this machine that the datagram left from, where the system tells. */
  readonly localAddress?: string;
  readonly resolveMs: number;
  /** From the datagram handed to the system to the answer's arrival. */
  readonly roundTripMs: number;
}

/**
 * Sends one datagram and waits for the answer from the very address and port that were asked: what others send never gets
 * through. A closed port is `refused`; datagrams none of which is the answer are a `bad-reply`, at the deadline or after
 * too many of them.
 */
export interface Udp {
  ask(question: UdpQuestion, signal: AbortSignal): Promise<Result<UdpReply>>;
}
