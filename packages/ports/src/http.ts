import type { Failed } from './result.ts';
import type { TlsFacts } from './tls.ts';

/** Straight to the host, or by a proxy. */
export type HttpWay = 'direct' | 'proxy';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** A longer body is cut there and the connection closed; `bodyTruncated` says so. */
  readonly bodyBytesMax: number;
  /** Counts the answer's body in `bodyBytes` and keeps nothing of it. */
  readonly discardBody?: boolean;
  /**
   * SHA-256 of the server's public key (SPKI) in base64url. When given, the key alone decides: neither the chain nor the
   * dates are looked at, for a PC whose clock says 2009 must still learn the time.
   */
  readonly pin?: string;
  /**
   * For requests that carry a secret: without a pin, a certificate that does not hold ends the exchange as `denied` before
   * anything is written; and nothing older than TLS 1.3 is spoken. Probes never ask for it: to them a bad certificate is a
   * finding, and so is an old protocol.
   */
  readonly trustedOnly?: boolean;
  /**
   * Keeps the connection for the next request to the same place, and goes where its name last led when names are not answered. Probes
   * never do: they measure the way there.
   */
  readonly keepAlive?: boolean;
}

/**
 * The phases of blackbox_exporter. `tlsMs` is absent on plain HTTP, `resolveMs` and `connectMs` are 0 on a kept connection.
 * Through a proxy `resolveMs` and `connectMs` are those of the proxy; see docs/decisions/0016.
 */
export interface HttpPhases {
  readonly resolveMs: number;
  readonly connectMs: number;
  /** By https through a proxy alone: from CONNECT to the proxy's consent, in which it resolves and connects itself. */
  readonly tunnelMs?: number;
  readonly tlsMs?: number;
  /** From the request written to the first byte of the answer. */
  readonly processingMs: number;
  readonly transferMs: number;
}

export interface HttpExchange {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly bodyTruncated: boolean;
  /** Length of a body that was discarded. */
  readonly bodyBytes?: number;
  readonly phases: HttpPhases;
  /** Of whom the connection was opened to: the proxy, where there is one. */
  readonly address: string;
  readonly way: HttpWay;
  readonly tls?: TlsFacts;
}

/** `way` is absent where no way was chosen yet. */
export type HttpFailed = Failed & { readonly way?: HttpWay };
export type HttpResult = { readonly ok: true; readonly value: HttpExchange } | HttpFailed;

/** One HTTP exchange, redirects not followed. Any status is a good result; a certificate that does not hold too: `tls.trusted` says so. */
export interface Http {
  exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpResult>;
}
