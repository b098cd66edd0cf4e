import type { Result } from './result.ts';

export interface TcpTarget {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

export interface TcpConnection {
  readonly address: string;
  readonly resolveMs: number;
  readonly connectMs: number;
}

/** Opens a connection and closes it at once. */
export interface Tcp {
  connect(target: TcpTarget, signal: AbortSignal): Promise<Result<TcpConnection>>;
}
