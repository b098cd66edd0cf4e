import { X509Certificate } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { certificateMaker } from './support/certificates.ts';
import { type LineServerScript, lineServer } from './support/line-server.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

/** Captured from Postfix 3.7.11 of Debian 12 with Debian's banner and a certificate. */
const postfix = {
  greeting: '220 mail.example.vn ESMTP Postfix (Debian/GNU)\r\n',
  answers: {
    'EHLO mach-probe.invalid':
      '250-mail.example.vn\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-VRFY\r\n250-ETRN\r\n250-STARTTLS\r\n' +
      '250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-DSN\r\n250-SMTPUTF8\r\n250 CHUNKING\r\n',
    STARTTLS: { say: '220 2.0.0 Ready to start TLS\r\n', tls: true },
    QUIT: '221 2.0.0 Bye\r\n',
  },
} as const;

/** Captured from Dovecot 2.3.19.1 of Debian 12 over the loopback, with a certificate. */
const features = 'CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN';
const dovecot = {
  greeting: `* OK [${features}] Dovecot (Debian) ready.\r\n`,
  answers: {
    'm1 CAPABILITY': `* ${features}\r\nm1 OK Pre-login capabilities listed, post-login capabilities have more.\r\n`,
    'm2 STARTTLS': { say: 'm2 OK Begin TLS negotiation now.\r\n', tls: true },
    'm3 LOGOUT': '* BYE Logging out\r\nm3 OK Logout completed.\r\n',
  },
} as const;

const servers = [
  ['smtp', postfix, ['EHLO mach-probe.invalid', 'STARTTLS', 'QUIT']],
  ['imap', dovecot, ['m1 CAPABILITY', 'm2 STARTTLS', 'm3 LOGOUT']],
] as const;

const openssl = requires('openssl');

describe.skipIf(openssl.skip)(`mail servers with a certificate ${openssl.reason}`, () => {
  const maker = certificateMaker();
  afterAll(maker.remove);
  const authority = maker.make({ names: '', days: 400, isAuthority: true });
  const certificate = maker.make({ names: 'DNS:localhost', days: 30, issuer: authority });
  const trusted = { trustedCertificates: [authority.cert] };
  const secured = {
    certificateTrusted: true,
    tlsProtocol: 'TLSv1.3',
    certificateExpiryMs: new X509Certificate(certificate.cert).validToDate.getTime(),
  };

  describe.each(servers)('%s', (kind, script, lines) => {
    it('goes through STARTTLS and takes leave, without a word more', async () => {
      const heard: string[] = [];
      await using server = await listenLocally(lineServer({ ...script, certificate, heard }));
      const outcome = await runProbe(kind, `localhost:${server.port}`, {}, trusted);
      expect(outcome).toMatchObject({ ok: true, values: { startTlsOffered: true, address: '127.0.0.1', ...secured } });
      for (const phase of ['connectMs', 'greetingMs', 'featuresMs', 'tlsMs']) {
        expect(outcome.values?.[phase]).toBeGreaterThan(0);
      }
      expect(heard).toEqual(lines);
    });

    it('shakes hands before the greeting with implicit TLS', async () => {
      const heard: string[] = [];
      const server = createSecureServer({ ...certificate }, (socket) => {
        socket.write(script.greeting);
        answerLines(socket, script, heard);
      });
      await using local = await listenLocally(server);
      const outcome = await runProbe(kind, `localhost:${local.port}`, { security: 'implicit' }, trusted);
      expect(outcome).toMatchObject({ ok: true, values: secured });
      expect(outcome.values).not.toHaveProperty('startTlsOffered');
      expect(heard).toEqual([lines[0], lines[2]]);
    });

    it('is a bad reply where the certificate does not hold, and takes leave all the same', async () => {
      const heard: string[] = [];
      await using server = await listenLocally(lineServer({ ...script, certificate, heard }));
      expect(await runProbe(kind, `localhost:${server.port}`)).toMatchObject({
        ok: false,
        failure: 'bad-reply',
        values: { certificateTrusted: false },
      });
      expect(heard).toEqual(lines);
    });

    it('does not take what is said before the handshake for a secured answer', async () => {
      const answers: Record<string, LineServerScript['answers'][string]> = { ...script.answers };
      const consent = script.answers[lines[1] as keyof typeof script.answers] as { readonly say: string };
      answers[lines[1]] = `${consent.say}250 injected\r\n`;
      await using server = await listenLocally(lineServer({ ...script, answers, certificate }));
      expect(await runProbe(kind, `localhost:${server.port}`, {}, trusted)).toMatchObject({
        ok: false,
        failure: 'bad-reply',
        detail: expect.stringContaining('before the handshake'),
      });
    });
  });
});

