import type { HttpExchange } from './http.ts';
import type { Result } from './result.ts';

export interface CollectorRequest {
  readonly method: 'GET' | 'POST';
  /** Of the collector's own interface: begins with `/api/`. Whatever else is `unsupported`. */
  readonly path: string;
  readonly body?: Uint8Array;
  /** Of the body; JSON unless said. */
  readonly contentType?: string;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** A longer answer is cut there and the connection closed. */
  readonly bodyBytesMax: number;
  /** Counts the answer's body in `bodyBytes` and keeps nothing of it. */
  readonly discardBody?: boolean;
}

/**
 * What a probe may ask of this device's own collector, and of nobody else: the device's secret is put to each request here,
 * so that no probe ever holds it. Any status is a good result. `unsupported` before this PC has joined.
 */
export interface CollectorLink {
  exchange(request: CollectorRequest, signal: AbortSignal): Promise<Result<HttpExchange>>;
}
