/** Bounds of the real ports. Each can be made small by a test. */
export const nodeLimits = {
  /** Longest text file that is read whole. */
  fileBytesMax: 1_048_576,
  /** Most names that one folder gives. */
  folderNamesMax: 10_000,
  /** Most addresses of one name that a connection is tried to, in turn. */
  addressesMax: 4,
  /** Most ways (proxies, or directly) that are tried to one host, in turn. */
  waysMax: 4,
  /** Most records that one DNS answer gives. */
  dnsRecordsMax: 100,
  /** Names of which the last addresses are known, by one port. */
  knownHostsMax: 8,
  /** How long a name is asked for anew whose last addresses are known. */
  askAgainTimeoutMs: 2_000,
  /** For how long the reflector's name is not asked for again: each quarter of a minute it would cost the line a megabyte a day. */
  watchedNameFreshMs: 300_000,
  /** Longest wait for a name's addresses before a ping train, whose own waiting is for replies. */
  pingResolveTimeoutMs: 5_000,
  /** What a ping train may take beyond its packets and the wait for the last reply, before its process is ended. */
  pingSlackMs: 2_000,
  /** Most output of `ping` that is kept. */
  pingOutputBytesMax: 262_144,
  /** Trains up to this long go through a socket of ours where one can be had; for longer ones `ping` is as cheap and more exact. */
  echoSocketPacketsMax: 3,
  /** Echo requests through one socket that may wait for their replies at the same time. */
  echoesUnderWayMax: 1_024,
  /** How long the socket stays open after the last train: a round of many targets takes turns with other checks. */
  echoSocketLingerMs: 2_000,
  /** Echoes of this machine before a socket's first request, and how long one may take. */
  echoWarmUps: 3,
  echoWarmUpMs: 100,
  /** Connections to one place that the uplink keeps at most, in use or idle. */
  keptConnectionsMax: 2,
  /**
   * How long an idle kept connection stays open: over the usual interval of five minutes, for a new TLS connection costs 4 to 5 kB;
   * below the collector's own patience of 330 s.
   */
  keptConnectionIdleMs: 325_000,
  /**
   * How long it is idle before TCP asks whether the other side is still there: Node's own second puts 6 kB a minute on the line.
   * Over half of the longest usual interval, 315 s: once between two requests keeps a router from forgetting the connection.
   */
  keptConnectionAskAfterMs: 165_000,
  /** Most datagrams from the asked place that are no answer before the question is given up. */
  udpPassedOverMax: 100,
  /** Most datagrams of a channel that wait to be taken; ten seconds of the fastest train, twice over. */
  datagramsWaitingMax: 10_000,
  /** Longest line of a conversation; an IMAP server's capabilities stand on one. */
  lineBytesMax: 8_192,
  /** Most lines that one conversation takes. */
  linesMax: 200,
  /** How long the other side may take to close after a farewell. */
  farewellMs: 1_000,
  /** Longest log line. */
  logLineBytesMax: 8_192,
} as const;
export type NodeLimits = { readonly [Key in keyof typeof nodeLimits]: number };
