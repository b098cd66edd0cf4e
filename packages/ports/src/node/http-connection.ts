import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { HttpExchange } from '../http.ts';
import type { Result } from '../result.ts';
import { connectToFirst } from './connect.ts';
import type { Deadline } from './deadline.ts';
import { type ResolverSettings, resolveHost } from './resolve.ts';
import { publicKeyPin, sentChain, shakeHands, type Trust, trustOf } from './tls-handshake.ts';
import { failed, troubleFrom } from './trouble.ts';

/** An open connection, ready for a request, and what its opening told. */
export interface HttpConnection {
  readonly socket: Socket;
  readonly address: string;
  readonly resolveMs: number;
  readonly connectMs: number;
  readonly tlsMs?: number;
  readonly tls?: NonNullable<HttpExchange['tls']>;
}

export interface ConnectionWish {
  readonly url: URL;
  readonly pin?: string | undefined;
  readonly trustedOnly?: boolean | undefined;
  readonly trust?: Trust | undefined;
  readonly names: ResolverSettings;
}

/** Resolves, connects and, for https, shakes hands and checks the pin, all before a byte of the request is written. */
export async function openConnection(wish: ConnectionWish, deadline: Deadline): Promise<Result<HttpConnection>> {
  const { url } = wish;
  const resolved = await resolveHost(url.hostname, deadline, wish.names);
  if (!resolved.ok) return resolved;
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const connected = await connectToFirst(resolved.value.addresses, port, deadline);
  if (!connected.ok) return connected;
  const { socket, address, connectMs } = connected.value;
  const opened = { address, resolveMs: resolved.value.resolveMs, connectMs };
  if (url.protocol === 'http:') {
    if (wish.pin !== undefined) {
      socket.destroy();
      return failed('unsupported', 'a pinned key needs https');
    }
    return { ok: true, value: { socket, ...opened } };
  }
  return secure(socket, wish, deadline, opened);
}

async function secure(
  socket: Socket,
  wish: ConnectionWish,
  deadline: Deadline,
  opened: Pick<HttpConnection, 'address' | 'resolveMs' | 'connectMs'>,
): Promise<Result<HttpConnection>> {
  const asked = { host: wish.url.hostname, secureContext: wish.trust?.(), protocols: ['http/1.1'] };
  const startedAt = performance.now();
  let secured: TLSSocket;
  try {
    secured = await shakeHands(socket, asked, deadline.signal);
  } catch (error) {
    socket.destroy();
    return troubleFrom(error, `TLS with ${wish.url.host}`);
  }
  const tlsMs = performance.now() - startedAt;
  const certificate = secured.getPeerX509Certificate();
  if (certificate === undefined || (wish.pin !== undefined && publicKeyPin(certificate) !== wish.pin)) {
    secured.destroy();
    return failed('denied', `${wish.url.host} showed another public key than the pinned one`);
  }
  const tls = tlsFacts(secured, certificate);
  if (wish.trustedOnly === true && wish.pin === undefined && !tls.trusted) {
    secured.destroy();
    return failed('denied', `the certificate of ${wish.url.host} does not hold: ${tls.distrust ?? 'unknown reason'}`);
  }
  return { ok: true, value: { socket: secured, ...opened, tlsMs, tls } };
}

function tlsFacts(secured: TLSSocket, leaf: X509Certificate): NonNullable<HttpExchange['tls']> {
  return {
    protocol: secured.getProtocol() ?? 'unknown',
    earliestExpiryMs: Math.min(...sentChain(leaf).map((certificate) => certificate.validToDate.getTime())),
    ...trustOf(secured),
  };
}
