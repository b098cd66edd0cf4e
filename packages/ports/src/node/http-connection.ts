import { isIP, type Socket } from 'node:net';
import type { HttpExchange, HttpPhases, HttpWay } from '../http.ts';
import type { Failed, Result } from '../result.ts';
import { connectToFirst } from './connect.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { placeOf, type Way } from './http-proxy.ts';
import { denied, type ResolverSettings, resolveHost } from './resolve.ts';
import { secure } from './secure.ts';
import { noTrust, type Trust } from './tls-handshake.ts';
import { failed } from './trouble.ts';
import { openTunnel } from './tunnel.ts';

/** An open connection, ready for a request, and what its opening told. */
export interface HttpConnection {
  readonly socket: Socket;
  readonly address: string;
  readonly way: HttpWay;
  readonly opening: Pick<HttpPhases, 'resolveMs' | 'connectMs' | 'tunnelMs' | 'tlsMs'>;
  readonly tls?: NonNullable<HttpExchange['tls']>;
}

export interface ConnectionWish {
  readonly url: URL;
  readonly way: Way;
  /** This way and those that may be tried after it: each may use its share of the time to get to its first stop. */
  readonly waysLeft: number;
  readonly authorization?: string | undefined;
  readonly pin?: string | undefined;
  readonly trustedOnly?: boolean | undefined;
  readonly trust?: Trust | undefined;
  readonly names: ResolverSettings;
}

/** `isWayClosed`: the first stop of the way was not reached, another way may be tried. */
export type OpenFailed = Failed & { readonly isWayClosed?: true };

type Reached = Pick<HttpConnection, 'socket' | 'address' | 'way' | 'opening'>;

/**
 * Resolves, connects, asks a proxy for a tunnel where one is needed and, for https, shakes hands and checks the pin, all
 * before a byte of the request is written. The pin is the host's own, whatever lies on the way.
 */
export async function openConnection(
  wish: ConnectionWish,
  deadline: Deadline,
): Promise<{ readonly ok: true; readonly value: HttpConnection } | OpenFailed> {
  const { url, way } = wish;
  const isSecure = url.protocol === 'https:';
  if (wish.pin !== undefined && !isSecure) return failed('unsupported', 'a pinned key needs https');
  const reached = await reach(wish, deadline);
  if (!reached.ok) return { ...reached, isWayClosed: true };
  if (!isSecure) return reached;
  if (way.type !== 'proxy') return secured(reached.value, wish, deadline);
  const { socket, opening } = reached.value;
  const asked = { to: `${url.hostname}:${portOf(url)}`, proxy: placeOf(way), authorization: wish.authorization };
  const tunnel = await openTunnel(socket, asked, deadline);
  if (!tunnel.ok) return tunnel;
  return secured({ ...reached.value, opening: { ...opening, tunnelMs: tunnel.value } }, wish, deadline);
}

/** Connects to the host itself or to its proxy. */
async function reach({ url, way, waysLeft, names }: ConnectionWish, deadline: Deadline): Promise<Result<Reached>> {
  if (way.type === 'unsupported') return failed('unsupported', `no way by "${way.said}": only HTTP proxies are known`);
  const stop = way.type === 'proxy' ? way : { host: url.hostname, port: portOf(url) };
  // The proxy is this PC's own choice. What a name means behind it only the proxy knows; an address can be judged here.
  const { allows = () => true, ...unguarded } = names;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (way.type === 'proxy' && isIP(literal) !== 0 && !allows(literal, url.hostname))
    return denied(url.hostname, literal);
  using share = startDeadline(Math.ceil(deadline.leftMs() / waysLeft), deadline.signal);
  const resolved = await resolveHost(stop.host, share, way.type === 'proxy' ? unguarded : names);
  const connected = resolved.ok ? await connectToFirst(resolved.value.addresses, stop.port, share) : resolved;
  if (resolved.ok && connected.ok) {
    const { socket, address, connectMs } = connected.value;
    const opening = { resolveMs: resolved.value.resolveMs, connectMs };
    return { ok: true, value: { socket, address, way: way.type, opening } };
  }
  const { failure, detail } = (resolved.ok ? connected : resolved) as Failed;
  return failed(failure, way.type === 'proxy' ? `the proxy ${placeOf(way)}: ${detail}` : detail);
}

async function secured(reached: Reached, wish: ConnectionWish, deadline: Deadline): Promise<Result<HttpConnection>> {
  const { url, pin, trustedOnly } = wish;
  const secureContext = pin === undefined ? wish.trust?.() : noTrust();
  const asked = { host: url.hostname, secureContext, protocols: ['http/1.1'] };
  const shaken = await secure(reached.socket, asked, deadline);
  if (!shaken.ok) return shaken;
  const { socket, tls } = shaken.value;
  if (pin !== undefined && tls.chain[0].keyPin !== pin) {
    socket.destroy();
    return failed('denied', `${url.host} showed another public key than the pinned one`);
  }
  if (trustedOnly === true && tls.protocol !== 'TLSv1.3') {
    socket.destroy();
    return failed('denied', `${url.host} speaks ${tls.protocol}, and nothing older than TLS 1.3 is told a secret`);
  }
  if (trustedOnly === true && pin === undefined && !tls.trusted) {
    socket.destroy();
    return failed('denied', `the certificate of ${url.host} does not hold: ${tls.distrust ?? 'unknown reason'}`);
  }
  return { ok: true, value: { ...reached, socket, opening: { ...reached.opening, tlsMs: tls.tlsMs }, tls } };
}

const portOf = (url: URL) => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port));
