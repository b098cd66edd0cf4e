import { nodeHash } from '@mach/ports/node';
import { readStampAnswer, type Sign, writeStampQuestion } from '@mach/probes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LOOK_REPLY_MS, REFLECTOR_LIMITS } from './limits.ts';
import { createReflector, HEARS_WITHIN_MS } from './reflector.ts';
import { KEY_PERIOD_MS, keyPeriodAt, sessionKey, ssidOf } from './session-keys.ts';

const hash = nodeHash('');
const secret = new Uint8Array(32).fill(7);
const START_MS = 40 * KEY_PERIOD_MS;
const HERE = '192.0.2.11 40000';

function world(limits = {}) {
  const time = { wallMs: START_MS };
  const clock = { wallMs: () => time.wallMs, ntpMs: () => time.wallMs };
  return { time, ...createReflector({ secret, hash, clock }, { ...REFLECTOR_LIMITS, ...limits }) };
}

const signWith = (ssid: number, wallMs = START_MS): Sign => {
  const key = sessionKey(hash, secret, { ssid, period: keyPeriodAt(wallMs) });
  return (bytes) => hash.hmacSha256(key, bytes);
};
const question = (seq: number, { ssid = 5, bytes = 112, sentMs = 1_000, ...more }: Record<string, number> = {}) =>
  writeStampQuestion({ seq, ssid, bytes, sentMs, ...more }, signWith(ssid));
const read = (answer: Uint8Array | undefined, ssid = 5) =>
  answer === undefined ? undefined : readStampAnswer(answer, signWith(ssid));

it.each([112, 116, 172, 1_172])(
  'answers a question of %i bytes with as many, signed, and counts by itself',
  (bytes) => {
    const { reflect, counts, takeHeard, time } = world();
    reflect(question(0, { bytes }), HERE);
    const answer = reflect(question(3, { bytes, sentMs: 1_060 }), HERE);
    expect(answer).toHaveLength(bytes);
    expect(read(answer)).toEqual({
      seq: 1,
      ssid: 5,
      receivedMs: expect.closeTo(START_MS, 3),
      sentMs: expect.any(Number),
      question: { seq: 3, sentMs: expect.closeTo(1_060, 3) },
    });
    expect(counts()).toEqual({ answered: 2, unverified: 0, repeated: 0, limited: 0 });
    time.wallMs += HEARS_WITHIN_MS;
    // The third of a look says that its sender hears nothing; a train is never sent for that.
    expect(takeHeard()).toEqual(bytes === 112 ? [] : [5]);
    expect(takeHeard()).toEqual([]);
  },
);

/** A look as a device makes it, until an answer gets back; then what the reflector tells of who was heard. */
function look(hears: (seq: number) => boolean) {
  const { reflect, takeHeard, takeDeaf, time } = world();
  const told: number[][] = [];
  for (let seq = 0; seq < 3; seq++) {
    reflect(question(seq, { sentMs: 1_000 + seq * LOOK_REPLY_MS }), HERE);
    if (hears(seq)) break;
    time.wallMs += LOOK_REPLY_MS;
    told.push([...takeHeard()]);
  }
  told.push(takeDeaf().map((ssid) => -ssid));
  time.wallMs += HEARS_WITHIN_MS;
  told.push([...takeHeard()]);
  return told.flat();
}

it.each([
  ['whose answer gets back', () => true, [5]],
  ['that hears the second answer', (seq: number) => seq === 1, [5]],
  ['that hears none', () => false, [-5]],
])('takes a device %s for what its line is', (_, hears, heard) => {
  expect(look(hears)).toEqual(heard);
});

it('does not lose a look to the next one, however seldom it is asked', () => {
  const { reflect, takeHeard, time } = world();
  reflect(question(0), HERE);
  time.wallMs += 5_000;
  reflect(question(0, { sentMs: 6_000 }), HERE);
  expect(takeHeard()).toEqual([5]);
});

it('tells a look only when it is known that no more packets of it come', () => {
  const { reflect, takeHeard, time } = world();
  reflect(question(0), HERE);
  time.wallMs += HEARS_WITHIN_MS - 1;
  expect(takeHeard()).toEqual([]);
  time.wallMs += 1;
  expect(takeHeard()).toEqual([5]);
});

it('tells how many packets of the train came, whatever was lost on the way back and whatever asks for it', () => {
  const { reflect } = world();
  for (const seq of [0, 2, 3]) reflect(question(seq, { bytes: 172 }), HERE);
  reflect(question(5, { countOf: 5 }), HERE);
  const answer = reflect(question(6, { countOf: 5 }), HERE);
  expect(answer).toHaveLength(question(6, { countOf: 5 }).length);
  expect(read(answer)?.counted).toEqual({ received: 3, sent: 3 });
});

