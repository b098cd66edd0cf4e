import { afterEach, expect, it } from 'vitest';
import { createHttpServer } from '../http/server.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { DEVICE, enrolDevice, makeCollector, SECRET } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { throughput } from './throughput.ts';

const url = '/api/v1/throughput';
const headers = { authorization: `Bearer ${DEVICE}:${SECRET}` };
const limits = { ...COLLECTOR_LIMITS, throughputBytesMax: 200_000, throughputUnderWayMax: 1 };
const octets = { ...headers, 'content-type': 'application/octet-stream' };

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

async function make(more: Partial<typeof limits> = {}) {
  const { collector, token, random } = await makeCollector();
  await enrolDevice(collector, token);
  const context = routeContext(collector, random, { ...limits, ...more });
  const server = await createHttpServer(context, [throughput], { isLoopbackOnly: true });
  toClose.push(() => server.close());
  return server;
}

it('gives as many bytes as are asked for, and never the same', async () => {
  const server = await make();
  const [one, other] = [
    await server.inject({ url: `${url}?bytes=100001`, headers }),
    await server.inject({ url: `${url}?bytes=100001`, headers }),
  ];
  expect([one.statusCode, one.rawPayload.length, one.headers['content-length']]).toEqual([200, 100_001, '100001']);
  expect(one.rawPayload.equals(other.rawPayload)).toBe(false);
});

it('takes bytes and says how many came after the first', async () => {
  const server = await make();
  const answer = await server.inject({ url, method: 'POST', headers: octets, payload: Buffer.alloc(5_000) });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ bytes: 0, ms: 0 });
});

it.each([
  ['nobody', {}, 401],
  ['another device', { authorization: `Bearer ${DEVICE}:${'T'.repeat(43)}` }, 401],
])('refuses %s, either way', async (_who, wrong, status) => {
  const server = await make();
  expect((await server.inject({ url: `${url}?bytes=1`, headers: wrong })).statusCode).toBe(status);
  const posted = await server.inject({ url, method: 'POST', headers: { ...octets, authorization: '', ...wrong } });
  expect(posted.statusCode).toBe(status);
});

it.each(['', '?bytes=0', '?bytes=200001', '?bytes=1.5', '?bytes=x'])('refuses the size %j', async (query) => {
  const server = await make();
  expect((await server.inject({ url: url + query, headers })).statusCode).toBe(400);
});

it('refuses a body that is too long, said beforehand or not', async () => {
  const server = await make();
  const said = await server.inject({ url, method: 'POST', headers: octets, payload: Buffer.alloc(200_001) });
  expect(said.statusCode).toBe(413);
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  async function* chunks() {
    for (let sent = 0; sent < 20; sent++) yield new Uint8Array(20_000);
  }
  const unsaid = await fetch(`http://127.0.0.1:${port}${url}`, {
    method: 'POST',
    headers: octets,
    body: ReadableStream.from(chunks()),
    duplex: 'half',
  } as RequestInit).then(
    ({ status }) => status,
    // The connection may be closed before all is sent.
    () => 413,
  );
  expect(unsaid).toBe(413);
});

it('lets a few transfers at a time, and frees the place of one that is cut', async () => {
  const server = await make({ throughputBytesMax: 20_000_000 });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  const ask = (bytes: number, signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${port}${url}?bytes=${bytes}`, { headers, ...(signal !== undefined && { signal }) });
  const slow = new AbortController();
  const cut = new Promise<void>((resolve) => {
    server.server.once('request', (_request, answer) => answer.once('close', resolve));
  });
  // Its body is not read: the server waits for this client.
  const first = await ask(20_000_000, slow.signal);
  const second = await ask(1_000);
  expect([first.status, second.status, second.headers.get('retry-after')]).toEqual([
    200,
    429,
    expect.stringMatching(/^[1-9]\d{1,2}$/),
  ]);
  slow.abort();
  await cut;
  expect((await ask(1_000)).status).toBe(200);
});
