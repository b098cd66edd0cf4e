import { X509Certificate } from 'node:crypto';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type Socket } from 'node:net';
import { basicAuthorization, type HttpProxy, nodePorts, publicKeyPin, type Ways } from '@mach/ports/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { cleanUp } from '../support/programs.ts';
import { certificateMaker } from './support/certificates.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { NAME_BEHIND_SQUID, proxyUser, startProxy } from './support/proxies.ts';
import { runProbe } from './support/run-probe.ts';
import { type Portal, startTlsPortal } from './support/tls-portal.ts';

const never = new AbortController().signal;
const host = '127.0.0.1';
const rightPassword = basicAuthorization(proxyUser.user, proxyUser.password);
const wrongPassword = basicAuthorization(proxyUser.user, 'khac');

/** Everything by these ports of this machine in turn, which the ordinary rule would ask directly. */
const by = (ports: readonly (number | 'directly')[], authorization?: string): { readonly proxy: HttpProxy } => {
  const ways = ports.map((port) => (port === 'directly' ? { type: 'direct' } : { type: 'proxy', host, port }));
  return {
    proxy: {
      waysTo: async () => ({ ok: true, value: ways as unknown as Ways }),
      ...(authorization !== undefined && { authorization }),
    },
  };
};

const programs = ['tinyproxy', 'squid'] as const;
const needs = [...programs, 'nginx', 'openssl'].map(requires);
const missing = needs.find(({ skip }) => skip);

describe.skipIf(missing !== undefined)(`the http probe through a real proxy ${missing?.reason ?? ''}`, () => {
  const maker = certificateMaker();
  const authority = maker.make({ names: '', days: 400, isAuthority: true });
  const certificate = maker.make({
    names: `DNS:localhost,IP:127.0.0.1,DNS:${NAME_BEHIND_SQUID}`,
    days: 30,
    issuer: authority,
  });
  const pin = publicKeyPin(new X509Certificate(certificate.cert));
  const trusted = { trustedCertificates: [authority.cert] };
  let portal: Portal;
  let deadPort = 0;
  const proxies: Record<(typeof programs)[number], number> = { tinyproxy: 0, squid: 0 };
  beforeAll(async () => {
    portal = await startTlsPortal(certificate);
    deadPort = await closedPort();
    for (const program of programs) {
      proxies[program] = await startProxy(program, [portal.httpPort, portal.httpsPort, deadPort]);
    }
  });
  afterAll(async () => {
    await cleanUp();
    maker.remove();
  });
  const pages = () => [`http://127.0.0.1:${portal.httpPort}/`, `https://127.0.0.1:${portal.httpsPort}/`];

  describe.each(programs)('%s', (program) => {
    it('fetches a page in the clear by its whole address and one by TLS by a tunnel', async () => {
      const [clear = '', secure = ''] = pages();
      const settings = { ...by([proxies[program]], rightPassword), ...trusted };
      const forwarded = await runProbe('http', clear, { contains: 'Cổng thử' }, settings);
      expect(forwarded).toMatchObject({ ok: true, values: { status: 200, way: 'proxy', address: host } });
      expect(forwarded.values).not.toHaveProperty('tunnelMs');
      const tunnelled = await runProbe('http', secure, { contains: 'Cổng thử', pins: pin }, settings);
      expect(tunnelled).toMatchObject({
        ok: true,
        values: { status: 200, way: 'proxy', certificateTrusted: true, replaced: false },
      });
      for (const phase of ['connectMs', 'tunnelMs', 'tlsMs', 'processingMs']) {
        expect(tunnelled.values?.[phase]).toBeGreaterThan(0);
      }
    });

    it.each([
      ['a wrong password', wrongPassword, 'wants another user name or password'],
      ['no password', undefined, 'wants a user name and a password'],
    ])('denies with %s, and neither name nor password is told', async (_, authorization, words) => {
      for (const url of pages()) {
        const outcome = await runProbe('http', url, {}, by([proxies[program]], authorization));
        expect(outcome).toEqual({
          ok: false,
          failure: 'denied',
          detail: `the proxy ${host}:${proxies[program]} ${words}`,
          values: { way: 'proxy' },
        });
      }
    });

    it('keeps the uplink’s connection, with the collector’s own key checked behind the tunnel', async () => {
      let connections = 0;
      const server = createSecureServer({ ...certificate }, (_, response) => response.end('ok'));
      server.on('connection', () => {
        connections += 1;
      });
      await using collector = await listenLocally(server);
      // Proxies let through what they were told to: this collector stands on one of those ports.
      const port = await startProxy(program, [collector.port]);
      const { http } = nodePorts(by([port], rightPassword));
      const url = `https://127.0.0.1:${collector.port}/`;
      const post = (pinned: string) =>
        http.exchange(
          {
            method: 'POST',
            url,
            body: Buffer.from('x'),
            timeoutMs: 5_000,
            bodyBytesMax: 100,
            keepAlive: true,
            pin: pinned,
          },
          never,
        );
      expect(await post(pin)).toMatchObject({ ok: true, value: { status: 200, way: 'proxy' } });
      expect(await post(pin)).toMatchObject({ ok: true, value: { phases: { connectMs: 0, resolveMs: 0 } } });
      expect(connections).toBe(1);
      expect(await post('A'.repeat(43))).toMatchObject({ ok: false, failure: 'denied', way: 'proxy' });
    });

    it('tells a host that the proxy does not reach from one that it does not let anybody go to', async () => {
      const settings = by([proxies[program]], rightPassword);
      const dead = await runProbe('http', `https://127.0.0.1:${deadPort}/`, {}, settings);
      expect(dead).toMatchObject({ ok: false, values: { way: 'proxy' } });
      expect(dead).toHaveProperty('detail', expect.stringMatching(new RegExp(`^the proxy ${host}:\\d+ .*status 50`)));
      expect(await runProbe('http', 'https://127.0.0.1:9/', {}, settings)).toMatchObject({
        ok: false,
        failure: 'denied',
        detail: `the proxy ${host}:${proxies[program]} does not let anybody go to 127.0.0.1:9: status 403`,
      });
    });
  });

  it('reaches a name that only the proxy can resolve', async () => {
    const url = `https://${NAME_BEHIND_SQUID}:${portal.httpsPort}/`;
    const settings = { ...by([proxies.squid], rightPassword), ...trusted };
    expect(await runProbe('http', url, {}, settings)).toMatchObject({ ok: true, values: { certificateTrusted: true } });
  });

  it('goes by the next proxy, or directly, where one is down', async () => {
    const [, secure = ''] = pages();
    const next = await runProbe('http', secure, {}, { ...by([deadPort, proxies.squid], rightPassword), ...trusted });
    expect(next).toMatchObject({ ok: true, values: { way: 'proxy' } });
    const direct = await runProbe('http', secure, {}, { ...by([deadPort, 'directly']), ...trusted });
    expect(direct).toMatchObject({ ok: true, values: { way: 'direct' } });
    const down = await runProbe('http', secure, {}, by([deadPort]));
    expect(down).toMatchObject({
      ok: false,
      failure: 'refused',
      detail: expect.stringContaining(`the proxy ${host}:${deadPort}`),
      values: { way: 'proxy' },
    });
  });
});

