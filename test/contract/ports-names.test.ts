import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { nodeDatagrams, nodeHttp } from '@mach/ports/node';
import { expect, it } from 'vitest';
import { RCODES, startDnsResponder } from './support/dns-responder.ts';
import { listenLocally } from './support/local-server.ts';

const host = 'mach.tinh-vi-du.vn';
const never = new AbortController().signal;

/** A socket that sends back whatever comes, or nothing. */
async function startEcho(isDeaf = false) {
  const socket = createSocket('udp4');
  socket.on('message', (datagram, from) => {
    if (!isDeaf) socket.send(datagram, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { port: socket.address().port, [Symbol.asyncDispose]: async () => void socket.close() };
}

/** One look: whether its packet came back, and what the opening told. */
async function look(datagrams: ReturnType<typeof nodeDatagrams>, port: number) {
  const opened = await datagrams.open({ host, port, timeoutMs: 1_000 }, never);
  if (!opened.ok) return opened;
  using channel = opened.value;
  channel.send(Uint8Array.of(1));
  await channel.wait(channel.nowMs() + 100, { orArrival: true });
  return { address: channel.address, resolveMs: channel.resolveMs, isAnswered: channel.take().length > 0 };
}

it('looks at a line without asking for the name each time, and past a resolver that is dead', async () => {
  await using echo = await startEcho();
  await using resolver = await startDnsResponder(RCODES.NOERROR, ['127.0.0.1']);
  const datagrams = nodeDatagrams({ resolver: resolver.server });
  expect(await look(datagrams, echo.port)).toMatchObject({ address: '127.0.0.1', isAnswered: true });
  resolver.become();
  expect(await look(datagrams, echo.port)).toEqual({ address: '127.0.0.1', resolveMs: 0, isAnswered: true });
  expect(resolver.asked()).toBe(1);
});

it.each([
  ['is silent', undefined],
  ['knows nobody', RCODES.NXDOMAIN],
])('after a look that nobody answered it asks again, and goes on where the resolver %s', async (_, code) => {
  await using deaf = await startEcho(true);
  await using resolver = await startDnsResponder(RCODES.NOERROR, ['127.0.0.1']);
  const datagrams = nodeDatagrams({ resolver: resolver.server });
  expect(await look(datagrams, deaf.port)).toMatchObject({ isAnswered: false });
  resolver.become(code);
  expect(await look(datagrams, deaf.port)).toMatchObject({ address: '127.0.0.1', isAnswered: false });
  expect(resolver.asked()).toBe(2);
});

it('goes where the name has moved to, once nobody answers at the old place', async () => {
  await using deaf = await startEcho(true);
  await using resolver = await startDnsResponder(RCODES.NOERROR, ['127.0.0.1']);
  const datagrams = nodeDatagrams({ resolver: resolver.server });
  await look(datagrams, deaf.port);
  resolver.become(RCODES.NOERROR, ['127.0.0.2']);
  expect(await look(datagrams, deaf.port)).toMatchObject({ address: '127.0.0.2' });
});

it('brings reports to where the name last led, and lets probes find out that names are not answered', async () => {
  await using server = await listenLocally(
    createServer((_, response) => (response.end('taken').shouldKeepAlive = false)),
  );
  await using resolver = await startDnsResponder(RCODES.NOERROR, ['127.0.0.1']);
  const http = nodeHttp({ resolver: resolver.server });
  const ask = (keepAlive: boolean) =>
    http.exchange(
      {
        method: 'GET',
        url: `http://${host}:${server.port}/`,
        headers: {},
        timeoutMs: 1_000,
        keepAlive,
        bodyBytesMax: 10,
      },
      never,
    );
  expect(await ask(true)).toMatchObject({ ok: true, value: { status: 200 } });
  resolver.become();
  expect(await ask(true)).toMatchObject({ ok: true, value: { status: 200, address: '127.0.0.1' } });
  expect(await ask(false)).toMatchObject({ ok: false, failure: 'unresolved' });
});
