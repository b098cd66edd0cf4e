import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { freePort } from '../support/programs.ts';
import { chronyCommand, writeChronyConfig } from '../support/server-programs.ts';
import { ntpAnswer } from './support/ntp-packets.ts';
import { startServer } from './support/real-server.ts';
import { runProbe } from './support/run-probe.ts';
import { closedUdpPort, startUdpServer } from './support/udp-server.ts';

const HOUR_MS = 3_600_000;
const inAnHour = () => Date.now() + HOUR_MS;

describe('the ntp probe against a server of our own', () => {
  it('tells that this machine is an hour behind', async () => {
    await using server = await startUdpServer((question) => [ntpAnswer(question, { wallMs: inAnHour() })]);
    const outcome = await runProbe('ntp', '127.0.0.1', { port: server.port });
    expect(outcome).toMatchObject({ ok: true, values: { stratum: 2, referenceId: '192.0.2.1', address: '127.0.0.1' } });
    expect(Math.round((outcome.values?.['offsetMs'] as number) / 60_000)).toBe(60);
    expect(outcome.values?.['delayMs']).toBeGreaterThanOrEqual(0);
  });

  it('says nothing of its own clock, and never the same twice', async () => {
    const questions: Uint8Array[] = [];
    await using server = await startUdpServer((question) => {
      questions.push(question);
      return [ntpAnswer(question, { wallMs: inAnHour() })];
    });
    for (let count = 0; count < 2; count++) await runProbe('ntp', 'localhost', { port: server.port });
    const [first, second] = questions.map((question) => Buffer.from(question.subarray(40, 48)).toString('hex'));
    expect(first).not.toBe(second);
    for (const question of questions) {
      expect(question).toHaveLength(48);
      expect(Buffer.from(question.subarray(0, 40)).toString('hex')).toBe(`23${'00'.repeat(39)}`);
    }
  });

  it('takes the answer after datagrams that are none, and one with extensions', async () => {
    await using server = await startUdpServer((question) => {
      const answer = ntpAnswer(question, { wallMs: inAnHour() });
      const stale = ntpAnswer(new Uint8Array(48), { wallMs: 0 });
      return [Buffer.from('garbage'), stale, answer.subarray(0, 47), Buffer.concat([answer, Buffer.alloc(400)])];
    });
    expect(await runProbe('ntp', '127.0.0.1', { port: server.port })).toMatchObject({ ok: true });
  });

  it.each<[string, (question: Uint8Array) => readonly Uint8Array[]]>([
    ['nothing but garbage', () => [Buffer.from('garbage')]],
    ['an empty datagram', () => [Buffer.alloc(0)]],
    ['a packet that is too short', (question) => [ntpAnswer(question, { wallMs: 0 }).subarray(0, 47)]],
    ['a datagram as long as they get', () => [Buffer.alloc(65_507, 0x24)]],
    ['a kiss of death', (question) => [ntpAnswer(question, { wallMs: 0, put: { 1: 0 } })]],
    ['a clock that is not set', (question) => [ntpAnswer(question, { wallMs: 0, put: { 1: 16 } })]],
    ['a flood', () => Array.from({ length: 150 }, () => Buffer.from('flood'))],
  ])('is a bad reply at %s', async (_, answer) => {
    await using server = await startUdpServer(answer);
    const outcome = await runProbe('ntp', '127.0.0.1', { port: server.port, timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('is a timeout when the server is silent', async () => {
    await using server = await startUdpServer(() => []);
    const outcome = await runProbe('ntp', '127.0.0.1', { port: server.port, timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('does not hear an answer from another port, though it knows the question', async () => {
    await using stranger = await startUdpServer(() => []);
    await using server = await startUdpServer((question, from) => {
      stranger.socket.send(ntpAnswer(question, { wallMs: inAnHour() }), from.port, from.address);
      return [];
    });
    const outcome = await runProbe('ntp', '127.0.0.1', { port: server.port, timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('is refused on a closed port', async () => {
    const port = await closedUdpPort();
    expect(await runProbe('ntp', '127.0.0.1', { port })).toMatchObject({ ok: false, failure: 'refused' });
  });

  it('ends when the runner stops it', async () => {
    const runner = new AbortController();
    await using server = await startUdpServer(() => {
      runner.abort(new Error('over'));
      return [];
    });
    const outcome = await runProbe('ntp', '127.0.0.1', { port: server.port }, { signal: runner.signal });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
    const stopped = await runProbe('ntp', '127.0.0.1', { port: server.port }, { signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, failure: 'timeout' });
  });
});

const chrony = requires('chronyd');

describe.skipIf(chrony.skip)(`the ntp probe against chronyd ${chrony.reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mach-chrony-'));
  let port = 0;
  let server: AsyncDisposable;

  beforeAll(async () => {
    port = await freePort();
    const place = { folder, address: '127.0.0.1', port };
    writeChronyConfig(place);
    server = await startServer(chronyCommand(place), () => runProbe('ntp', '127.0.0.1', { port, timeoutMs: 500 }));
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds that this machine’s clock is this machine’s clock, to some milliseconds', async () => {
    const outcome = await runProbe('ntp', '127.0.0.1', { port });
    expect(outcome).toMatchObject({ ok: true, values: { stratum: 8, address: '127.0.0.1' } });
    // As far as half the round trip can hide, and what the wall clock is told in whole milliseconds.
    const { offsetMs, delayMs } = outcome.values as { readonly offsetMs: number; readonly delayMs: number };
    expect(Math.abs(offsetMs)).toBeLessThanOrEqual(delayMs / 2 + 1);
  });
});
