import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer as createTcpServer } from 'node:net';
import { nodePorts, publicKeyPin } from '@mach/ports/node';
import { afterAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { type Certificate, certificateMaker } from './support/certificates.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

const asUrl = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;
const never = new AbortController().signal;

describe('the http probe against a server on this machine', () => {
  it('gives every phase of a page', async () => {
    await using server = await listenLocally(createServer((_, response) => response.end('xin chào')));
    const outcome = await runProbe('http', asUrl(server.port), { contains: 'chào' });
    expect(outcome).toMatchObject({
      ok: true,
      values: { status: 200, redirects: 0, bodyBytes: 9, contentMatched: true, address: '127.0.0.1', resolveMs: 0 },
    });
    for (const phase of ['connectMs', 'processingMs', 'transferMs']) expect(outcome.values?.[phase]).toBeGreaterThan(0);
  });

  it('resolves localhost without asking a resolver', async () => {
    await using server = await listenLocally(createServer((_, response) => response.end()));
    const outcome = await runProbe('http', `http://localhost:${server.port}/`);
    expect(outcome).toMatchObject({ ok: true, values: { address: '127.0.0.1' } });
  });

  it('asks by a fresh connection each time and says who it is', async () => {
    const seen: (string | undefined)[][] = [];
    const server = createServer(({ headers }, response) => {
      seen.push([headers.connection, headers['user-agent'], headers['accept-encoding'], headers.host]);
      response.end();
    });
    await using local = await listenLocally(server);
    await runProbe('http', asUrl(local.port));
    expect(seen).toEqual([['close', 'mach-probe', 'identity', `127.0.0.1:${local.port}`]]);
  });

  it('follows a redirect, and ends a loop of them', async () => {
    const listener: RequestListener = ({ url }, response) => {
      response.writeHead(302, { location: url === '/' ? '/home' : url === '/home' ? '/?x' : '/home' }).end();
    };
    await using server = await listenLocally(createServer(listener));
    expect(await runProbe('http', asUrl(server.port))).toMatchObject({
      ok: false,
      failure: 'bad-reply',
      detail: expect.stringContaining('more than 5 redirects'),
      values: { redirects: 5, status: 302 },
    });
  });

  it('cuts a page that is longer than asked for', async () => {
    await using server = await listenLocally(createServer((_, response) => response.end('x'.repeat(300_000))));
    const outcome = await runProbe('http', asUrl(server.port), { bodyBytesMax: 1_000 });
    expect(outcome).toMatchObject({ ok: true, values: { bodyBytes: 1_000 } });
  });

  it('ends at the deadline when a server drips its page', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    await using local = await listenLocally(server);
    expect(await runProbe('http', asUrl(local.port), { timeoutMs: 300 })).toMatchObject({
      ok: false,
      failure: 'timeout',
    });
  });

  it('ends at the deadline when a server drips its headers', async () => {
    const server = createTcpServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      const drip = setInterval(() => socket.write('.'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    await using local = await listenLocally(server);
    expect(await runProbe('http', asUrl(local.port), { timeoutMs: 300 })).toMatchObject({
      ok: false,
      failure: 'timeout',
    });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    const server = createServer(() => runner.abort(new Error('over')));
    await using local = await listenLocally(server);
    const outcome = await runProbe('http', asUrl(local.port), {}, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  const oddReplies: readonly (readonly [claim: string, reply: string])[] = [
    ['is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['ends before its headers do', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['ends before its body does', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'],
    ['has headers without end', `HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'],
    ['is nothing', ''],
  ];
  it.each(oddReplies)('is a bad reply when the answer %s', async (_, reply) => {
    const server = createTcpServer((socket) => {
      socket.once('data', () => socket.end(reply));
    });
    await using local = await listenLocally(server);
    expect(await runProbe('http', asUrl(local.port))).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('is refused on a closed port', async () => {
    expect(await runProbe('http', asUrl(await closedPort()))).toMatchObject({ ok: false, failure: 'refused' });
  });

  it.each(['portal.example.vn', 'ftp://portal.example.vn/', 'http://', 'javascript:1'])(
    'refuses "%s"',
    async (target) => {
      expect(await runProbe('http', target)).toMatchObject({ ok: false, failure: 'unsupported' });
    },
  );
});

describe('the uplink’s kept connection', () => {
  it('is used again, and its opening is told once', async () => {
    const server = createServer((_, response) => response.end('ok'));
    let connections = 0;
    server.on('connection', () => {
      connections += 1;
    });
    await using local = await listenLocally(server);
    const { http } = nodePorts();
    const post = () =>
      http.exchange(
        {
          method: 'POST',
          url: asUrl(local.port),
          body: new Uint8Array([1, 2, 3]),
          timeoutMs: 5_000,
          bodyBytesMax: 1_000,
          keepAlive: true,
        },
        never,
      );
    expect(await post()).toMatchObject({ ok: true, value: { status: 200 } });
    expect(await post()).toMatchObject({ ok: true, value: { status: 200, phases: { connectMs: 0, resolveMs: 0 } } });
    expect(connections).toBe(1);
  });

  it('fails as a fresh one does', async () => {
    const url = asUrl(await closedPort());
    const asked = { method: 'GET', url, timeoutMs: 5_000, bodyBytesMax: 1_000, keepAlive: true } as const;
    expect(await nodePorts().http.exchange(asked, never)).toMatchObject({ ok: false, failure: 'refused' });
  });
});

const openssl = requires('openssl');

describe.skipIf(openssl.skip)(`certificates ${openssl.reason}`, () => {
  const maker = certificateMaker();
  afterAll(maker.remove);
  const serve = (certificate: Certificate) =>
    listenLocally(createSecureServer({ ...certificate }, (_, response) => response.end('ok')));
  const local = 'DNS:localhost,IP:127.0.0.1';
  const authority = maker.make({ names: '', days: 400, isAuthority: true });
  const intermediate = maker.make({ names: '', days: 10, isAuthority: true, issuer: authority });
  const trusted = { trustedCertificates: [authority.cert] };
  const expiryOf = (certificate: Certificate) => new X509Certificate(certificate.cert).validToDate.getTime();

  it('holds when chain, name and dates do, and the earliest end of what was sent counts', async () => {
    await using server = await serve(maker.make({ names: local, days: 30, issuer: intermediate }));
    for (const host of ['localhost', '127.0.0.1']) {
      const outcome = await runProbe('http', `https://${host}:${server.port}/`, {}, trusted);
      expect(outcome).toMatchObject({
        ok: true,
        values: { certificateTrusted: true, tlsProtocol: 'TLSv1.3', certificateExpiryMs: expiryOf(intermediate) },
      });
      expect(outcome.values?.['tlsMs']).toBeGreaterThan(0);
    }
  });

  it('does not count what this machine’s own store adds to the chain', async () => {
    const short = maker.make({ names: '', days: 5, isAuthority: true });
    const leaf = maker.make({ names: local, days: 30, issuer: { ...short } });
    const leafAlone = { key: leaf.key, cert: leaf.cert.slice(0, leaf.cert.indexOf('-----END CERTIFICATE-----') + 26) };
    await using server = await serve(leafAlone);
    const settings = { trustedCertificates: [short.cert] };
    const outcome = await runProbe('http', `https://localhost:${server.port}/`, {}, settings);
    expect(outcome).toMatchObject({ ok: true, values: { certificateExpiryMs: expiryOf(leafAlone) } });
  });

  it.each([
    ['expired', { names: local, days: -1, issuer: authority }, 'CERT_HAS_EXPIRED'],
    ['self-signed', { names: local, days: 30 }, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['another host’s', { names: 'DNS:other.example.vn', days: 30, issuer: authority }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('does not hold when it is %s', async (_, wish, code) => {
    await using server = await serve(maker.make(wish));
    expect(await runProbe('http', `https://localhost:${server.port}/`, {}, trusted)).toMatchObject({
      ok: false,
      failure: 'bad-reply',
      detail: `the certificate does not hold: ${code}`,
      values: { status: 200, certificateTrusted: false },
    });
  });

  it('finds the certificate of a firewall that looks into the connection, though this machine trusts it', async () => {
    const expected = maker.make({ names: local, days: 30, issuer: authority });
    const firewall = maker.make({ names: '', days: 400, isAuthority: true, subject: '/CN=Office Firewall' });
    await using server = await serve(maker.make({ names: local, days: 30, issuer: firewall }));
    const settings = { trustedCertificates: [authority.cert, firewall.cert] };
    const url = `https://localhost:${server.port}/`;
    expect(await runProbe('http', url, {}, settings)).toMatchObject({ ok: true });
    const pins = publicKeyPin(new X509Certificate(expected.cert));
    for (const wanted of [{ pins }, { expectedIssuer: new X509Certificate(authority.cert).subject }]) {
      expect(await runProbe('http', url, wanted, settings)).toMatchObject({
        ok: false,
        failure: 'bad-reply',
        detail: expect.stringMatching(/^the certificate was replaced: .*"CN=Office Firewall"/),
        values: { status: 200, replaced: true, certificateTrusted: true },
      });
    }
  });

  it('is a bad reply when there is no TLS behind an https address', async () => {
    await using server = await listenLocally(createServer((_, response) => response.end()));
    const outcome = await runProbe('http', `https://127.0.0.1:${server.port}/`);
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('ends at the deadline when nothing answers the handshake', async () => {
    await using server = await listenLocally(createTcpServer());
    const outcome = await runProbe('http', `https://127.0.0.1:${server.port}/`, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('keeps a request that carries a secret from a server whose certificate does not hold', async () => {
    let requests = 0;
    const server = createSecureServer({ ...maker.make({ names: local, days: 30 }) }, (_, response) => {
      requests += 1;
      response.end();
    });
    await using listening = await listenLocally(server);
    const url = `https://localhost:${listening.port}/`;
    const asked = { method: 'GET', url, timeoutMs: 5_000, bodyBytesMax: 100 } as const;
    const { http } = nodePorts();
    expect(await http.exchange({ ...asked, trustedOnly: true }, never)).toMatchObject({ ok: false, failure: 'denied' });
    expect(await http.exchange(asked, never)).toMatchObject({ ok: true });
    expect(requests).toBe(1);
  });

  describe.each([true, false])('with a pinned key, keepAlive %s', (keepAlive) => {
    const ask = (port: number, pin: string) => {
      const url = `https://127.0.0.1:${port}/`;
      return nodePorts().http.exchange(
        { method: 'GET', url, timeoutMs: 5_000, bodyBytesMax: 100, keepAlive, pin },
        never,
      );
    };

    it('the key alone decides: an expired self-signed certificate will do', async () => {
      const certificate = maker.make({ names: 'DNS:elsewhere', days: -1 });
      await using server = await serve(certificate);
      const pin = publicKeyPin(new X509Certificate(certificate.cert));
      expect(await ask(server.port, pin)).toMatchObject({ ok: true, value: { status: 200, tls: { trusted: false } } });
    });

    it('not a byte of the request reaches a server with another key', async () => {
      let requests = 0;
      const server = createSecureServer({ ...maker.make({ names: local, days: 30 }) }, () => {
        requests += 1;
      });
      await using listening = await listenLocally(server);
      expect(await ask(listening.port, 'A'.repeat(43))).toMatchObject({ ok: false, failure: 'denied' });
      const after = connect(listening.port, '127.0.0.1');
      await once(after, 'connect');
      after.destroy();
      expect(requests).toBe(0);
    });
  });
});
