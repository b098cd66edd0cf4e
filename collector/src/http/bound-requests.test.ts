import { once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { request } from 'node:https';
import { afterEach, expect, it } from 'vitest';
import { COLLECTOR_LIMITS, type CollectorLimits } from '../limits.ts';
import { resources } from '../routes/index.ts';
import {
  batch,
  DEVICE,
  enrolDevice,
  enrolment,
  makeCollector,
  packed,
  report,
  SECRET,
} from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { tlsPair } from '../testing/tls-pair.ts';
import { createHttpServer } from './server.ts';

const { certificate, key } = tlsPair(Date.now());
const RIGHT = { authorization: `Bearer ${DEVICE}:${SECRET}` };
const WRONG = { authorization: `Bearer ${DEVICE}:${SECRET.replace('S', 'T')}` };

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A collector with one device that listens by TLS on a free port, and a connection to it by HTTP/2. */
async function listening(limits: Partial<CollectorLimits> = {}) {
  const made = await makeCollector(limits);
  await enrolDevice(made.collector, made.token);
  const context = routeContext(made.collector, made.random, { ...COLLECTOR_LIMITS, ...limits });
  const tls = { certificate, key, minVersion: 'TLSv1.3' } as const;
  const server = await createHttpServer(context, resources, { isLoopbackOnly: false, tls });
  ending.push(() => server.close());
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  const client = connect(`https://127.0.0.1:${port}`, { ca: certificate });
  ending.push(() => client.destroy());
  await once(client, 'connect');
  return { ...made, server, port, client };
}

/** A request of which the body never ends. */
function unfinished(client: ClientHttp2Session, path: string, headers: Record<string, string> = {}): ClientHttp2Stream {
  const type = { 'content-type': 'application/json' };
  const stream = client.request({ ':method': 'POST', ':path': path, ...type, ...headers });
  stream.on('error', () => undefined);
  stream.write('{');
  return stream;
}

async function statusOf(stream: ClientHttp2Stream): Promise<unknown> {
  const [headers] = await once(stream, 'response');
  stream.resume();
  return headers[':status'];
}

it.each([
  ['reports without a secret', '/api/v1/reports', {}, 401],
  ['reports with a wrong one', '/api/v1/reports', WRONG, 401],
  ['another secret with a wrong one', '/api/v1/agent/secret', WRONG, 401],
  ['where there is nothing', '/nothing', {}, 404],
  ['more at an enrolment than one needs', '/api/v1/enrol', { 'content-length': '900000' }, 413],
])('answers %s before the body has come', async (_what, path, headers, status) => {
  const { client } = await listening();
  expect(await statusOf(unfinished(client, path, headers))).toBe(status);
});

it.each([
  ['a device', '/api/v1/reports', RIGHT],
  ['a stranger', '/api/v1/enrol', {}],
])('cuts off the body of %s that does not come to its end', async (_who, path, headers) => {
  const { client } = await listening({ bodyMs: 50 });
  const stream = unfinished(client, path, headers);
  await once(stream, 'close');
  expect(stream.rstCode).toBe(8);
});

it('cuts off such a connection of HTTP/1.1 too, one whose request was refused as well', async () => {
  const { port } = await listening({ bodyMs: 50 });
  for (const headers of [RIGHT, WRONG]) {
    const asked = request({
      port,
      host: '127.0.0.1',
      path: '/api/v1/reports',
      method: 'POST',
      ca: certificate,
      headers,
    });
    asked.on('error', () => undefined).on('response', (answer) => answer.resume());
    asked.write('{');
    const [socket] = await once(asked, 'socket');
    await once(socket, 'close');
  }
});

it('takes no more bytes at once of one device, of one stranger’s address, and in all', async () => {
  const length = (bytes: number) => ({ 'content-length': String(bytes) });
  const { client } = await listening({
    bodiesBytesOfDeviceMax: 1_000,
    bodiesBytesOfStrangersMax: 1_000,
    bodiesBytesMax: 1_500,
  });
  const reports = unfinished(client, '/api/v1/reports', { ...RIGHT, ...length(600) });
  const second = unfinished(client, '/api/v1/reports', { ...RIGHT, ...length(600) });
  expect(await statusOf(second)).toBe(429);
  const strangers = unfinished(client, '/api/v1/enrol', length(600));
  expect(await statusOf(unfinished(client, '/api/v1/enrol', length(600)))).toBe(429);
  expect(await statusOf(unfinished(client, '/api/v1/enrol', length(400)))).toBe(503);
  // What is over leaves its room to the next.
  strangers.close();
  reports.end('x'.repeat(599));
  expect(await statusOf(reports)).toBe(400);
  const { authorization, body } = packed(batch([report(1)]));
  const sound = client.request({
    ':method': 'POST',
    ':path': '/api/v1/reports',
    authorization,
    'content-encoding': 'gzip',
    ...length(body.length),
  });
  sound.end(Buffer.from(body));
  expect(await statusOf(sound)).toBe(200);
});

it('counts a device’s request once, and batches refused at the gate with the others', async () => {
  const { server, collector } = await listening({ deviceRequests: { perMinute: 1, atOnce: 2 } });
  const { authorization, body } = packed(batch([report(1)]));
  const send = (headers: Record<string, string>) =>
    server.inject({ url: '/api/v1/reports', method: 'POST', headers, payload: Buffer.from(body) });
  const sound = { authorization, 'content-encoding': 'gzip', 'content-type': 'application/json' };
  const statuses = [];
  for (const headers of [sound, sound, sound, WRONG]) statuses.push((await send(headers)).statusCode);
  expect(statuses).toEqual([200, 200, 429, 401]);
  expect([...collector.counters().batchesByStatus]).toEqual([
    [200, 2],
    [429, 1],
    [401, 1],
  ]);
});

it('lets few requests of a stranger’s address be under way, and enrolments pass as ever', async () => {
  const { client, server, token } = await listening({ requestsOfStrangersMax: 1 });
  unfinished(client, '/api/v1/enrol');
  await once(client.request({ ':path': '/-/healthy' }), 'response').then(([headers]) =>
    expect(headers[':status']).toBe(503),
  );
  const elsewhere = await server.inject({
    method: 'POST',
    url: '/api/v1/enrol',
    payload: enrolment(token, { device: 'c'.repeat(32) }),
    remoteAddress: '203.0.113.9',
  });
  expect(elsewhere.statusCode).toBe(200);
});
