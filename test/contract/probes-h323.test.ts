import { createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { closedPort, listenLocally } from './support/local-server.ts';
import { flood } from './support/odd-talkers.ts';
import { runProbe } from './support/run-probe.ts';

it('the h323 probe opens the port, says not a byte and closes', async () => {
  let heard = 0;
  let closed: Promise<unknown> = Promise.reject(new Error('nobody came'));
  closed.catch(() => {});
  const listener = createServer((socket) => {
    socket.on('data', (chunk) => {
      heard += chunk.length;
    });
    closed = new Promise((resolve) => socket.once('close', resolve));
  });
  await using server = await listenLocally(listener);
  const outcome = await runProbe('h323', 'localhost', { port: server.port });
  expect(outcome).toMatchObject({ ok: true, values: { address: '127.0.0.1' } });
  expect(outcome.values?.['connectMs']).toBeGreaterThan(0);
  await closed;
  expect(heard).toBe(0);
});

it.each<[string, (socket: Socket) => void]>([
  ['talks first', (socket) => void socket.write('garbage')],
  ['floods', (socket) => flood(socket, '', 'flood')],
  ['closes at once', (socket) => void socket.end()],
])('the h323 probe does not mind a server that %s', async (_, onConnection) => {
  await using server = await listenLocally(createServer(onConnection));
  expect(await runProbe('h323', '127.0.0.1', { port: server.port })).toMatchObject({ ok: true });
});

it('the h323 probe is refused on a closed port', async () => {
  const outcome = await runProbe('h323', '127.0.0.1', { port: await closedPort() });
  expect(outcome).toMatchObject({ ok: false, failure: 'refused' });
});

it('the h323 probe ends when the runner stops it', async () => {
  const outcome = await runProbe('h323', '127.0.0.1', {}, { signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
});
