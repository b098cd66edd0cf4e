import type { HttpRequest } from '@mach/ports';
import {
  createVirtualTime,
  exchangeWith,
  scriptedLines,
  scriptedUdp,
  seededRandom,
  tlsFactsWith,
} from '@mach/ports/testing';
import { kinds, type Outcome, type Probe, type ProbePorts } from '@mach/probes';
import { checkOptions, FAILURES } from '@mach/wire';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ocspAnswer, timestampAnswer } from './support/der-answers.ts';
import { ippAnswer, ippEnum, ippInteger, ippKeyword } from './support/ipp-answers.ts';
import { ocspOptions } from './support/signing-cases.ts';
import { sipAnswer, sipBytes } from './support/sip-answers.ts';

const RUNS = 5_000;

function run(
  kind: string,
  target: string,
  ports: Partial<ProbePorts>,
  given: Record<string, unknown> = {},
): Promise<Outcome> {
  const probe = kinds.get(kind) as Probe;
  const options = checkOptions(probe.options, given);
  if (!options.ok) throw new Error(JSON.stringify(options.problems));
  return probe.run(ports as ProbePorts, target, options.values, new AbortController().signal);
}

/** Whatever was said, a reading came of it whose values the wire takes. */
function expectReading(outcome: Outcome): void {
  if (!outcome.ok) expect(FAILURES).toContain(outcome.failure);
  for (const value of Object.values(outcome.values ?? {})) {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(300);
  }
}

const anything = fc.string({ unit: 'binary', maxLength: 300 });

it.each([
  ['smtp', ['220 a', '220-a', '250-STARTTLS', '250 STARTTLS', '250', '421 a', '554 a', '99', '220']],
  ['imap', ['* OK', '* BYE', '* PREAUTH x', 'm1 OK', '* CAPABILITY STARTTLS', 'm2 OK', 'm1', '*', '+ go', 'm1 NO']],
])('%s makes a reading of any lines', async (kind, likely) => {
  const line = fc.oneof(anything, fc.constantFrom(...likely), fc.tuple(fc.constantFrom(...likely), anything).map(join));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.boolean(), async (greeting, trusted) => {
      const tls = { ok: true, value: tlsFactsWith({ trusted }) } as const;
      const lines = scriptedLines({ ok: true, value: { greeting, tls } });
      expectReading(await run(kind, 'mail.example.vn:587', { lines }));
      expect(lines.said.filter((said) => /^(\w+ )?(AUTH|LOGIN|MAIL|RCPT|DATA)\b/.test(said))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

it('ntp makes a reading of any datagram', async () => {
  const { clock } = createVirtualTime().machine().program();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), fc.boolean(), async (bytes, isOurs) => {
      const udp = scriptedUdp(({ payload }) => {
        const datagram = Uint8Array.from(bytes);
        if (isOurs && datagram.length >= 32) datagram.set(payload.subarray(40, 48), 24);
        return { ok: true, value: { datagram, address: '192.0.2.123', resolveMs: 0, roundTripMs: 1 } };
      });
      expectReading(await run('ntp', 'time.example.vn', { clock, random: seededRandom('ntp'), udp }));
    }),
    { numRuns: RUNS },
  );
});

it('stun makes a reading of any datagram', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), fc.boolean(), fc.boolean(), async (bytes, isOurs, isError) => {
      const udp = scriptedUdp(({ payload }) => {
        const datagram = Uint8Array.from(bytes);
        if (isOurs && datagram.length >= 20) {
          datagram.set([1, isError ? 0x11 : 0x01, 0, datagram.length - 20]);
          datagram.set(payload.subarray(4, 20), 4);
        }
        return { ok: true, value: { datagram, address: '192.0.2.78', resolveMs: 0, roundTripMs: 1 } };
      });
      expectReading(await run('stun', 'conference.example.vn', { random: seededRandom('stun'), udp }));
    }),
    { numRuns: RUNS },
  );
});

it('sip makes a reading of any datagram', async () => {
  const odd = fc.oneof(anything, fc.constantFrom('', 'SIP/2.0 200', ';branch=', 'Via: a', ' folded', 'Server: ü'));
  await fc.assert(
    fc.asyncProperty(fc.array(odd, { maxLength: 8 }), fc.nat(6), async (lines, place) => {
      const udp = scriptedUdp(({ payload }) => {
        const answer = sipAnswer(new TextDecoder().decode(payload));
        const datagram = sipBytes(answer.toSpliced(place, lines.length % 3, ...lines));
        return { ok: true, value: { datagram, address: '192.0.2.78', resolveMs: 0, roundTripMs: 1 } };
      });
      expectReading(await run('sip', 'conference.example.vn', { random: seededRandom('sip'), udp }));
    }),
    { numRuns: RUNS },
  );
});

it('rtsp makes a reading of any lines', async () => {
  const likely = fc.constantFrom('RTSP/1.0 200 OK', 'RTSP/1.0 100', 'CSeq: 1', 'CSeq: 2', 'Server: x', '', ' folded');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(likely, anything), { maxLength: 12 }), async (greeting) => {
      const lines = scriptedLines({ ok: true, value: { greeting } });
      expectReading(await run('rtsp', '192.168.1.64', { lines }));
      expect(lines.said.filter((said) => !said.startsWith('OPTIONS '))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

/** A good answer to the question. */
const goodAnswers: Readonly<Record<string, (question: Uint8Array) => Uint8Array>> = {
  ocsp: (question) => ocspAnswer(question, { nextUpdate: '20261124000000Z' }),
  tsa: (question) => timestampAnswer(question),
  ipp: () =>
    ippAnswer({
      'printer-state': [ippEnum(3)],
      'printer-state-reasons': [ippKeyword('none')],
      'marker-levels': [ippInteger(50)],
    }),
};

it.each([
  ['ocsp', 'http://ocsp.ca.example.vn/', ocspOptions],
  ['tsa', 'http://tsa.ca.example.vn/', {}],
  ['ipp', 'ipp://printer.example.vn/', {}],
])('%s makes a reading of any answer, and of a good one with bytes changed', async (kind, target, options) => {
  const { clock } = createVirtualTime().machine().program();
  const changes = fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), changes, fc.boolean(), async (bytes, changed, isAnything) => {
      const exchange = async ({ body: question = new Uint8Array() }: HttpRequest) => {
        const body = isAnything
          ? bytes
          : Uint8Array.from((goodAnswers[kind] as (typeof goodAnswers)[string])(question));
        for (const [at, byte] of changed) if (at < body.length) body[at] = byte;
        return exchangeWith({ body });
      };
      expectReading(await run(kind, target, { clock, random: seededRandom('post'), http: { exchange } }, options));
    }),
    { numRuns: RUNS },
  );
});

const join = ([start, rest]: readonly [string, string]) => `${start}${rest}`;
