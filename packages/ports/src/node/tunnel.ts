import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Failed, Result, Trouble } from '../result.ts';
import { abortError, type Deadline } from './deadline.ts';
import { passwordWanted } from './http-proxy.ts';
import { request } from './lean-http.ts';
import { failed, troubleFrom } from './trouble.ts';

export interface TunnelWish {
  /** Where it is to lead, `host:port`. */
  readonly to: string;
  /** Which proxy this is, for details. */
  readonly proxy: string;
  readonly authorization?: string | undefined;
}

/**
 * Asks the proxy at the other end of an open connection for a tunnel (RFC 9110, 9.3.6) and gives the time to its consent in
 * ms; the socket then leads there. What the proxy refuses is told apart from what a portal would answer: a portal is not
 * heard before there is a tunnel. On a failure the connection is gone.
 */
export async function openTunnel(socket: Socket, wish: TunnelWish, deadline: Deadline): Promise<Result<number>> {
  const startedAt = performance.now();
  try {
    const { status, more } = await consent(socket, wish, deadline.signal);
    const tunnelMs = performance.now() - startedAt;
    const refused = status >= 200 && status < 300 ? undefined : refusal(status, wish);
    // Behind a consent the portal speaks, and with TLS it does not speak first: what is there already is the proxy's own page.
    const found = more ? failed('bad-reply', `the proxy ${wish.proxy} answers CONNECT with a page`) : undefined;
    if (refused === undefined && found === undefined) return { ok: true, value: tunnelMs };
    socket.on('error', () => {}).destroy();
    return (refused ?? found) as Failed;
  } catch (error) {
    socket.on('error', () => {}).destroy();
    return troubleFrom(error, `asking the proxy ${wish.proxy} for a way to ${wish.to}`);
  }
}

function consent(
  socket: Socket,
  { to, authorization }: TunnelWish,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly more: boolean }> {
  return new Promise((resolve, reject) => {
    const headers = { host: to, ...(authorization !== undefined && { 'proxy-authorization': authorization }) };
    const asked: ClientRequest = request({ createConnection: () => socket, method: 'CONNECT', path: to, headers });
    const stop = () => asked.destroy(abortError(signal));
    const end = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    // Node gives every answer to a CONNECT this way, whatever its status.
    asked.once('connect', ({ statusCode = 0 }, _, head) => {
      end();
      resolve({ status: statusCode, more: head.length > 0 });
    });
    asked.on('error', (error) => {
      end();
      reject(signal.aborted ? abortError(signal) : error);
    });
    asked.end();
  });
}

/** What proxies say of the way behind them (RFC 9110, 15.6.3 to 15.6.5). Any other status is no answer to a CONNECT. */
const refusals: Readonly<Record<number, readonly [Trouble, string]>> = {
  403: ['denied', 'does not let anybody go to'],
  405: ['denied', 'does not let anybody go to'],
  502: ['unreachable', 'does not reach'],
  503: ['unreachable', 'does not reach'],
  504: ['timeout', 'got no answer from'],
};

function refusal(status: number, { to, proxy, authorization }: TunnelWish): Failed {
  // Tinyproxy 1.11 says 401 to a wrong password.
  if (status === 407 || status === 401) return passwordWanted(proxy, authorization);
  const [trouble, words] = refusals[status] ?? (['bad-reply', 'opens no way to'] as const);
  return failed(trouble, `the proxy ${proxy} ${words} ${to}: status ${status}`);
}
