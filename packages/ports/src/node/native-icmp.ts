export type Family = 4 | 6;

/**
 * What Node can't do by itself, handed in by a program that has a library for it. Without it there is `ping`, and TCP.
 * Both give undefined where the system has no such thing or does not allow it.
 */
export interface NativeIcmp {
  /** Linux: the descriptor of a new unprivileged ICMP datagram socket. Whoever asked has to close it. */
  openSocket?(family: Family): Promise<number | undefined>;
  /** Windows: one echo request, by the system's own call. */
  echo?(request: NativeEcho): Promise<NativeEchoReply | undefined>;
}

export interface NativeEcho {
  readonly address: string;
  readonly family: Family;
  readonly payloadBytes: number;
  readonly timeoutMs: number;
  readonly ttl?: number | undefined;
}

/** `lost`: nothing came. Otherwise who answered: the target, the router where the `ttl` ended, or one that could not go on. */
export type NativeEchoReply =
  | { readonly type: 'lost' }
  | { readonly type: 'reply'; readonly rttMs: number }
  | { readonly type: 'expired'; readonly from: string }
  | { readonly type: 'rejected'; readonly why: string };
