import type { Result } from './result.ts';

/** A network that a card of this machine stands in, by IPv4. */
export interface OwnNetwork {
  readonly interface: string;
  readonly address: string;
  readonly prefix: number;
  /** Of the card, in lower case with colons. */
  readonly mac: string;
}

export interface GroupQuestion {
  /** The multicast group and its port. */
  readonly group: string;
  readonly port: number;
  readonly payload: Uint8Array;
  /** The card that it leaves by, named by its address. */
  readonly from: string;
  readonly listenMs: number;
}

export interface GroupAnswer {
  readonly address: string;
  readonly datagram: Uint8Array;
}

/** What a machine can learn of those around it without asking each by itself. */
export interface Neighbourhood {
  networks(): readonly OwnNetwork[];
  /** Sends one datagram to a group that stays within the own network, and gives all that is answered in time; none is a good result. */
  askGroup(question: GroupQuestion, signal: AbortSignal): Promise<Result<readonly GroupAnswer[]>>;
}
