import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { Http, HttpExchange, HttpRequest, HttpResult } from '../http.ts';
import type { Result } from '../result.ts';
import { abortError, type Deadline, orAborted, startDeadline } from './deadline.ts';
import { type ConnectionWish, type HttpConnection, type OpenFailed, openConnection } from './http-connection.ts';
import { directWays, type HttpProxy, passwordWanted, placeOf, type Ways } from './http-proxy.ts';
import { ConnectionFailed, KeptConnections, type KeptRequestArgs } from './kept-connections.ts';
import { createKnownAddresses } from './known-addresses.ts';
import { request } from './lean-http.ts';
import { nodeLimits } from './limits.ts';
import type { ResolverSettings } from './resolve.ts';
import { lazyTrust, type Trust, type TrustSettings } from './tls-handshake.ts';
import { failed, troubleFrom } from './trouble.ts';
import { warmUp } from './warm-up.ts';

export interface HttpSettings extends ResolverSettings, TrustSettings {
  /** Without one every host is reached directly. */
  readonly proxy?: HttpProxy | undefined;
}

/**
 * HTTP/1.1 over connections that are opened step by step, so that each phase is timed where it happens and a pin is
 * checked before the request leaves. One deadline covers the whole exchange: a server that drips bytes ends at it.
 * `trusted` is judged by Node's roots (and what NODE_EXTRA_CA_CERTS or --use-system-ca add), not by a store of our own.
 * With a proxy the ways that it names are tried until one leads to its first stop; what a proxy answers is final.
 */
export function nodeHttp(settings: HttpSettings = {}, trust: Trust = lazyTrust(settings)): Http {
  const { proxy, ...names } = settings;
  const kept = new KeptConnections();
  const known = createKnownAddresses(0);
  return {
    exchange: async (wanted, signal) => {
      const url = URL.canParse(wanted.url) ? new URL(wanted.url) : undefined;
      if (url === undefined || !/^https?:$/.test(url.protocol)) {
        return failed('unsupported', `"${wanted.url}" is no http or https URL`);
      }
      await warmUp();
      using deadline = startDeadline(wanted.timeoutMs, signal);
      const ways = await waysTo(url, proxy, deadline);
      if (!ways.ok) return ways;
      const { pin, trustedOnly } = wanted;
      const authorization = proxy?.authorization;
      return await byFirstOpen(ways.value, (way, waysLeft) => {
        // Probes find out whether names are answered; reports must get through where they are not.
        const asked = wanted.keepAlive === true ? { ...names, known } : names;
        const wish = { url, way, waysLeft, authorization, pin, trustedOnly, trust, names: asked };
        return byOneWay(kept, wanted, wish, deadline);
      });
    },
  };
}

async function waysTo(url: URL, proxy: HttpProxy | undefined, deadline: Deadline): Promise<Result<Ways>> {
  if (proxy === undefined) return { ok: true, value: directWays };
  try {
    return await orAborted(proxy.waysTo(url), deadline.signal, () => {});
  } catch (error) {
    return troubleFrom(error, `choosing the way to ${url.host}`);
  }
}

type Tried = { readonly ok: true; readonly value: HttpExchange } | OpenFailed;

/** The last way's failure, when none of them leads to its first stop. */
async function byFirstOpen(
  ways: Ways,
  go: (way: Ways[number], waysLeft: number) => Promise<Tried>,
): Promise<HttpResult> {
  const tried = ways.slice(0, nodeLimits.waysMax);
  let last: HttpResult | undefined;
  for (const [index, way] of tried.entries()) {
    const result = await go(way, tried.length - index);
    if (result.ok) return result;
    const { failure, detail } = result;
    last = { ok: false, failure, detail, ...(way.type !== 'unsupported' && { way: way.type }) };
    if (result.isWayClosed !== true) break;
  }
  return last as HttpResult;
}

async function byOneWay(
  kept: KeptConnections,
  wanted: HttpRequest,
  wish: ConnectionWish,
  deadline: Deadline,
): Promise<Tried> {
  const { url, way, authorization } = wish;
  try {
    const result =
      wanted.keepAlive === true
        ? await onKeptConnection(kept, wanted, wish, deadline)
        : await onFreshConnection(wanted, wish, deadline);
    // Inside a tunnel it is the host's own strange answer.
    const isForwarded = result.ok && way.type === 'proxy' && url.protocol === 'http:';
    return isForwarded && wantsPassword(result.value) ? passwordWanted(placeOf(way), authorization) : result;
  } catch (error) {
    if (error instanceof ConnectionFailed) return error.failed;
    return troubleFrom(error, `asking ${url.host}${way.type === 'proxy' ? ` by the proxy ${placeOf(way)}` : ''}`);
  }
}

/** Tinyproxy 1.11 says 401 where it means 407; one that it hands on from a host names the host's server. */
const wantsPassword = ({ status, headers }: HttpExchange) =>
  status === 407 || (status === 401 && /^tinyproxy\b/.test(headers['server'] ?? ''));

async function onFreshConnection(wanted: HttpRequest, wish: ConnectionWish, deadline: Deadline): Promise<Tried> {
  const opened = await openConnection(wish, deadline);
  if (!opened.ok) return opened;
  const { socket } = opened.value;
  try {
    // Without an agent, Node says `Connection: close` by itself.
    const answer = await converse({ createConnection: () => socket }, wanted, wish, deadline.signal);
    return { ok: true, value: exchangeOf(answer, opened.value) };
  } finally {
    socket.destroy();
  }
}