describe.each(servers)('the %s probe against a server that is odd', (kind, script, lines) => {
  const meet = async (onConnection: (socket: Socket) => void, options: Record<string, unknown> = {}) => {
    await using server = await listenLocally(createServer(onConnection));
    return await runProbe(kind, `127.0.0.1:${server.port}`, options);
  };

  it('is refused on a closed port', async () => {
    expect(await runProbe(kind, `127.0.0.1:${await closedPort()}`)).toMatchObject({ ok: false, failure: 'refused' });
  });

  it.each<[string, string]>([
    ['garbage', '\x00\xff\x01\x02garbage\r\n'],
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['a line without end', 'x'.repeat(100_000)],
    ['a greeting that is cut', script.greeting.slice(0, 20)],
    ['nothing', ''],
    ['the end after the greeting', script.greeting],
  ])('is a bad reply at %s', async (_, said) => {
    expect(await meet((socket) => socket.end(said, 'latin1'))).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('is a bad reply where the server resets the connection', async () => {
    const outcome = await meet((socket) => {
      socket.write(script.greeting, () => socket.once('data', () => socket.resetAndDestroy()));
    });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply', values: { address: '127.0.0.1' } });
  });

  it('takes no more than its lines from a server that never stops', async () => {
    const line = kind === 'smtp' ? '220-more\r\n' : '* more\r\n';
    const outcome = await meet((socket) => {
      const flood = () => {
        while (socket.writable && socket.write(line.repeat(1_000)));
      };
      socket.write(script.greeting);
      socket.on('drain', flood);
      flood();
    });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => {}],
    [
      'says a byte now and then',
      (socket) => {
        let at = 0;
        const drip = setInterval(() => socket.write(script.greeting.charAt(at++) || ' '), 20);
        socket.on('close', () => clearInterval(drip));
      },
    ],
    ['falls silent after its greeting', (socket) => void socket.write(script.greeting)],
  ])('ends at the deadline when the server %s', async (_, onConnection) => {
    const outcome = await meet(onConnection, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('ends at the deadline when the handshake is not answered', async () => {
    const answers: Record<string, LineServerScript['answers'][string]> = { ...script.answers };
    const consent = script.answers[lines[1] as keyof typeof script.answers] as { readonly say: string };
    answers[lines[1]] = consent.say;
    await using server = await listenLocally(
      createServer((socket) => {
        socket.write(script.greeting);
        socket.on('data', (chunk) => {
          const answer = answers[chunk.toString('latin1').trim()];
          if (typeof answer === 'string') socket.write(answer);
        });
      }),
    );
    const outcome = await runProbe(kind, `127.0.0.1:${server.port}`, { timeoutMs: 400 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout', values: { startTlsOffered: true } });
  });

  it('is a bad reply where no TLS is behind a port that should begin with it', async () => {
    const outcome = await meet((socket) => void socket.write(script.greeting), { security: 'implicit' });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await listenLocally(createServer(() => runner.abort(new Error('over'))));
    const outcome = await runProbe(kind, `127.0.0.1:${server.port}`, {}, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});

function answerLines(socket: Socket, { answers }: LineServerScript, heard: string[]): void {
  socket
    .on('error', () => {})
    .on('data', (chunk) => {
      for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
        heard.push(line);
        const answer = answers[line];
        if (typeof answer === 'string') socket.write(answer);
      }
    });
}
