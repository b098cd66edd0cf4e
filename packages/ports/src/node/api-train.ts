import { isIPv6 } from 'node:net';
import type { PingRequest, PingTrain } from '../icmp.ts';
import type { Result } from '../result.ts';
import type { NativeEchoReply, NativeIcmp } from './native-icmp.ts';
import { pause } from './pause.ts';
import { failed } from './trouble.ts';

/**
 * Echo requests by Windows' own calls, one after the other at their interval. A call can't be stopped: an abort ends the
 * train with what it has, and what is still under way is not waited for. Undefined where the calls can't be had.
 */
export async function apiTrain(
  address: string,
  { packets, intervalMs, replyTimeoutMs, payloadBytes, ttl }: PingRequest,
  echo: NonNullable<NativeIcmp['echo']>,
  signal: AbortSignal,
): Promise<Result<PingTrain> | undefined> {
  const family = isIPv6(address) ? 6 : 4;
  const request = { address, family, payloadBytes, timeoutMs: replyTimeoutMs, ttl } as const;
  const replies = await Promise.all(
    Array.from({ length: packets }, async (_, index): Promise<NativeEchoReply | 'not-sent' | undefined> => {
      await pause(index * intervalMs, signal);
      if (signal.aborted) return 'not-sent';
      const stopped = new Promise<NativeEchoReply>((resolve) => {
        signal.addEventListener('abort', () => resolve({ type: 'lost' }), { once: true });
      });
      return Promise.race([echo(request), stopped]);
    }),
  );
  if (replies.includes(undefined)) return undefined;
  const sent = replies.filter((reply) => reply !== undefined && reply !== 'not-sent');
  if (sent.length === 0) return failed('timeout', 'stopped before a packet was sent');
  const expired = sent.find((reply) => reply.type === 'expired');
  const rejected = sent.find((reply) => reply.type === 'rejected');
  return {
    ok: true,
    value: {
      sent: sent.length,
      rttMs: sent.flatMap((reply) => (reply.type === 'reply' ? [reply.rttMs] : [])),
      duplicates: 0,
      ...(expired !== undefined && { rejection: `TTL expired at ${expired.from}`, expiredAt: expired.from }),
      ...(rejected !== undefined && { rejection: rejected.why }),
      address,
      way: 'icmp-api',
    },
  };
}
