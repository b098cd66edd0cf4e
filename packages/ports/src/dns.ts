import type { Result } from './result.ts';

export interface DnsQuestion {
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'TXT' | 'MX' | 'NS' | 'CNAME';
  /** Address of the resolver, with an optional port; without it the system's own are asked. */
  readonly server?: string;
  readonly timeoutMs: number;
}

export interface DnsReply {
  readonly records: readonly string[];
  readonly durationMs: number;
  /** The resolvers that were asked. */
  readonly servers: readonly string[];
}

/** One DNS question with a deadline, one try. NXDOMAIN is `not-found`, REFUSED `denied`, a closed port `refused`. */
export interface Dns {
  ask(question: DnsQuestion, signal: AbortSignal): Promise<Result<DnsReply>>;
}
