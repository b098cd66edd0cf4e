import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSnmpSession } from '../../agent/src/adapters/net-snmp.ts';
import { requires } from '../requirements.ts';
import { cleanUp, temporaryFolder } from '../support/programs.ts';
import { SNMP_COMMUNITY as community, SNMP_USERS, startSnmpd } from '../support/snmp-programs.ts';
import { createAsking } from './support/snmp-round.ts';
import { type Tamper, type UdpRelay, udpRelay } from './support/udp-relay.ts';

const snmpd = requires('snmpd');
const ask = createAsking();
const relays: UdpRelay[] = [];
let device = 0;

async function relay(...given: Parameters<typeof udpRelay>): Promise<UdpRelay> {
  const made = await udpRelay(...given);
  relays.push(made);
  return made;
}
afterEach(() => {
  for (const one of relays.splice(0)) one.close();
});

const aByte: Tamper = () => [Buffer.of(0x30)];
const nothing: Tamper = () => [];
/** RFC 3416: the number of the question comes after the tag of the answer, two bytes for the length before it and its own two. */
const otherNumber: Tamper = (answer) => {
  const changed = Buffer.from(answer);
  const at = changed.indexOf(0xa2);
  const number = changed.indexOf(0x02, at) + 2;
  changed[number] = (changed[number] ?? 0) ^ 0x01;
  return [changed];
};

const field = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const value = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag, value.length), value]);
};
const number = (value: number) => field(0x02, Buffer.of(value));
const octets = (...bytes: readonly number[]) => field(0x04, Buffer.from(bytes));

/** RFC 3412 and 3414: a report that says who the device is, and that it has been up for no time at all: that is asked about again. */
function introduction(question: Buffer): Buffer {
  // The number of the message stands behind the version.
  const at = question.indexOf(Buffer.of(0x02, 0x01, 0x03)) + 5;
  const id = question.subarray(at, at + 2 + (question[at + 1] ?? 0));
  const engine = [0x80, 0, 0x1f, 0x88, 4, 1, 2, 3];
  const security = field(0x30, octets(...engine), number(0), number(0), octets(), octets(), octets());
  const unknownEngine = field(
    0x30,
    field(0x06, Buffer.of(0x2b, 6, 1, 6, 3, 15, 1, 1, 4, 0)),
    field(0x41, Buffer.of(1)),
  );
  const report = field(0xa8, number(1), number(0), number(0), field(0x30, unknownEngine));
  const head = field(0x30, id, field(0x02, Buffer.of(0x05, 0xc0)), octets(0), number(3));
  return field(0x30, number(3), head, field(0x04, security), field(0x30, octets(...engine), octets(), report));
}

describe.skipIf(snmpd.skip)(`devices that answer badly ${snmpd.reason}`, () => {
  beforeAll(async () => {
    ({ port: device } = await startSnmpd());
  });
  afterAll(cleanUp);

  it.each<[what: string, tamper: Tamper, failure: string]>([
    ['say a byte to each question', aByte, 'bad-reply'],
    ['say a hundred packets of nothing', () => Array.from({ length: 100 }, () => Buffer.alloc(9)), 'bad-reply'],
    ['say nothing', nothing, 'timeout'],
    ['say half of each answer', (answer) => [answer.subarray(0, answer.length >> 1)], 'bad-reply'],
    ['answer another question', otherNumber, 'timeout'],
    [
      'answer in lengths that are not there',
      (answer) => [Buffer.concat([Buffer.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff), answer])],
      'bad-reply',
    ],
    ['echo the question', (_, question) => [question], 'bad-reply'],
  ])('%s', async (_, tamper, failure) => {
    const { port, questions } = await relay(device, tamper);
    const outcomes = await ask({ community, port, timeoutMs: 200 });
    expect(outcomes).toMatchObject([{ ok: false, failure }]);
    expect(questions()).toBeLessThanOrEqual(2);
  });

  it('answer from elsewhere are not heard', async () => {
    const { port } = await relay(device, (answer) => [answer], { elsewhere: true });
    expect(await ask({ community, port, timeoutMs: 200 })).toMatchObject([{ ok: false, failure: 'timeout' }]);
  });

  it('never stop saying bytes are left in time', async () => {
    const { port, questions } = await relay(undefined, nothing, { byteEachMs: 20 });
    expect(await ask({ community, port, timeoutMs: 200 })).toMatchObject([{ ok: false, failure: 'bad-reply' }]);
    expect(questions()).toBe(2);
  });

  it('answer twice are heard once', async () => {
    const { port } = await relay(device, (answer) => [answer, answer]);
    expect((await ask({ community, port }))[0]).toMatchObject({ ok: true });
  });

  it('stop in the middle of a round are told by what they said', async () => {
    let answers = 0;
    const { port } = await relay(device, (answer) => (answers++ < 4 ? [answer] : []));
    const [round] = await ask({ community, port, timeoutMs: 200 });
    expect(round).toMatchObject({
      ok: true,
      values: { incomplete: expect.stringContaining('no answer by SNMP within 0.4 s') },
    });
  });

  it('do not hold up others', async () => {
    const bad = await relay(device, aByte);
    const asked = [bad.port, device, bad.port, device].map((port) => ask({ community, port, timeoutMs: 200 }));
    const rounds = await Promise.all(asked);
    expect(rounds.map(([round]) => round?.ok)).toEqual([false, true, false, true]);
  });

  it('say over and over who they are, by version 3, and nothing else, are left', async () => {
    const { port, questions } = await relay(undefined, (_, question) => [introduction(question)]);
    expect((await ask({ version: '3', port, ...SNMP_USERS.signed }))[0]).toMatchObject({
      ok: false,
      failure: 'bad-reply',
    });
    expect(questions()).toBeLessThanOrEqual(6);
  });

  it('send whatever, and a question always ends with a value', async () => {
    const limits = { datagramsMax: 10, perQuestionMax: 6, strangeMax: 5 };
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const { port } = await relay(device, (answer) => {
          const changed = Buffer.from(answer);
          for (const { at, byte } of changes) changed[at % changed.length] = byte;
          return [changed];
        });
        const credentials = { version: '2c', community } as const;
        const session = openSnmpSession(
          { address: '127.0.0.1', port, credentials, timeoutMs: 20, roundMs: 1_000 },
          limits,
        );
        const answers = [
          await session.get(['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.3.0']),
          await session.getBulk(['1.3.6.1.2.1.2.2.1.2', '1.3.6.1.2.1.2.2.1.8'], 5),
        ];
        session.close();
        for (const answer of answers) expect(typeof answer.ok).toBe('boolean');
      }),
      { numRuns: 150 },
    );
  });
});

