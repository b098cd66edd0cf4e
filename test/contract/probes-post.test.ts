import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';
import { ocspOptions } from './support/signing-cases.ts';

describe.each([
  ['ocsp', 'http', 'application/ocsp-request', ocspOptions],
  ['tsa', 'http', 'application/timestamp-query', {}],
  ['ipp', 'ipp', 'application/ipp', {}],
] as const)('the %s probe against a server that is odd', (kind, scheme, contentType, options) => {
  const ask = (port: number, more: Record<string, unknown> = {}, signal?: AbortSignal) =>
    runProbe(kind, `${scheme}://127.0.0.1:${port}/`, { ...options, ...more }, signal === undefined ? {} : { signal });
  const answering = async (listener: RequestListener, more: Record<string, unknown> = {}) => {
    await using server = await listenLocally(createServer(listener));
    return await ask(server.port, more);
  };

  it('asks once, by a POST that says what it is and ends the connection', async () => {
    const seen: unknown[] = [];
    await answering(({ method, headers }, response) => {
      seen.push([method, headers['content-type'], headers['user-agent'], headers.connection]);
      response.end();
    });
    expect(seen).toEqual([['POST', contentType, 'mach-probe', 'close']]);
  });

  it.each<[string, RequestListener]>([
    ['an empty answer', (_, response) => response.end()],
    ['a page', (_, response) => response.end('<html><title>Wi-Fi</title></html>')],
    ['a long page', (_, response) => response.end('x'.repeat(1_000_000))],
    ['an endless answer', (_, response) => flood(() => response.write(Buffer.alloc(65_536, 0x30)), response)],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/' }).end()],
    ['status 500', (_, response) => response.writeHead(500).end()],
    ['an answer that is cut', (_, response) => response.writeHead(200, { 'content-length': 9 }).end('1')],
    ['elements that are nested endlessly', (_, response) => response.end(Buffer.alloc(60_000, '3080', 'hex'))],
    ['huge lengths', (_, response) => response.end(Buffer.from('3084ffffffff0a0100', 'hex'))],
  ])('is a bad reply at %s', async (_, listener) => {
    expect(await answering(listener)).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('is a bad reply at another protocol', async () => {
    await using server = await listenLocally(createTcpServer((socket) => socket.end('220 mail ESMTP\r\n')));
    expect(await ask(server.port)).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('ends at the deadline when the answer drips, and when there is none', async () => {
    const dripping: RequestListener = (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('0'), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await answering(dripping, { timeoutMs: 300 })).toMatchObject({ ok: false, failure: 'timeout' });
    expect(await answering(() => {}, { timeoutMs: 300 })).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('is refused on a closed port', async () => {
    expect(await ask(await closedPort())).toMatchObject({ ok: false, failure: 'refused' });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await listenLocally(createServer(() => runner.abort(new Error('over'))));
    expect(await ask(server.port, { timeoutMs: 60_000 }, runner.signal)).toMatchObject({ failure: 'timeout' });
  });
});

/** Says more whenever the other side has taken what was said, until it hangs up. */
function flood(say: () => boolean, response: { on(event: string, listener: () => void): unknown }): void {
  const on = () => {
    while (say());
  };
  response.on('drain', on);
  on();
}
