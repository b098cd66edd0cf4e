import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { freePort } from '../support/programs.ts';
import { coturnCommand } from '../support/server-programs.ts';
import { startServer } from './support/real-server.ts';
import { runProbe } from './support/run-probe.ts';
import { stunAnswer } from './support/stun-answers.ts';
import { closedUdpPort, startUdpServer } from './support/udp-server.ts';

const loopback = [127, 0, 0, 1];

describe('the stun probe against a server of our own', () => {
  it('tells where it was seen, and that no NAT is between', async () => {
    await using server = await startUdpServer((question) => [stunAnswer(question, { mapped: loopback })]);
    const outcome = await runProbe('stun', 'localhost', { port: server.port });
    expect(outcome).toMatchObject({
      ok: true,
      values: { behindNat: false, mappedAddress: '127.0.0.1:50000', address: '127.0.0.1' },
    });
    expect(outcome.values?.['roundTripMs']).toBeGreaterThan(0);
  });

  it('tells that it was seen from another address', async () => {
    await using server = await startUdpServer((question) => [stunAnswer(question)]);
    const outcome = await runProbe('stun', '127.0.0.1', { port: server.port });
    expect(outcome).toMatchObject({ ok: true, values: { behindNat: true } });
  });

  it('asks with chance alone, and never the same twice', async () => {
    const questions: string[] = [];
    await using server = await startUdpServer((question) => {
      questions.push(Buffer.from(question).toString('hex'));
      return [stunAnswer(question)];
    });
    for (let count = 0; count < 2; count++) await runProbe('stun', '127.0.0.1', { port: server.port });
    for (const question of questions) expect(question).toMatch(/^000100002112a442[0-9a-f]{24}$/);
    expect(new Set(questions).size).toBe(2);
  });

  it('takes the answer after datagrams that are none', async () => {
    await using server = await startUdpServer((question) => [
      Buffer.from('garbage'),
      question,
      stunAnswer(new Uint8Array(20)),
      stunAnswer(question, { put: { 19: 0xff ^ (question[19] ?? 0) } }),
      stunAnswer(question).subarray(0, 19),
      stunAnswer(question),
    ]);
    expect(await runProbe('stun', '127.0.0.1', { port: server.port })).toMatchObject({ ok: true });
  });

  it.each<[string, (question: Uint8Array) => readonly Uint8Array[]]>([
    ['nothing but garbage', () => [Buffer.from('garbage')]],
    ['an empty datagram', () => [Buffer.alloc(0)]],
    ['a header that is cut', (question) => [stunAnswer(question).subarray(0, 19)]],
    ['a packet that is cut', (question) => [stunAnswer(question).subarray(0, 27)]],
    ['an attribute beyond the packet', (question) => [stunAnswer(question, { put: { 22: 0xff } })]],
    ['an error response', (question) => [stunAnswer(question, { type: 0x0111 })]],
    ['a datagram as long as they get', () => [Buffer.alloc(65_507, 1)]],
    ['a flood', () => Array.from({ length: 150 }, () => Buffer.from('flood'))],
  ])('is a bad reply at %s', async (_, answer) => {
    await using server = await startUdpServer(answer);
    const outcome = await runProbe('stun', '127.0.0.1', { port: server.port, timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('is a timeout when the server is silent', async () => {
    await using server = await startUdpServer(() => []);
    const outcome = await runProbe('stun', '127.0.0.1', { port: server.port, timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('does not hear an answer from another port, though it knows the question', async () => {
    await using stranger = await startUdpServer(() => []);
    await using server = await startUdpServer((question, from) => {
      stranger.socket.send(stunAnswer(question), from.port, from.address);
      return [];
    });
    const outcome = await runProbe('stun', '127.0.0.1', { port: server.port, timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('is refused on a closed port', async () => {
    const outcome = await runProbe('stun', '127.0.0.1', { port: await closedUdpPort() });
    expect(outcome).toMatchObject({ ok: false, failure: 'refused' });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await startUdpServer(() => {
      runner.abort(new Error('over'));
      return [];
    });
    const outcome = await runProbe('stun', '127.0.0.1', { port: server.port }, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
    const stopped = await runProbe('stun', '127.0.0.1', { port: server.port }, { signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, failure: 'timeout' });
  });
});

const coturn = requires('turnserver');
const ipv6 = requiresThat(
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1')),
  'this machine has no IPv6 loopback',
);

describe.each([
  ['IPv4', '127.0.0.1', /^127\.0\.0\.1:\d+$/, coturn],
  ['IPv6', '::1', /^\[::1\]:\d+$/, coturn.skip ? coturn : ipv6],
] as const)('the stun probe over %s', (_, address, mapped, { skip, reason }) => {
  describe.skipIf(skip)(`against coturn ${reason}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'mach-coturn-'));
    let port = 0;
    let server: AsyncDisposable;

    beforeAll(async () => {
      port = await freePort();
      const ask = () => runProbe('stun', address, { port, timeoutMs: 500 });
      server = await startServer(coturnCommand({ folder, address, port }), ask);
    });
    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is told where it was seen, and that no NAT is between', async () => {
      const outcome = await runProbe('stun', address, { port });
      expect(outcome).toMatchObject({ ok: true, values: { behindNat: false, address } });
      expect(outcome.values?.['mappedAddress']).toMatch(mapped);
    });
  });
});
