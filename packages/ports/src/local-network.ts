/**
 * What an agent that stays has met on the way to its default gateway lately, old times fading out over some hours. Echo requests that were
 * answered not at all are left out: then the gateway was off, or does not answer.
 */
export interface LocalNetworkFacts {
  readonly gatewayPackets: number;
  /** Absent before there are any packets. */
  readonly gatewayLossRatio?: number;
  /** How many trains lost some of their packets, not all. */
  readonly gatewayLossyTrains: number;
  readonly gatewayRttMs?: number;
  /** In the last hour: how often the gateway's address went back to hardware that it had left. */
  readonly gatewayReturns: number;
}

export interface LocalNetwork {
  /** Undefined where nobody stays: a command that reads once. */
  read(): LocalNetworkFacts | undefined;
}