describe('the http probe through a proxy that is odd', () => {
  const target = 'https://portal.example.vn/';
  const proxyThat = (answers: (socket: Socket) => void) =>
    listenLocally(createServer((socket) => void socket.once('data', () => answers(socket))));
  const established = 'HTTP/1.1 200 Connection established\r\n\r\n';
  const html = '<html>Xin đăng nhập</html>';

  it.each([
    ['says nothing to CONNECT', (socket: Socket) => void socket.resume()],
    ['says nothing behind its consent', (socket: Socket) => void socket.write(established)],
    [
      'drips its consent',
      (socket: Socket) => {
        const drip = setInterval(() => socket.write('H'), 20);
        socket.write('HTTP/1.1 200 ');
        socket.on('close', () => clearInterval(drip));
      },
    ],
  ])('ends at the deadline when it %s', async (_, answers) => {
    await using proxy = await proxyThat(answers);
    expect(await runProbe('http', target, { timeoutMs: 300 }, by([proxy.port]))).toMatchObject({
      ok: false,
      failure: 'timeout',
      values: { way: 'proxy' },
    });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using proxy = await proxyThat(() => runner.abort(new Error('over')));
    const outcome = await runProbe('http', target, {}, { ...by([proxy.port]), signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it.each([
    ['401', 'denied'],
    ['403', 'denied'],
    ['407', 'denied'],
    ['502', 'unreachable'],
    ['503', 'unreachable'],
    ['504', 'timeout'],
    ['302', 'bad-reply'],
    ['404', 'bad-reply'],
    ['500', 'bad-reply'],
  ])('%s to CONNECT is %s', async (status, failure) => {
    await using proxy = await proxyThat((socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n${html}`));
    expect(await runProbe('http', target, {}, by([proxy.port]))).toMatchObject({ ok: false, failure });
  });

  it.each([
    ['a page in the place of a tunnel', `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n${html}`],
    ['a page without a status', html],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a consent without end', `HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}`],
    ['half a consent', 'HTTP/1.1 200'],
    ['nothing', ''],
  ])('is a bad reply at %s', async (_, said) => {
    await using proxy = await proxyThat((socket) => socket.end(said));
    expect(await runProbe('http', target, {}, by([proxy.port]))).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('tells the proxy alone who asks, and sends the host no word of it', async () => {
    const heard: string[] = [];
    const server = createServer((socket) => {
      socket.on('data', (data: Buffer) => {
        heard.push(data.toString('latin1'));
        if (data.toString('latin1').startsWith('CONNECT')) socket.end('HTTP/1.1 502 No\r\n\r\n');
        else socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
      });
    });
    await using proxy = await listenLocally(server);
    await runProbe('http', 'http://portal.example.vn/a?b=c#d', {}, by([proxy.port], rightPassword));
    await runProbe('http', target, {}, by([proxy.port], rightPassword));
    await runProbe('http', `http://127.0.0.1:${proxy.port}/`, {}, by(['directly'], rightPassword));
    const [forwarded = '', connect = '', direct = ''] = heard;
    expect(forwarded).toMatch(/^GET http:\/\/portal\.example\.vn\/a\?b=c HTTP\/1\.1\r\n/);
    expect(connect).toMatch(/^CONNECT portal\.example\.vn:443 HTTP\/1\.1\r\n/i);
    for (const said of [forwarded, connect]) expect(said.toLowerCase()).toContain('proxy-authorization: basic');
    expect(direct.toLowerCase()).not.toContain('proxy-authorization');
  });

  it('names what it can’t go by', async () => {
    const socks: HttpProxy = {
      waysTo: async () => ({ ok: true, value: [{ type: 'unsupported', said: 'SOCKS 10.1.2.3:1080' }] }),
    };
    expect(await runProbe('http', target, {}, { proxy: socks })).toEqual({
      ok: false,
      failure: 'unsupported',
      detail: 'no way by "SOCKS 10.1.2.3:1080": only HTTP proxies are known',
    });
  });
});
