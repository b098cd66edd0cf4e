import type { PingRequest, PingTrain } from '../icmp.ts';
import type { Result } from '../result.ts';
import { pause } from './pause.ts';
import type { EchoLease } from './shared-echo-socket.ts';
import { failed, troubleFrom } from './trouble.ts';

/**
 * Echo requests through a socket that others use at the same time. It hears replies alone: why none came is not told. An
 * abort ends the train with what it has.
 */
export async function socketTrain(
  address: string,
  { packets, intervalMs, replyTimeoutMs, payloadBytes }: PingRequest,
  lease: EchoLease,
  signal: AbortSignal,
): Promise<Result<PingTrain>> {
  const rttMs: (number | undefined)[] = [];
  let sent = 0;
  let duplicates = 0;
  let firstError: Error | undefined;

  async function echo(index: number): Promise<void> {
    await pause(index * intervalMs, signal);
    if (signal.aborted) return;
    const replied = Promise.withResolvers<void>();
    let receivedAt: number | undefined;
    const sending = lease.send(address, payloadBytes, (at) => {
      if (receivedAt !== undefined) duplicates += 1;
      receivedAt ??= at;
      replied.resolve();
    });
    const { sentAt, error } = (await sending) ?? { sentAt: undefined };
    firstError ??= error;
    if (sentAt === undefined) return;
    sent += 1;
    await pause(replyTimeoutMs, signal, replied.promise);
    if (receivedAt !== undefined) rttMs[index] = receivedAt - sentAt;
  }

  await Promise.all(Array.from({ length: packets }, (_, index) => echo(index)));
  if (sent === 0) {
    if (firstError !== undefined) return troubleFrom(firstError, `sending to ${address}`);
    if (signal.aborted) return failed('timeout', 'stopped before a packet was sent');
    return failed('unsupported', 'too many echo requests are under way');
  }
  const received = rttMs.filter((rtt) => rtt !== undefined);
  return { ok: true, value: { sent, rttMs: received, duplicates, address, way: 'icmp-socket' } };
}
