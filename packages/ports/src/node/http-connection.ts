import { createHash, type X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { HttpExchange } from '../http.ts';
import type { Result } from '../result.ts';
import { connectToFirst } from './connect.ts';
import { abortError, type Deadline } from './deadline.ts';
import { resolveHost } from './resolve.ts';
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
  readonly secureContext?: SecureContext | undefined;
  readonly resolver?: string | undefined;
}

/** Resolves, connects and, for https, shakes hands and checks the pin, all before a byte of the request is written. */
export async function openConnection(wish: ConnectionWish, deadline: Deadline): Promise<Result<HttpConnection>> {
  const { url } = wish;
  const resolved = await resolveHost(url.hostname, deadline, wish.resolver);
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
  const startedAt = performance.now();
  let secured: TLSSocket;
  try {
    secured = await handshake(socket, wish, deadline.signal);
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

/** No verdict on the certificate here: an expired one is a finding, and with a pin the key alone decides. */
function handshake(socket: Socket, { url, secureContext }: ConnectionWish, signal: AbortSignal): Promise<TLSSocket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const secured = connect({
      socket,
      host,
      // RFC 6066: an address is never sent as a server name.
      ...(isIP(host) === 0 && { servername: host }),
      ...(secureContext !== undefined && { secureContext }),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
    });
    const end = (error?: Error) => {
      signal.removeEventListener('abort', onTooLate);
      secured.removeListener('error', end);
      secured.removeListener('close', onClose);
      if (error === undefined) return resolve(secured);
      secured.on('error', () => {});
      secured.destroy();
      reject(error);
    };
    const onTooLate = () => end(abortError(signal));
    const onClose = () => end(Object.assign(new Error('closed in the handshake'), { code: 'ECONNRESET' }));
    signal.addEventListener('abort', onTooLate, { once: true });
    if (signal.aborted) onTooLate();
    secured.once('error', end);
    secured.once('close', onClose);
    secured.once('secureConnect', () => end());
  });
}

/** SHA-256 of the public key (SPKI) in base64url: what `pin` is compared with. */
export function publicKeyPin(certificate: X509Certificate): string {
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64url');
}

/** Most certificates of one chain that are looked at. */
const CHAIN_LENGTH_MAX = 10;

function tlsFacts(socket: TLSSocket, leaf: X509Certificate): NonNullable<HttpExchange['tls']> {
  let earliestExpiryMs = leaf.validToDate.getTime();
  // The X509Certificate's issuers are those that the server sent; getPeerCertificate would add this machine's own.
  let certificate = leaf.issuerCertificate;
  for (let length = 1; certificate !== undefined && length < CHAIN_LENGTH_MAX; length++) {
    earliestExpiryMs = Math.min(earliestExpiryMs, certificate.validToDate.getTime());
    certificate = certificate.issuerCertificate;
  }
  // Node types say Error; the value is the code of OpenSSL or of the name check, as text.
  const distrust: unknown = socket.authorizationError;
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    earliestExpiryMs,
    trusted: socket.authorized,
    ...(distrust !== null && distrust !== undefined && { distrust: String(distrust) }),
  };
}
