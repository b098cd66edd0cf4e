import { expect, it } from 'vitest';
import { apiTrain } from './api-train.ts';
import type { NativeEchoReply } from './native-icmp.ts';

const request = { host: 'x', packets: 3, intervalMs: 0, replyTimeoutMs: 1_000, payloadBytes: 56 };
const { signal } = new AbortController();
const train = (...replies: readonly (NativeEchoReply | undefined)[]) => {
  const left = [...replies];
  return apiTrain('192.0.2.1', request, async () => left.shift(), signal);
};
const reply = (rttMs: number) => ({ type: 'reply', rttMs }) as const;
const counted = { sent: 3, duplicates: 0, address: '192.0.2.1', way: 'icmp-api' };

it.each<[string, readonly NativeEchoReply[], object]>([
  ['replies', [reply(3), reply(1), reply(2)], { rttMs: [3, 1, 2] }],
  ['a loss', [reply(3), { type: 'lost' }, reply(2)], { rttMs: [3, 2] }],
  [
    'a router that ends the packets',
    [{ type: 'expired', from: '192.0.2.9' }, { type: 'lost' }, { type: 'lost' }],
    { rttMs: [], expiredAt: '192.0.2.9', rejection: 'TTL expired at 192.0.2.9' },
  ],
  [
    'one that can’t go on',
    [{ type: 'lost' }, { type: 'rejected', why: 'Destination Host Unreachable from 192.0.2.9' }, reply(1)],
    { rttMs: [1], rejection: 'Destination Host Unreachable from 192.0.2.9' },
  ],
])('makes a train of %s', async (_what, replies, told) => {
  expect(await train(...replies)).toEqual({ ok: true, value: { ...counted, ...told } });
});

it('is no way where the calls can’t be had', async () => {
  expect(await train(undefined, undefined, undefined)).toBeUndefined();
});

it('ends at an abort with what it has, though a call can’t be stopped', async () => {
  const stopping = new AbortController();
  let calls = 0;
  const ended = apiTrain(
    '192.0.2.1',
    request,
    () => {
      calls += 1;
      if (calls < 3) return Promise.resolve(reply(calls));
      stopping.abort();
      return new Promise(() => {});
    },
    stopping.signal,
  );
  expect(await ended).toEqual({ ok: true, value: { ...counted, rttMs: [1, 2] } });
});
