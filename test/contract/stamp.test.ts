import { createSocket } from 'node:dgram';
import type { StampSession } from '@mach/ports';
import { nodeHash } from '@mach/ports/node';
import { scriptedStampSessions } from '@mach/ports/testing';
import { kinds, type Outcome, type Probe, type ProbePorts } from '@mach/probes';
import { checkOptions } from '@mach/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEARS_WITHIN_MS } from '../../collector/src/reflector/reflector.ts';
import { stampKeys } from '../../collector/src/reflector/stamp-keys.ts';
import { type ReflectorThread, startReflector } from '../../collector/src/reflector/start-reflector.ts';
import { realPorts } from './support/run-probe.ts';

const secret = new Uint8Array(32).fill(3);
const sessionOf = (device: number): StampSession => {
  const { ssid, key } = stampKeys(secret, nodeHash('')).sessionOf(device, Date.now());
  return { ssid, key: Buffer.from(key, 'base64url') };
};

/** The probe through real sockets, as the device with this number. */
function runStamp(
  target: string,
  given: Record<string, unknown> = {},
  { session = sessionOf(7), signal = new AbortController().signal } = {},
): Promise<Outcome> {
  const probe = kinds.get('stamp') as Probe;
  const options = checkOptions(probe.options, given);
  if (!options.ok) throw new Error(JSON.stringify(options.problems));
  const ports: ProbePorts = { ...realPorts(), stampSessions: scriptedStampSessions({ ok: true, value: session }) };
  return probe.run(ports, target, options.values, signal);
}

describe('the stamp probe against the reflector', () => {
  let reflector: ReflectorThread;
  beforeAll(async () => {
    reflector = await startReflector({ host: '127.0.0.1', port: 0, secret });
  });
  afterAll(() => reflector.stop());
  const place = () => `127.0.0.1:${reflector.port}`;

  it('gets every packet of a meeting back, and knows that none was lost on either way', async () => {
    const outcome = await runStamp(place(), { profile: '720p', seconds: 1 });
    expect(outcome).toMatchObject({
      ok: true,
      values: { sent: 125, received: 125, lostUp: 0, lostDown: 0, longestLossRun: 0, duplicates: 0, reorderedUp: 0 },
    });
    expect(outcome.values?.['mos']).toBeGreaterThan(4);
  });

  it('is heard, once for each device that sends', async () => {
    await reflector.report();
    await Promise.all([runStamp(place()), runStamp(place()), runStamp(place(), {}, { session: sessionOf(8) })]);
    // A look is known to have been answered when no more of it comes.
    await new Promise((resolve) => setTimeout(resolve, HEARS_WITHIN_MS + 100));
    expect((await reflector.report()).heard.toSorted()).toEqual([7, 8]);
  });

  it('gets no answer under a key of its own making', async () => {
    const before = (await reflector.report()).counts;
    const forged = { ssid: 7, key: new Uint8Array(32).fill(9) };
    const outcome = await runStamp(place(), { replyTimeoutMs: 100 }, { session: forged });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout', values: { sent: 3, received: 0 } });
    const { counts } = await reflector.report();
    expect(counts.unverified - before.unverified).toBe(3);
    expect(counts.answered).toBe(before.answered);
  });

  it('goes on after a flood of what is none of its own', async () => {
    const socket = createSocket('udp4');
    for (let i = 0; i < 500; i++) socket.send(Buffer.alloc(i, i), reflector.port, '127.0.0.1');
    await new Promise<void>((resolve) => socket.close(() => resolve()));
    expect(await runStamp(place())).toMatchObject({ ok: true });
  });
});

describe('the stamp probe against what is no reflector', () => {
  /** A socket that answers each datagram with these. */
  async function stranger(answer: (question: Buffer) => readonly Uint8Array[]) {
    const socket = createSocket('udp4');
    socket.on('message', (question, from) => {
      for (const each of answer(question)) socket.send(each, from.port, from.address);
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return {
      target: `127.0.0.1:${socket.address().port}`,
      [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void socket.close(() => resolve())),
    };
  }

  it.each<[string, (question: Buffer) => readonly Uint8Array[]]>([
    ['its own packets sent back', (question) => [question]],
    ['garbage', () => [Buffer.from('garbage')]],
    ['datagrams as long as they get', () => [Buffer.alloc(65_507, 1)]],
    ['a flood', () => Array.from({ length: 300 }, () => Buffer.alloc(112))],
  ])('is a bad reply at %s', async (_, answer) => {
    await using other = await stranger(answer);
    const outcome = await runStamp(other.target, { replyTimeoutMs: 100 });
    expect(outcome).toMatchObject({ ok: false, failure: 'bad-reply', values: { received: 0 } });
  });

  it('is a timeout when nobody answers, refused when nobody listens, and ends when it is stopped', async () => {
    const silent = await stranger(() => []);
    expect(await runStamp(silent.target, { replyTimeoutMs: 100 })).toMatchObject({ ok: false, failure: 'timeout' });
    const stopped = { signal: AbortSignal.abort() };
    expect(await runStamp(silent.target, {}, stopped)).toMatchObject({ ok: false, failure: 'timeout' });
    await silent[Symbol.asyncDispose]();
    expect(await runStamp(silent.target)).toMatchObject({ ok: false, failure: 'refused' });
  });
});
