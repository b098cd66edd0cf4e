import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createSecureServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { freePort } from '../support/programs.ts';
import { kamailioCommand, writeKamailioConfig } from '../support/server-programs.ts';
import { certificateMaker } from './support/certificates.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { drip, flood } from './support/odd-talkers.ts';
import { startServer } from './support/real-server.ts';
import { runProbe } from './support/run-probe.ts';
import { sipAnswer, sipBytes } from './support/sip-answers.ts';
import { closedUdpPort, startUdpServer } from './support/udp-server.ts';

const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
/** Answers each request that ends in an empty line. */
const answering = (answer: (question: string) => readonly string[]) => (socket: Socket) => {
  let asked = '';
  socket.on('data', (chunk: Buffer) => {
    asked += chunk.toString('latin1');
    if (!asked.endsWith('\r\n\r\n')) return;
    socket.write(sipBytes(answer(asked)));
    asked = '';
  });
};

describe('the sip probe by UDP against a server of our own', () => {
  const ask = (port: number, options: Record<string, unknown> = {}) =>
    runProbe('sip', '127.0.0.1', { port, ...options });

  it('tells status and server, and nothing of this machine', async () => {
    const questions: string[] = [];
    await using server = await startUdpServer((question) => {
      questions.push(asText(question));
      return [sipBytes(sipAnswer(asText(question), { status: 401, headers: { Server: 'Poly/4.1 \x1b[31m' } }))];
    });
    for (let count = 0; count < 2; count++) {
      const outcome = await ask(server.port);
      expect(outcome).toMatchObject({ ok: true, values: { status: 401, server: 'Poly/4.1 ?[31m' } });
      expect(outcome.values?.['answerMs']).toBeGreaterThan(0);
    }
    const [first = '', second = ''] = questions;
    expect(first).toMatch(/\r\n\r\n$/);
    expect(first).not.toContain(hostname());
    expect(first.split('\r\n').map((line) => line.replaceAll(/[0-9a-f]{16,}/g, 'CHANCE'))).toEqual([
      `OPTIONS sip:127.0.0.1:${server.port} SIP/2.0`,
      'Via: SIP/2.0/UDP mach-probe.invalid;branch=z9hG4bKCHANCE;rport',
      'Max-Forwards: 70',
      'From: <sip:probe@mach-probe.invalid>;tag=CHANCE',
      `To: <sip:127.0.0.1:${server.port}>`,
      'Call-ID: CHANCE',
      'CSeq: 1 OPTIONS',
      'Accept: application/sdp',
      'User-Agent: mach-probe',
      'Content-Length: 0',
      '',
      '',
    ]);
    const chance = (question: string) => question.match(/[0-9a-f]{16,}/g) ?? [];
    expect(new Set([...chance(first), ...chance(second)]).size).toBe(6);
  });

  it('takes the final answer after what is provisional and what is somebody else’s', async () => {
    await using server = await startUdpServer((question) => [
      Buffer.from('garbage'),
      sipBytes(sipAnswer(asText(question), { status: 100 })),
      sipBytes(sipAnswer(asText(question), { status: 200, headers: { 'Call-ID': 'somebody' } })),
      sipBytes(sipAnswer(asText(question), { status: 486 })),
    ]);
    expect(await ask(server.port)).toMatchObject({ ok: true, values: { status: 486 } });
  });

  it.each<[string, (question: string) => readonly Uint8Array[]]>([
    ['nothing but garbage', () => [Buffer.from('\x00\xff\r\n\r\n')]],
    ['an empty datagram', () => [Buffer.alloc(0)]],
    ['the question sent back', (question) => [Buffer.from(question)]],
    ['another Call-ID', (question) => [sipBytes(sipAnswer(question, { headers: { 'Call-ID': 'somebody' } }))]],
    ['headers without an end', (question) => [sipBytes(sipAnswer(question)).subarray(0, -4)]],
    ['what is provisional without end', (question) => Array(150).fill(sipBytes(sipAnswer(question, { status: 100 })))],
    ['a flood', () => Array(150).fill(Buffer.from('flood'))],
  ])('is a bad reply at %s', async (_, answer) => {
    await using server = await startUdpServer((question) => answer(asText(question)));
    expect(await ask(server.port, { timeoutMs: 300 })).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('is a timeout when the server is silent', async () => {
    await using server = await startUdpServer(() => []);
    expect(await ask(server.port, { timeoutMs: 300 })).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('is refused on a closed port', async () => {
    expect(await ask(await closedUdpPort())).toMatchObject({ ok: false, failure: 'refused' });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await startUdpServer(() => {
      runner.abort(new Error('over'));
      return [];
    });
    const outcome = await runProbe('sip', '127.0.0.1', { port: server.port }, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});

describe('the sip probe by TCP against a server of our own', () => {
  const meet = async (onConnection: (socket: Socket) => void, options: Record<string, unknown> = {}) => {
    await using server = await listenLocally(createServer(onConnection));
    return await runProbe('sip', 'localhost', { port: server.port, transport: 'tcp', ...options });
  };

  it('takes the final answer after what is provisional, with the phases', async () => {
    const both = (question: string) => [
      ...['', ...sipAnswer(question, { status: 100 })],
      ...sipAnswer(question, { status: 404, headers: { Server: 'Poly/4.1' } }),
    ];
    const outcome = await meet(answering(both));
    expect(outcome).toMatchObject({ ok: true, values: { status: 404, server: 'Poly/4.1', address: '127.0.0.1' } });
    for (const phase of ['connectMs', 'answerMs']) expect(outcome.values?.[phase]).toBeGreaterThan(0);
  });

  it('is refused on a closed port', async () => {
    const options = { port: await closedPort(), transport: 'tcp' };
    expect(await runProbe('sip', '127.0.0.1', options)).toMatchObject({ ok: false, failure: 'refused' });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['garbage', (socket) => void socket.end('\x00\xff\x01garbage\r\n')],
    ['HTTP', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['the question sent back', (socket) => void socket.pipe(socket)],
    ['another Call-ID', answering((question) => sipAnswer(question, { headers: { 'Call-ID': 'somebody' } }))],
    ['an end without a word', (socket) => void socket.end()],
    ['an end within the headers', (socket) => void socket.end('SIP/2.0 200 OK\r\nVia: x\r\n')],
    ['a line without end', (socket) => void socket.write('x'.repeat(100_000))],
    ['headers without end', (socket) => flood(socket, 'SIP/2.0 200 OK\r\n', 'X: y\r\n')],
    ['what is provisional without end', (socket) => flood(socket, '', 'SIP/2.0 100 Trying\r\n\r\n')],
    ['empty lines without end', (socket) => flood(socket, '', '\r\n')],
    ['a reset', (socket) => void socket.once('data', () => socket.resetAndDestroy())],
  ])('is a bad reply at %s', async (_, onConnection) => {
    expect(await meet(onConnection)).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['is silent', () => {}],
    ['falls silent within the headers', (socket) => void socket.write('SIP/2.0 200 OK\r\nVia: x\r\n')],
    ['falls silent after what is provisional', answering((question) => sipAnswer(question, { status: 100 }))],
    ['says a byte now and then', (socket) => drip(socket, `SIP/2.0 200 OK\r\n${'X: y\r\n'.repeat(20)}`)],
  ])('ends at the deadline when the server %s', async (_, onConnection) => {
    const outcome = await meet(onConnection, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout', values: { address: '127.0.0.1' } });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await listenLocally(createServer(() => runner.abort(new Error('over'))));
    const options = { port: server.port, transport: 'tcp' };
    const outcome = await runProbe('sip', '127.0.0.1', options, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});

const openssl = requires('openssl');

describe.skipIf(openssl.skip)(`the sip probe with a certificate ${openssl.reason}`, () => {
  const maker = certificateMaker();
  afterAll(maker.remove);
  const authority = maker.make({ names: '', days: 400, isAuthority: true });
  const certificate = maker.make({ names: 'DNS:localhost', days: 30, issuer: authority });
  const meet = async (options: Record<string, unknown>, trustedCertificates: readonly string[]) => {
    await using server = await listenLocally(createSecureServer({ ...certificate }, answering(sipAnswer)));
    const given = { port: server.port, transport: 'tls', ...options };
    return await runProbe('sip', 'localhost', given, { trustedCertificates });
  };

  it('tells the handshake and the certificate', async () => {
    const outcome = await meet({}, [authority.cert]);
    expect(outcome).toMatchObject({ ok: true, values: { status: 200, certificateTrusted: true } });
    expect(outcome.values?.['tlsMs']).toBeGreaterThan(0);
  });

  it('fails where the certificate does not hold, unless that is no matter', async () => {
    const untrusted = { status: 200, certificateTrusted: false };
    expect(await meet({}, [])).toMatchObject({ ok: false, failure: 'bad-reply', values: untrusted });
    expect(await meet({ requireTrust: false }, [])).toMatchObject({ ok: true, values: untrusted });
  });

  it('is a bad reply where no TLS is', async () => {
    await using server = await listenLocally(createServer((socket) => void socket.write('SIP/2.0 400 Odd\r\n\r\n')));
    const outcome = await runProbe('sip', 'localhost', { port: server.port, transport: 'tls' });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
  });
});

const kamailio = requires('kamailio');

describe.skipIf(kamailio.skip)(`the sip probe against kamailio ${kamailio.reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mach-kamailio-'));
  let port = 0;
  let server: AsyncDisposable;

  beforeAll(async () => {
    port = await freePort();
    writeKamailioConfig({ folder, address: '127.0.0.1', port });
    const ask = () => runProbe('sip', '127.0.0.1', { port, timeoutMs: 500 });
    server = await startServer(kamailioCommand({ folder }), ask);
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['udp', 'tcp'])('is answered by %s', async (transport) => {
    const outcome = await runProbe('sip', 'localhost', { port, transport });
    expect(outcome).toMatchObject({
      ok: true,
      values: { status: 200, server: expect.stringMatching(/^kamailio/), address: '127.0.0.1' },
    });
  });
});
