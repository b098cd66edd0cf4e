import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guardedAsk } from './ask-guarded.ts';
import { allowedAddresses } from './guarded-address.ts';

const asked: { readonly path: string | undefined; readonly host: string | undefined; readonly body: string }[] = [];
const server = createServer(async (request: IncomingMessage, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  asked.push({ path: request.url, host: request.headers.host, body });
  const status = request.url === '/elsewhere' ? 302 : request.url === '/busy' ? 429 : 200;
  response.writeHead(status, { 'retry-after': '7', location: '/there' }).end('đã nhận');
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const everywhere = guardedAsk(() => true);
const outward = guardedAsk((address) => !address.startsWith('127.') && address !== '::1');
const { signal } = new AbortController();
const post = (path: string, host = '127.0.0.1') =>
  ({ url: `http://${host}:${port}${path}`, method: 'POST', headers: { 'x-a': 'b' }, body: 'tin thử' }) as const;

it('asks as told, and gives what was answered', async () => {
  expect(await everywhere(post('/a?b=c', 'localhost'), signal)).toEqual({
    ...{ ok: true, status: 200, body: 'đã nhận', retryAfterMs: 7_000 },
  });
  expect(asked.at(-1)).toEqual({ path: '/a?b=c', host: `localhost:${port}`, body: 'tin thử' });
  expect(await everywhere(post('/busy'), signal)).toMatchObject({ status: 429 });
});

it('follows nobody elsewhere', async () => {
  expect(await everywhere(post('/elsewhere'), signal)).toMatchObject({ ok: true, status: 302 });
  expect(asked.at(-1)?.path).toBe('/elsewhere');
});

it.each(['127.0.0.1', 'localhost', '[::1]'])('never gets to %s where that may not be asked', async (host) => {
  const before = asked.length;
  expect(await outward(post('/', host), signal)).toEqual({ ok: false, detail: 'EDENIED', mayHaveArrived: false });
  expect(asked).toHaveLength(before);
});

it('says of a server that is not there that nothing arrived, and gives up when it is told to', async () => {
  const nobody = { url: 'http://127.0.0.1:1/', method: 'GET', headers: {} } as const;
  expect(await everywhere(nobody, signal)).toEqual({ ok: false, detail: 'ECONNREFUSED', mayHaveArrived: false });
  expect(await everywhere(post('/'), AbortSignal.abort())).toMatchObject({ ok: false, detail: 'timeout' });
});

it('gives the addresses that may be asked, and throws where there are none', async () => {
  expect(await allowedAddresses('203.0.113.9', () => true)).toEqual([{ address: '203.0.113.9', family: 4 }]);
  expect(await allowedAddresses('[2001:db8::1]', () => true)).toEqual([{ address: '2001:db8::1', family: 6 }]);
  await expect(allowedAddresses('localhost', () => false)).rejects.toMatchObject({ code: 'EDENIED' });
});
