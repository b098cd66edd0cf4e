import { connect, type Socket } from 'node:net';
import type { Failed, Result } from '../result.ts';
import { abortError, type Deadline } from './deadline.ts';
import { troubleFrom } from './trouble.ts';

export interface Connected {
  readonly socket: Socket;
  readonly address: string;
  readonly connectMs: number;
}

/**
 * Opens a TCP connection to the first address that takes one, in turn. Each may use its share of the time that is left,
 * so that a dead first address does not hide a living second. The failure is the last address's.
 */
export async function connectToFirst(
  addresses: readonly [string, ...string[]],
  port: number,
  deadline: Deadline,
): Promise<Result<Connected>> {
  let failure: Failed | undefined;
  for (const [index, address] of addresses.entries()) {
    const shareMs = deadline.leftMs() / (addresses.length - index);
    try {
      return { ok: true, value: await connectTo(address, port, shareMs, deadline.signal) };
    } catch (error) {
      failure = troubleFrom(error, `connecting to ${address} port ${port}`);
    }
    if (deadline.signal.aborted) break;
  }
  return failure as Failed;
}

function connectTo(address: string, port: number, timeoutMs: number, signal: AbortSignal): Promise<Connected> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortError(signal));
    const startedAt = performance.now();
    const socket = connect({ host: address, port, noDelay: true });
    const end = (error?: Error) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onTooLate);
      socket.removeListener('error', end);
      socket.removeListener('connect', onConnect);
      if (error === undefined) return resolve({ socket, address, connectMs: performance.now() - startedAt });
      // A late error of a socket that is being destroyed concerns nobody.
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    };
    const onConnect = () => end();
    const onTooLate = () => end(abortError(signal));
    const timer = setTimeout(onTooLate, timeoutMs);
    signal.addEventListener('abort', onTooLate, { once: true });
    socket.once('error', end);
    socket.once('connect', onConnect);
  });
}