it('takes no packet twice: neither doubled by the line nor played again', () => {
  const { reflect, counts } = world();
  const packet = question(0);
  expect(reflect(packet, HERE)).toBeDefined();
  expect(reflect(packet, HERE)).toBeUndefined();
  expect(counts()).toMatchObject({ answered: 1, repeated: 1 });
});

it('begins anew with the first packet of a later train from the same port', () => {
  const { reflect } = world();
  reflect(question(0), HERE);
  reflect(question(1, { sentMs: 1_020 }), HERE);
  expect(read(reflect(question(0, { sentMs: 16_000 }), HERE))?.seq).toBe(0);
});

it('keeps trains of different ports and devices apart', () => {
  const { reflect } = world();
  reflect(question(0), HERE);
  expect(read(reflect(question(0), '192.0.2.11 40001'))?.seq).toBe(0);
  expect(read(reflect(question(0, { ssid: 6 }), HERE), 6)?.seq).toBe(0);
});

it.each<[string, (packet: Uint8Array) => Uint8Array]>([
  ['empty', () => new Uint8Array()],
  ['too short', (packet) => packet.subarray(0, 111)],
  ['of another device', (packet) => Uint8Array.from(packet, (byte, at) => (at === 27 ? byte ^ 1 : byte))],
  ['with another number', (packet) => Uint8Array.from(packet, (byte, at) => (at === 3 ? byte ^ 1 : byte))],
  ['without a signature', (packet) => packet.slice().fill(0, 96, 112)],
  ['unsigned, as the mode without authentication has it', () => new Uint8Array(44)],
])('leaves what is %s unanswered', (_, spoil) => {
  const { reflect, counts, takeHeard } = world();
  expect(reflect(spoil(question(0)), HERE)).toBeUndefined();
  expect(counts()).toEqual({ answered: 0, unverified: 1, repeated: 0, limited: 0 });
  expect(takeHeard()).toEqual([]);
});

it('leaves a request for counts unanswered when what it adds is not signed', () => {
  const { reflect } = world();
  const packet = question(1, { countOf: 1 });
  packet[119] = 9;
  expect(reflect(packet, HERE)).toBeUndefined();
});

it('answers the keys of this period and the one before, no others', () => {
  const { reflect, time } = world();
  time.wallMs = START_MS + KEY_PERIOD_MS;
  expect(reflect(question(0), HERE)).toBeDefined();
  time.wallMs = START_MS + 2 * KEY_PERIOD_MS;
  expect(reflect(question(1), HERE)).toBeUndefined();
});

it('leaves what is beyond a device’s share of a second unanswered, and says so in its counts', () => {
  const { reflect, counts, time } = world({ packetsPerSecond: 3 });
  for (let seq = 0; seq < 5; seq++) reflect(question(seq), HERE);
  expect(counts()).toMatchObject({ answered: 3, limited: 2 });
  time.wallMs += 1_000;
  expect(read(reflect(question(5, { countOf: 5 }), HERE))?.counted).toEqual({ received: 5, sent: 3 });
});

it('forgets the oldest of too many trains, and trains that fell silent', () => {
  const { reflect, time } = world({ trainsPerDevice: 2 });
  for (const port of [1, 2, 3]) reflect(question(0), `192.0.2.11 ${port}`);
  expect(read(reflect(question(1), '192.0.2.11 1'))?.seq).toBe(0);
  expect(read(reflect(question(1), '192.0.2.11 3'))?.seq).toBe(1);
  time.wallMs += REFLECTOR_LIMITS.trainIdleMs;
  expect(read(reflect(question(2), '192.0.2.11 3'))?.seq).toBe(0);
});

it('survives whatever is sent to it and never answers longer than it was asked', () => {
  const { reflect } = world();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1_500 }), fc.nat(300), (noise, at) => {
      const packet = question(0, { bytes: 300 });
      packet.set(noise.subarray(0, Math.max(0, 300 - at)), Math.min(at, 299));
      for (const datagram of [noise, packet]) {
        const answer = reflect(datagram, HERE);
        if (answer !== undefined) expect(answer).toHaveLength(datagram.length);
      }
    }),
    { numRuns: 3_000 },
  );
});

it.each([
  [1, 1],
  [65_535, 65_535],
  [65_536, 1],
])('calls device %i %i in packets, never 0', (number, ssid) => {
  expect(ssidOf(number)).toBe(ssid);
});
