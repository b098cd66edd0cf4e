import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

it('the port probe finds a program that listens, and hangs up at once', async () => {
  const ended = Promise.withResolvers<void>();
  await using server = await listenLocally(createServer((socket) => socket.resume().on('close', ended.resolve)));
  const outcome = await runProbe('port', `:${server.port}`);
  expect(outcome).toMatchObject({ ok: true });
  expect(outcome.values?.['connectMs']).toBeGreaterThan(0);
  await ended.promise;
});

it('the port probe is refused where nothing listens', async () => {
  expect(await runProbe('port', `:${await closedPort()}`)).toMatchObject({ ok: false, failure: 'refused' });
});

it('the port probe ends when the runner has stopped it already', async () => {
  await using server = await listenLocally(createServer());
  const outcome = await runProbe('port', `:${server.port}`, {}, { signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
});
