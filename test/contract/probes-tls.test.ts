import { X509Certificate } from 'node:crypto';
import { createServer as createTcpServer } from 'node:net';
import { createServer } from 'node:tls';
import { publicKeyPin } from '@mach/ports/node';
import { afterAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { type Certificate, certificateMaker } from './support/certificates.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

const openssl = requires('openssl');

describe.skipIf(openssl.skip)(`the tls probe against a server with a certificate ${openssl.reason}`, () => {
  const maker = certificateMaker();
  afterAll(maker.remove);
  const local = 'DNS:localhost,IP:127.0.0.1';
  const authority = maker.make({ names: '', days: 400, isAuthority: true });
  const intermediate = maker.make({ names: '', days: 10, isAuthority: true, issuer: authority });
  const good = maker.make({ names: local, days: 30, issuer: intermediate });
  const firewall = maker.make({ names: '', days: 400, isAuthority: true });
  /** This PC trusts the firewall too, as an office's PCs are set up to do. */
  const trusted = { trustedCertificates: [authority.cert, firewall.cert] };
  const serve = (certificate: Certificate) => listenLocally(createServer({ ...certificate }));
  const leafOf = ({ cert }: Certificate) => new X509Certificate(cert);

  it('tells the chain, its earliest end, the name and the handshake', async () => {
    await using server = await serve(good);
    for (const host of ['localhost', 'localhost.', '127.0.0.1']) {
      const outcome = await runProbe('tls', `${host}:${server.port}`, {}, trusted);
      expect(outcome).toMatchObject({
        ok: true,
        values: {
          tlsProtocol: 'TLSv1.3',
          certificateTrusted: true,
          certificateExpiryMs: leafOf(intermediate).validToDate.getTime(),
          nameMatches: true,
          chainLength: 3,
          issuer: leafOf(intermediate).subject,
          keyPin: publicKeyPin(leafOf(good)),
          address: '127.0.0.1',
        },
      });
      expect(outcome.values?.['tlsMs']).toBeGreaterThan(0);
      expect(outcome.values).not.toHaveProperty('replaced');
    }
  });

  it.each([
    ['expired', { names: local, days: -1, issuer: authority }, 'CERT_HAS_EXPIRED', true],
    ['self-signed', { names: local, days: 30 }, 'DEPTH_ZERO_SELF_SIGNED_CERT', true],
    ['another host’s', { names: 'DNS:x.vn', days: 30, issuer: authority }, 'ERR_TLS_CERT_ALTNAME_INVALID', false],
  ] as const)('is a bad reply when the certificate is %s', async (_, wish, code, nameMatches) => {
    await using server = await serve(maker.make(wish));
    expect(await runProbe('tls', `localhost:${server.port}`, {}, trusted)).toMatchObject({
      ok: false,
      failure: 'bad-reply',
      detail: `the certificate does not hold: ${code}`,
      values: { certificateTrusted: false, nameMatches },
    });
    expect(await runProbe('tls', `localhost:${server.port}`, { requireTrust: false }, trusted)).toMatchObject({
      ok: true,
    });
  });

  it('finds the certificate of a firewall that looks into the connection, though this machine trusts it', async () => {
    await using server = await serve(maker.make({ names: local, days: 30, issuer: firewall }));
    const target = `localhost:${server.port}`;
    expect(await runProbe('tls', target, {}, trusted)).toMatchObject({ ok: true });
    const pins = publicKeyPin(leafOf(good));
    for (const expected of [{ pins }, { expectedIssuer: leafOf(intermediate).subject }]) {
      expect(await runProbe('tls', target, expected, trusted)).toMatchObject({
        ok: false,
        failure: 'bad-reply',
        detail: expect.stringContaining('the certificate was replaced'),
        values: { replaced: true, certificateTrusted: true },
      });
    }
  });

  it('takes a pin of the server’s key or of an issuer’s that it sends along', async () => {
    await using server = await serve(good);
    for (const pinned of [good, intermediate, authority]) {
      const outcome = await runProbe(
        'tls',
        `localhost:${server.port}`,
        { pins: publicKeyPin(leafOf(pinned)) },
        trusted,
      );
      expect(outcome).toMatchObject({ ok: true, values: { replaced: false } });
    }
  });

  it('does not take the pin of an issuer that is sent along and has not signed', async () => {
    const subject = `/${leafOf(intermediate).subject}`;
    const impostor = maker.make({ names: '', days: 400, isAuthority: true, subject });
    const forged = maker.make({ names: local, days: 30, issuer: impostor });
    const leafAlone = forged.cert.slice(0, forged.cert.indexOf('-----END CERTIFICATE-----') + 26);
    await using server = await serve({ key: forged.key, cert: leafAlone + intermediate.cert });
    const options = { pins: publicKeyPin(leafOf(intermediate)) };
    expect(await runProbe('tls', `localhost:${server.port}`, options, trusted)).toMatchObject({
      ok: false,
      values: { replaced: true, chainLength: 1 },
    });
  });
});

describe('the tls probe against a server that is odd', () => {
  it('is refused on a closed port', async () => {
    expect(await runProbe('tls', `127.0.0.1:${await closedPort()}`)).toMatchObject({ ok: false, failure: 'refused' });
  });

  it.each([
    ['another protocol', '220 mail ESMTP\r\n'],
    ['garbage', '\x16\x03\x01\xff\xff'.repeat(1_000)],
    ['half a record', '\x16\x03\x03\x00'],
    ['a fatal alert', '\x15\x03\x03\x00\x02\x02\x28'],
    ['nothing', ''],
  ])('is a bad reply at %s', async (_, said) => {
    await using server = await listenLocally(createTcpServer((socket) => socket.end(said, 'latin1')));
    const outcome = await runProbe('tls', `127.0.0.1:${server.port}`);
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it.each([
    ['says nothing', ''],
    ['says a byte now and then', '\x16\x03\x03\x40\x00'],
  ])('ends at the deadline when the server %s', async (_, said) => {
    const server = createTcpServer((socket) => {
      let at = 0;
      const drip = setInterval(() => said !== '' && socket.write(said.charAt(at++) || '\x00', 'latin1'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    await using local = await listenLocally(server);
    const outcome = await runProbe('tls', `127.0.0.1:${local.port}`, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await listenLocally(createTcpServer(() => runner.abort(new Error('over'))));
    const outcome = await runProbe('tls', `127.0.0.1:${server.port}`, {}, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});
