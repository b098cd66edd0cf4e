import type { Failed } from '@mach/ports';
import { readableHash, scriptedDatagrams, scriptedStampSessions } from '@mach/ports/testing';
import { readStampQuestion, type Sign, writeStampAnswer, writeStampQuestion } from '@mach/probes';
import { expect } from 'vitest';
import { type Case, failedBy } from './probe-case.ts';

const KEY = Uint8Array.of(1, 2, 3);
const sign: Sign = (bytes) => readableHash.hmacSha256(KEY, bytes);
export const stampTarget = 'collector.example.vn:8751';

/** What becomes of the packet with this number; what is not said does not happen. */
interface Fate {
  readonly isLostUp?: boolean;
  readonly isLostDown?: boolean;
  readonly upMs?: number;
  readonly downMs?: number;
  readonly copies?: number;
  readonly spoil?: (answer: Uint8Array, question: Uint8Array) => Uint8Array;
}

/** What the reflector said a quarter of a minute ago to a packet of the same number. */
function earlier(payload: Uint8Array): Uint8Array {
  const question = readStampQuestion(payload, sign);
  if (question === undefined) throw new Error('the probe sent what no reflector can read');
  const before = writeStampQuestion({ ...question, sentMs: question.sentMs - 15_000 }, sign);
  const reflection = { seq: 0, receivedMs: 1_000, sentMs: 1_002, counted: { received: 1, sent: 1 } };
  return writeStampAnswer(before, reflection, sign);
}

/** The reflector's clock is a year behind: nothing but changes of delay may be read from it. */
const BEHIND_MS = 31_536_000_000;
const UP_MS = 20;
const DOWN_MS = 10;

/** A way to a reflector that takes 2 ms to answer, and back. */
const way = (fateOf: (seq: number) => Fate, answersCounts = true) => {
  let received = 0;
  let reflected = 0;
  return {
    stampSessions: scriptedStampSessions({ ok: true, value: { ssid: 9, key: KEY } }),
    datagrams: scriptedDatagrams({
      ok: true,
      value: (payload) => {
        const question = readStampQuestion(payload, sign);
        if (question === undefined) throw new Error('the probe sent what no reflector can read');
        const { isLostUp, isLostDown, upMs = UP_MS, downMs = DOWN_MS, copies = 1, spoil } = fateOf(question.seq);
        const isAsked = question.countOf !== undefined;
        if (isLostUp === true || (isAsked && !answersCounts)) return [];
        if (!isAsked) received += 1;
        const receivedMs = question.sentMs + upMs - BEHIND_MS;
        const counted = { received, sent: received };
        const reflection = { seq: reflected++, receivedMs, sentMs: receivedMs + 2, counted };
        const answer = writeStampAnswer(payload, reflection, sign);
        if (isLostDown === true) return [];
        const datagram = spoil?.(answer, payload) ?? answer;
        return Array.from({ length: copies }, () => ({ datagram, afterMs: upMs + 2 + downMs }));
      },
    }),
  };
};
const all = (fate: Fate) => way(() => fate);
const refusing = (failure: Failed) => ({
  ...way(() => ({})),
  datagrams: scriptedDatagrams({ ok: true, value: () => failure }),
});

const close = (value: number) => expect.closeTo(value, 2);
const place = { address: '192.0.2.80', resolveMs: 1 };
const steady = { rttMinMs: close(30), rttMedianMs: close(30), rttP95Ms: close(30) };
const stamp = (claim: string, ports: Case['ports'], rest: Pick<Case, 'options' | 'outcome'>): Case => ({
  claim,
  kind: 'stamp',
  target: stampTarget,
  ports,
  ...rest,
});
const has = (values: Record<string, unknown>) => expect.objectContaining(values);
const spent = { take: () => failedBy('denied') };
const voice = { profile: 'voice', seconds: 2 };