describe('the child that asks', () => {
  afterAll(cleanUp);

  async function program(text: string): Promise<string> {
    const path = join(await temporaryFolder(), 'child.mjs');
    writeFileSync(path, text);
    return path;
  }
  const answering = `import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const { id } = JSON.parse(line);
  const device = { deviceKind: 'other', model: String(process.pid) };
  process.stdout.write(JSON.stringify({ id, round: { ok: true, value: { device, parts: [], objects: 0, requests: 0, incomplete: [] } } }) + '\\n');
}`;
  const pidOf = ([round]: Awaited<ReturnType<typeof ask>>) => round?.values?.['model'];

  it('serves all that are asked while it runs', async () => {
    const asking = createAsking({}, await program(answering));
    const first = await Promise.all(Array.from({ length: 30 }, () => asking({ community: 'c' })));
    const later = await asking({ community: 'c' });
    expect(new Set([...first, later].map(pidOf)).size).toBe(1);
  });

  it('ends when nobody asks any more, and another is there for who asks then', async () => {
    const asking = createAsking({ idleMs: 1 }, await program(answering));
    const before = pidOf(await asking({ community: 'c' }));
    await expect.poll(() => isRunning(Number(before))).toBe(false);
    expect(pidOf(await asking({ community: 'c' }))).not.toBe(before);
  });

  it.each([
    ['hangs', 'setInterval(() => {}, 1_000);', 'timeout'],
    ['ends by itself', 'process.stderr.write("out of luck"); process.exit(3);', 'bad-reply'],
    ['speaks no JSON', 'process.stdin.once("data", () => console.log("hello"));', 'bad-reply'],
    ['eats all memory', 'const all = []; for (;;) all.push(Array(1e5).fill({}));', 'bad-reply'],
  ])('that %s is ended and told, and the next round has another', async (_, text, failure) => {
    const asking = createAsking({ marginMs: 300, heapMib: 32 }, await program(text));
    const asked = [asking({ community: 'c', roundMs: 1_000 }), asking({ community: 'c', roundMs: 1_000 })];
    for (const outcomes of await Promise.all(asked)) expect(outcomes).toMatchObject([{ ok: false, failure }]);
  });

  it('gets no password where others can read it', async () => {
    const text = answering.replace('String(process.pid)', 'JSON.stringify([process.argv, process.env])');
    const asking = createAsking({}, await program(text));
    expect(pidOf(await asking({ community: 'very-secret' }))).not.toContain('very-secret');
  });

  it('is not asked on behalf of a check that was given up', async () => {
    const asking = createAsking({ roundsAtOnce: 0 }, await program(answering));
    const ended = AbortSignal.abort();
    expect(await asking({ community: 'c' }, '127.0.0.1', ended)).toMatchObject([{ ok: false, failure: 'timeout' }]);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
