import type { CollectorRequest, HttpExchange, Result } from '@mach/ports';
import { createVirtualTime, exchangeWith, scriptedAllowance, scriptedCollectorLink } from '@mach/ports/testing';
import { expect } from 'vitest';
import { type Case, failedBy, text } from './probe-case.ts';

const OPENING_MS = 200;

const phases = (transferMs: number) => ({ resolveMs: 1, connectMs: 2, processingMs: 4, transferMs });
const sizeOf = ({ path, body }: CollectorRequest) => body?.length ?? Number(/bytes=(\d+)/.exec(path)?.[1]);

/** A line of these rates, in bits a second, on which each transfer has to open up first. */
function line(downBitsPerS: number, upBitsPerS: number, odd?: (bytes: number) => Result<HttpExchange> | undefined) {
  const collector = scriptedCollectorLink((request) => {
    const bytes = sizeOf(request);
    const found = odd?.(bytes);
    if (found !== undefined) return found;
    if (request.method === 'GET') {
      return exchangeWith({ bodyBytes: bytes, phases: phases(OPENING_MS + (bytes * 8_000) / downBitsPerS) });
    }
    const receipt = { bytes, ms: OPENING_MS + (bytes * 8_000) / upBitsPerS };
    return exchangeWith({ body: text(JSON.stringify(receipt)) });
  });
  return { collector, lineAllowance: scriptedAllowance() };
}

const status = (code: number) => line(1, 1, () => exchangeWith({ status: code }));
const receipt = (body: string) => ({
  collector: scriptedCollectorLink((request) =>
    request.method === 'GET'
      ? exchangeWith({ bodyBytes: sizeOf(request), phases: phases(100) })
      : exchangeWith({ body: text(body) }),
  ),
});
const throughputCase = (given: Omit<Case, 'kind' | 'target'>): Case => ({
  kind: 'throughput',
  target: 'collector',
  ...given,
});

/** Counters of a card that grow by these bytes in the second that the line is watched. */
function busy(bytes: number) {
  const { clock } = createVirtualTime().machine().program();
  let seconds = 0;
  const counters = () =>
    `  eth0: ${1_000 + seconds * bytes} 1 0 0 0 0 0 0 500 1 0 0 0 0 0 0\n    lo: 9 1 0 0 0 0 0 0 9 1 0 0 0 0 0 0\n`;
  return {
    clock: { ...clock, uptimeMs: () => seconds * 1_000, sleep: async () => void seconds++ },
    files: {
      readText: async () => ({ ok: true, value: counters() }) as const,
      list: async () => failedBy('not-found'),
      space: async () => failedBy('not-found'),
    },
  };
}

const refusals: readonly (readonly [code: number, failure: string, detail: string])[] = [
  [401, 'denied', 'the collector answers 401'],
  [404, 'unsupported', 'this collector does not measure throughput'],
  [429, 'denied', 'the collector is measuring with other PCs'],
  [502, 'bad-reply', 'the collector answers 502'],
];

export const throughputCases: readonly Case[] = [
  throughputCase({
    claim: 'gives the rate of a line without what each transfer needs to get going',
    ports: line(5_000_000, 2_000_000),
    outcome: {
      ok: true,
      values: {
        downBitsPerS: 5_000_000,
        upBitsPerS: expect.closeTo(2_000_000, 0),
        // Sized for three seconds at the rate of the first: 250 kB in 600 ms, and in 1,200.
        usedBytes: 2 * 250_000 + 1_250_000 + 625_000,
      },
    },
  }),
  throughputCase({
    claim: 'uses no more than it may on a fast line',
    ports: line(1_000_000_000, 1_000_000_000),
    options: { bytesMax: 1_000_000 },
    outcome: {
      ok: true,
      values: {
        downBitsPerS: expect.closeTo(1_000_000_000, 0),
        upBitsPerS: expect.closeTo(1_000_000_000, 0),
        usedBytes: 2 * 250_000 + 2 * 1_000_000,
      },
    },
  }),
  throughputCase({
    claim: 'is content with the first transfer where that took its time',
    ports: line(500_000, 500_000),
    outcome: {
      ok: true,
      values: {
        downBitsPerS: expect.closeTo(2_000_000_000 / 4_200, 0),
        upBitsPerS: expect.closeTo(2_000_000_000 / 4_200, 0),
        usedBytes: 500_000,
      },
    },
  }),
  throughputCase({
    claim: 'keeps the rate down when the way up fails, and says what was used',
    ports: {
      collector: scriptedCollectorLink((request) =>
        request.method === 'GET'
          ? exchangeWith({ bodyBytes: sizeOf(request), phases: phases(sizeOf(request) / 1_000) })
          : failedBy('timeout'),
      ),
    },
    outcome: {
      ...failedBy('timeout'),
      values: { usedBytes: 250_000 + 3_000_000 + 250_000, downBitsPerS: 8_000_000 },
    },
  }),
  ...refusals.map(
    ([code, failure, detail]): Case =>
      throughputCase({
        claim: `is ${failure} at the status ${code}`,
        ports: status(code),
        outcome: { ok: false, failure, detail } as Case['outcome'],
      }),
  ),
  ...['', 'null', '{"bytes":1}', '{"bytes":1,"ms":-1}', '<html>'].map((body) =>
    throughputCase({
      claim: `is a bad reply where the collector says ${JSON.stringify(body)} of an upload`,
      ports: receipt(body),
      outcome: { ok: false, failure: 'bad-reply', detail: 'the collector did not say what arrived' },
    }),
  ),
  throughputCase({
    claim: 'is a bad reply where fewer bytes come than were asked for',
    ports: line(1, 1, (bytes) => exchangeWith({ bodyBytes: bytes - 1 })),
    outcome: { ok: false, failure: 'bad-reply', detail: '249999 bytes came of 250000' },
  }),
  throughputCase({
    claim: 'leaves a busy line alone',
    ports: { ...line(1, 1), ...busy(200_000) },
    outcome: { ok: false, failure: 'denied', detail: 'the line is busy: 1600000 bits a second' },
  }),
  throughputCase({
    claim: 'measures a line with little on it',
    ports: { ...line(5_000_000, 5_000_000), ...busy(100_000) },
    outcome: { ok: true },
  }),
  throughputCase({
    claim: 'is denied where the allowance is used up',
    ports: { ...line(1, 1), lineAllowance: scriptedAllowance(failedBy('denied')) },
    outcome: failedBy('denied'),
  }),
  {
    claim: 'measures nothing but the way to its collector',
    kind: 'throughput',
    target: 'http://collector.example.vn/',
    ports: line(1, 1),
    outcome: { ok: false, failure: 'unsupported' },
  },
];