export const stampCases: readonly Case[] = [
  stamp('watches the line with one packet', all({}), {
    outcome: {
      ok: true,
      values: {
        ...{ sent: 1, received: 1, lossRatio: 0, lostUp: 0, lostDown: 0, lossUpRatio: 0, lossDownRatio: 0 },
        ...steady,
        ...place,
        duplicates: 0,
        lateMaxMs: 0,
      },
    },
  }),
  stamp(
    'does not call the line dead for one lost packet',
    way((seq) => ({ isLostUp: seq === 0 })),
    {
      outcome: { ok: true, values: has({ sent: 2, received: 1, lostUp: 1, lostDown: 0 }) },
    },
  ),
  stamp('is a timeout when none came back, those sent on top included', all({ isLostDown: true }), {
    outcome: {
      ok: false,
      failure: 'timeout',
      detail: 'none of 3 packets came back',
      values: { sent: 3, received: 0, lossRatio: 1, ...place, duplicates: 0, lateMaxMs: 0 },
    },
  }),
  stamp('rates a perfect way', all({}), {
    options: voice,
    outcome: {
      ok: true,
      values: has({
        ...{ sent: 100, received: 100, longestLossRun: 0, reorderedUp: 0, reorderedDown: 0 },
        ...{ jitterUpMs: close(0), jitterDownMs: close(0), rFactor: close(93.2), mos: close(4.41), videoFit: 'good' },
      }),
    },
  }),
  stamp(
    'tells the ways apart on which packets are lost, to the packet',
    way((seq) => ({ isLostUp: seq % 10 === 3, isLostDown: seq >= 98 && seq < 101 })),
    {
      options: voice,
      outcome: {
        ok: true,
        values: has({
          ...{ sent: 100, received: 88, lostUp: 10, lostDown: 2, longestLossRun: 2 },
          ...{ lossUpRatio: close(0.1), lossDownRatio: close(2 / 90), videoFit: 'poor' },
        }),
      },
    },
  ),
  stamp(
    'says nothing of the ways when the reflector can’t be asked any more',
    way((seq) => ({ isLostUp: seq === 50 }), false),
    {
      options: voice,
      outcome: {
        ok: true,
        values: {
          ...{ sent: 100, received: 99, lossRatio: close(0.01), longestLossRun: 1, reorderedUp: 0, reorderedDown: 0 },
          ...{ jitterUpMs: close(0), jitterDownMs: close(0) },
          ...steady,
          ...place,
          duplicates: 0,
          lateMaxMs: 0,
        },
      },
    },
  ),
  stamp(
    'finds the jitter of each way',
    way((seq) => ({ upMs: seq % 2 === 0 ? 20 : 26, downMs: 10 + (seq % 2) })),
    {
      options: voice,
      outcome: { ok: true, values: has({ jitterUpMs: close(6), jitterDownMs: close(1), reorderedUp: 0 }) },
    },
  ),
  stamp(
    'counts packets that were overtaken on the way back',
    way((seq) => ({ downMs: seq === 4 ? 70 : 10 })),
    {
      options: voice,
      outcome: { ok: true, values: has({ reorderedUp: 0, reorderedDown: 1, received: 100 }) },
    },
  ),
  stamp(
    'counts answers that came twice, and each packet once',
    way((seq) => ({ copies: seq === 7 ? 3 : 1 })),
    {
      options: voice,
      outcome: { ok: true, values: has({ received: 100, duplicates: 2 }) },
    },
  ),
  stamp('calls a way of long delay fit for neither', all({ upMs: 300, downMs: 300 }), {
    options: voice,
    outcome: { ok: true, values: has({ videoFit: 'poor', rFactor: close(74.33), mos: close(3.79) }) },
  }),
  ...(['refused', 'unreachable'] as const).map((failure) =>
    stamp(`says ${failure} when the system does`, refusing(failedBy(failure)), {
      outcome: { ...failedBy(failure), values: has({ sent: 1, received: 0 }) },
    }),
  ),
  ...[
    ['forged', (answer: Uint8Array) => answer.slice().fill(0, 96, 112)],
    ['cut', (answer: Uint8Array) => answer.subarray(0, 100)],
    [
      'changed on the way',
      (answer: Uint8Array) => Uint8Array.from(answer, (byte, at) => (at === 35 ? byte ^ 1 : byte)),
    ],
    ['garbage', () => Uint8Array.of(1, 2, 3)],
    ['an answer to an earlier train', (_answer: Uint8Array, question: Uint8Array) => earlier(question)],
    ['the question itself', (_answer: Uint8Array, question: Uint8Array) => question],
  ].map(([what, spoil]) =>
    stamp(`is a bad reply when all that comes back is ${what}`, all({ spoil: spoil as NonNullable<Fate['spoil']> }), {
      outcome: {
        ok: false,
        failure: 'bad-reply',
        detail: '3 datagrams came back, none was signed by the reflector',
        values: has({ sent: 3, received: 0 }),
      },
    }),
  ),
  stamp(
    'does not send a train that the line’s allowance has no room for',
    { ...all({}), lineAllowance: spent },
    {
      options: voice,
      outcome: failedBy('denied'),
    },
  ),
  stamp('watches the line whatever the allowance', { ...all({}), lineAllowance: spent }, { outcome: { ok: true } }),
  stamp('needs a port', all({}), { outcome: { ok: false, failure: 'unsupported' } }),
].map((each, index, cases) => (index === cases.length - 1 ? { ...each, target: 'collector.example.vn' } : each));
