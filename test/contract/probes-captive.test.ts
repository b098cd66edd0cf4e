import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

const ask = async (listener: RequestListener, options: Record<string, unknown> = {}) => {
  await using server = await listenLocally(createServer(listener));
  return await runProbe('captive', `http://127.0.0.1:${server.port}/-/healthy`, options);
};

describe('the captive probe against a server on this machine', () => {
  it('is good when the page is the known one, or known to be empty', async () => {
    const page: RequestListener = (_, response) => response.end('{"status":"alive"}');
    expect(await ask(page, { contains: '"alive"' })).toMatchObject({ ok: true, values: { captive: false } });
    const empty: RequestListener = (_, response) => response.writeHead(204).end();
    expect(await ask(empty)).toMatchObject({ ok: true, values: { captive: false, status: 204 } });
  });

  it('asks past every cache', async () => {
    const seen: unknown[] = [];
    await ask(({ headers }, response) => {
      seen.push(headers['cache-control']);
      response.writeHead(204).end();
    });
    expect(seen).toEqual(['no-cache']);
  });

  it.each<[string, RequestListener]>([
    ['sends elsewhere', (_, response) => response.writeHead(302, { location: 'http://wifi.example/login' }).end()],
    ['shows a page of its own', (_, response) => response.end('<title>Wi-Fi</title>')],
    ['shows a long page of its own', (_, response) => response.end('x'.repeat(1_000_000))],
    ['asks for sign-in by status 511', (_, response) => response.writeHead(511).end()],
  ])('sees a portal that %s', async (_, listener) => {
    expect(await ask(listener)).toMatchObject({ ok: false, failure: 'bad-reply', values: { captive: true } });
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const outcome = await ask((_, response) => {
      requests += 1;
      response.writeHead(302, { location: '/again' }).end();
    });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
    expect(outcome.values).not.toHaveProperty('captive');
    expect(requests).toBe(1);
  });

  it('says nothing of a portal where there is no answer', async () => {
    const closed = await runProbe('captive', `http://127.0.0.1:${await closedPort()}/`);
    expect(closed).toMatchObject({ ok: false, failure: 'refused' });
    await using silent = await listenLocally(createTcpServer());
    const outcome = await runProbe('captive', `http://127.0.0.1:${silent.port}/`, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
    await using other = await listenLocally(createTcpServer((socket) => socket.end('220 mail ESMTP\r\n')));
    expect(await runProbe('captive', `http://127.0.0.1:${other.port}/`)).toMatchObject({
      ok: false,
      failure: 'bad-reply',
    });
    for (const { values } of [closed, outcome]) expect(values ?? {}).not.toHaveProperty('captive');
  });

  it('ends at the deadline when the page drips', async () => {
    const outcome = await ask(
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(drip));
      },
      { timeoutMs: 300 },
    );
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});