async function onKeptConnection(
  agent: KeptConnections,
  wanted: HttpRequest,
  wish: ConnectionWish,
  deadline: Deadline,
): Promise<Tried> {
  const options: RequestOptions & Pick<KeptRequestArgs, 'wish' | 'openWithinMs'> = {
    agent,
    wish,
    openWithinMs: deadline.leftMs(),
  };
  const answer = await converse(options, wanted, wish, deadline.signal);
  const opened = agent.openedOf(answer.socket);
  if (opened === undefined) throw new Error('a kept connection was not opened by its agent');
  return {
    ok: true,
    value: exchangeOf(answer, answer.reused ? { ...opened, opening: { resolveMs: 0, connectMs: 0 } } : opened),
  };
}

interface Answer {
  readonly message: IncomingMessage;
  readonly socket: Socket;
  readonly reused: boolean;
  readonly body: Uint8Array;
  readonly bodyTruncated: boolean;
  readonly bodyBytes: number | undefined;
  readonly processingMs: number;
  readonly transferMs: number;
}

function exchangeOf(answer: Answer, { opening, tls, address, way }: HttpConnection): HttpExchange {
  const { processingMs, transferMs, body, bodyTruncated, bodyBytes, message } = answer;
  return {
    status: message.statusCode ?? 0,
    headers: headersOf(message),
    body,
    bodyTruncated,
    ...(bodyBytes !== undefined && { bodyBytes }),
    phases: { ...opening, processingMs, transferMs },
    address,
    way,
    ...(tls !== undefined && { tls }),
  };
}

function headersOf(message: IncomingMessage): Record<string, string> {
  const entries = Object.entries(message.headers).filter((entry) => entry[1] !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : `${value}`]),
  );
}

/** Writes the request and reads the answer up to the limit of its body. Rejects with what went wrong, or on the abort. */
async function converse(
  transport: RequestOptions,
  wanted: HttpRequest,
  { url, way, authorization }: ConnectionWish,
  signal: AbortSignal,
): Promise<Answer> {
  // RFC 9112, 3.2.2: a proxy that forwards is told the whole address; one that tunnels was told in CONNECT.
  const isForwarded = way.type === 'proxy' && url.protocol === 'http:';
  const asked = request({
    ...transport,
    method: wanted.method,
    path: `${isForwarded ? url.origin : ''}${url.pathname}${url.search}`,
    headers: {
      host: url.host,
      // Our own collector packs no answer; whoever else is asked is told not to.
      ...(wanted.keepAlive !== true && { 'accept-encoding': 'identity' }),
      ...wanted.headers,
      ...(isForwarded && authorization !== undefined && { 'proxy-authorization': authorization }),
    },
  });
  // HTTP/1.1 keeps connections without being told.
  if (wanted.keepAlive === true) asked.removeHeader('connection');
  const stop = () => asked.destroy(abortError(signal));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const { message, socket, writtenAt } = await response(asked, wanted.body);
    const answeredAt = performance.now();
    const { body, truncated, length } = await readBody(message, wanted);
    return {
      message,
      socket,
      reused: asked.reusedSocket,
      body,
      bodyTruncated: truncated,
      bodyBytes: wanted.discardBody === true ? length : undefined,
      processingMs: answeredAt - writtenAt,
      transferMs: performance.now() - answeredAt,
    };
  } catch (error) {
    // A request that was stopped while its answer came in ends as if the server had hung up.
    throw signal.aborted ? abortError(signal) : error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What certainly fits into the first flight of a connection (RFC 6928: ten segments). */
const ONE_PACKET_BYTES = 8_192;

function response(
  asked: ClientRequest,
  body: Uint8Array | undefined,
): Promise<{ readonly message: IncomingMessage; readonly socket: Socket; readonly writtenAt: number }> {
  return new Promise((resolve, reject) => {
    let writtenAt = performance.now();
    const note = () => {
      writtenAt = performance.now();
    };
    // A request of one packet is timed just before it is handed over: 'finish' may be told late, and the wait for the answer
    // would look shorter than the way there and back. A long body takes time by itself, and its end counts.
    asked.once((body?.length ?? 0) > ONE_PACKET_BYTES ? 'finish' : 'socket', note);
    // The message lets go of a kept connection at its end, so the socket is asked for now.
    asked.once('response', (message) => resolve({ message, socket: message.socket, writtenAt }));
    asked.once('upgrade', (_message, socket) => {
      socket.destroy();
      reject(Object.assign(new Error('the server changed the protocol'), { code: 'EPROTO' }));
    });
    // It stays for the whole life of the request: what fails after the answer began is told by the answer itself.
    asked.on('error', reject);
    asked.end(body);
  });
}

function readBody(
  message: IncomingMessage,
  { bodyBytesMax: bytesMax, discardBody = false }: Pick<HttpRequest, 'bodyBytesMax' | 'discardBody'>,
): Promise<{ readonly body: Uint8Array; readonly truncated: boolean; readonly length: number }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      if (!discardBody) chunks.push(chunk.subarray(0, bytesMax - length));
      length += chunk.length;
      if (length <= bytesMax) return;
      resolve({ body: new Uint8Array(Buffer.concat(chunks)), truncated: true, length: bytesMax });
      message.destroy();
    });
    message.once('end', () => resolve({ body: new Uint8Array(Buffer.concat(chunks)), truncated: false, length }));
    message.on('error', reject);
  });
}
