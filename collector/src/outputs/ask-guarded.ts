import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type AskHttp, BODY_CHARACTERS_MAX, type HttpAsk, retryAfterMs, TIMEOUT_MS, whatFailed } from './ask-http.ts';
import { type Allows, allowedAddresses } from './guarded-address.ts';

/**
 * Asks as `askHttp` does, and only addresses that may be asked: for routes that somebody makes on a page, who must not reach by them
 * what listens on this very machine. Redirections are not followed here either.
 */
export const guardedAsk =
  (allows: Allows): AskHttp =>
  async (ask, signal, timeoutMs = TIMEOUT_MS) => {
    try {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const { hostname } = new URL(ask.url);
      const [first] = await allowedAddresses(hostname, allows);
      const response = await answered(ask, first?.address ?? hostname, deadline);
      const after = retryAfterMs(response.headers['retry-after'] ?? null);
      const body = await beginning(response);
      const status = response.statusCode ?? 0;
      return { ok: true, status, body, ...(after === undefined ? {} : { retryAfterMs: after }) };
    } catch (error) {
      // As `fetch` wraps what went wrong: the code alone is told.
      const isAborted = (error as { readonly name?: string }).name?.match(/^(AbortError|TimeoutError)$/) !== null;
      return { ok: false, ...whatFailed(isAborted ? error : { cause: error }) };
    }
  };

function answered(
  { url, method, headers, body }: HttpAsk,
  address: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port, pathname, search, host } = new URL(url);
    const isSecure = protocol === 'https:';
    const name = hostname.replace(/^\[|\]$/g, '');
    const options = {
      // The address that was judged; who is expected there is still the name.
      ...{ host: address, port: port === '' ? (isSecure ? 443 : 80) : Number(port), path: `${pathname}${search}` },
      ...{ method, signal, servername: name === address ? '' : name, agent: false as const },
      headers: { host, ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
    };
    const request = (isSecure ? requestHttps : requestHttp)(options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

async function beginning(response: IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) {
    text += chunk as string;
    if (text.length >= BODY_CHARACTERS_MAX) break;
  }
  response.destroy();
  return text;
}
