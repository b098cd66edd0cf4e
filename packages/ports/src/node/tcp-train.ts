import { connect } from 'node:net';
import type { PingRequest, PingTrain } from '../icmp.ts';
import type { Result } from '../result.ts';
import { pause } from './pause.ts';
import { codeOf } from './trouble.ts';

/** Ports that something on the way to almost every machine answers on, if only by refusing. */
const ports = [443, 80, 53];

/**
 * Round trips of TCP's handshake, where no echo request can be had: an open port answers SYN by SYN-ACK, a closed one by
 * RST, and both count. The first port that answers is asked for the whole train; without one, the train is the attempts
 * to find it, all of them lost. An abort ends the train with what it has.
 */
export async function tcpTrain(
  address: string,
  { packets, intervalMs, replyTimeoutMs }: PingRequest,
  signal: AbortSignal,
): Promise<Result<PingTrain>> {
  const train = { duplicates: 0, address, way: 'tcp-connect' } as const;
  const port = await firstAnswering(address, replyTimeoutMs, signal);
  if (port === undefined) return { ok: true, value: { ...train, sent: ports.length, rttMs: [] } };
  const answers = await Promise.all(
    Array.from({ length: packets }, async (_, index) => {
      await pause(index * intervalMs, signal);
      return signal.aborted ? 'not-sent' : roundTrip(address, port, replyTimeoutMs, signal);
    }),
  );
  const sent = answers.filter((answer) => answer !== 'not-sent');
  return {
    ok: true,
    value: { ...train, sent: sent.length, rttMs: sent.filter((answer) => answer !== undefined) },
  };
}

async function firstAnswering(address: string, timeoutMs: number, signal: AbortSignal): Promise<number | undefined> {
  const asked = ports.map(async (port) => {
    if ((await roundTrip(address, port, timeoutMs, signal)) === undefined) throw new Error(`port ${port} is silent`);
    return port;
  });
  return Promise.any(asked).catch(() => undefined);
}

/** In ms; undefined when nothing came back in time. */
function roundTrip(address: string, port: number, timeoutMs: number, signal: AbortSignal): Promise<number | undefined> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const socket = connect({ host: address, port });
    const end = (rttMs?: number) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onTooLate);
      socket.destroy();
      resolve(rttMs);
    };
    const onTooLate = () => end();
    const timer = setTimeout(onTooLate, timeoutMs);
    signal.addEventListener('abort', onTooLate, { once: true });
    socket.once('connect', () => end(performance.now() - startedAt));
    socket.on('error', (error) => end(codeOf(error) === 'ECONNREFUSED' ? performance.now() - startedAt : undefined));
  });
}
