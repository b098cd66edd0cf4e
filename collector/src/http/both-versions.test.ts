import { once } from 'node:events';
import { type ClientHttp2Session, connect } from 'node:http2';
import { request } from 'node:https';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { tlsPair } from '../testing/tls-pair.ts';
import type { Routes } from './api-server.ts';
import { createHttpServer } from './server.ts';
import { isDelivered, whileWaiting } from './while-waiting.ts';

const OPEN = { config: { access: 'public' }, schema: { hide: true } } as const;
const { certificate, key } = tlsPair(Date.now());

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A collector's server with TLS on a free port, and what became of each answer by the end of its connection. */
async function listening() {
  const { collector, random } = await makeCollector();
  const became: { delivered: boolean; calledOff: boolean }[] = [];
  const routes: Routes = (server) => {
    server.addHook('onRequest', async (_request, reply) => {
      const waiting = whileWaiting(reply);
      reply.raw.once('close', () => became.push({ delivered: isDelivered(reply), calledOff: waiting.aborted }));
    });
    server.get('/version', OPEN, async ({ raw, protocol, host, ip }, reply) =>
      reply.send(`HTTP/${raw.httpVersion} ${protocol}://${host} from ${ip}`),
    );
    server.get('/slow', OPEN, async (_request, reply) => reply.send(Readable.from(slowly(), { objectMode: false })));
  };
  const tls = { certificate, key, minVersion: 'TLSv1.3' } as const;
  const server = await createHttpServer(routeContext(collector, random), [routes], { isLoopbackOnly: true, tls });
  ending.push(() => server.close());
  await server.listen({ port: 0, host: '127.0.0.1' });
  return { server, became, port: (server.server.address() as { port: number }).port };
}

async function* slowly() {
  for (let part = 0; part < 1_000; part++) {
    yield Buffer.alloc(1_000);
    await sleep(20);
  }
}

function session(port: number): ClientHttp2Session {
  const client = connect(`https://127.0.0.1:${port}`, { ca: certificate });
  client.on('error', () => undefined);
  ending.push(() => client.destroy());
  return client;
}

async function asked(client: ClientHttp2Session, path: string): Promise<string> {
  const stream = client.request({ ':path': path });
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

const eventually = async (isSo: () => boolean) => {
  for (let tries = 0; tries < 200 && !isSo(); tries++) await sleep(10);
};

it('speaks HTTP/2 to browsers, and HTTP/1.1 to agents and routers, which name no version', async () => {
  const { port } = await listening();
  const place = `https://127.0.0.1:${port} from 127.0.0.1`;
  expect(await asked(session(port), '/version')).toBe(`HTTP/2.0 ${place}`);
  const [answer] = await once(
    request({ port, host: '127.0.0.1', path: '/version', ca: certificate }).end(),
    'response',
  );
  let text = '';
  for await (const chunk of answer) text += chunk;
  expect(text).toBe(`HTTP/1.1 ${place}`);
});

it('knows of each whether an answer was handed over whole', async () => {
  const { port, became } = await listening();
  const client = session(port);
  await asked(client, '/version');
  await eventually(() => became.length === 1);
  expect(became).toEqual([{ delivered: true, calledOff: false }]);
  const broken = client.request({ ':path': '/slow' });
  broken.on('error', () => undefined);
  await once(broken, 'data');
  broken.close(8);
  await eventually(() => became.length === 2);
  expect(became[1]).toEqual({ delivered: false, calledOff: true });
  const older = request({ port, host: '127.0.0.1', path: '/slow', ca: certificate }).end();
  older.on('error', () => undefined);
  const [answer] = await once(older, 'response');
  answer.on('error', () => undefined);
  await once(answer, 'data');
  older.destroy();
  await eventually(() => became.length === 3);
  expect(became[2]).toEqual({ delivered: false, calledOff: true });
});

it('stops although somebody keeps a connection open and reads an answer of either version', async () => {
  const { server, port } = await listening();
  const client = session(port);
  const stream = client.request({ ':path': '/slow' });
  stream.on('error', () => undefined);
  const older = request({ port, host: '127.0.0.1', path: '/slow', ca: certificate }).end();
  older.on('error', () => undefined);
  const [answer] = await once(older, 'response');
  answer.on('error', () => undefined);
  await once(stream, 'data');
  const ended = Promise.all([client, answer].map((each) => new Promise((resolve) => each.once('close', resolve))));
  await server.close();
  await ended;
  expect(server.server.listening).toBe(false);
});
