import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Arrival, DatagramChannel, Datagrams } from '../datagrams.ts';
import type { Failed, Result } from '../result.ts';
import { abortError, startDeadline } from './deadline.ts';
import { createKnownAddresses } from './known-addresses.ts';
import { nodeLimits } from './limits.ts';
import { type ResolverSettings, resolveHost } from './resolve.ts';
import { troubleFrom } from './trouble.ts';
import { warmUp } from './warm-up.ts';

/**
 * Channels over a connected UDP socket: the kernel lets through what comes from that place alone, and tells of its refusals. A name is
 * asked for each five minutes, and after a channel through which nothing came; where it is not answered, it means what it last meant.
 */
export function nodeDatagrams(settings: ResolverSettings = {}): Datagrams {
  const known = createKnownAddresses(nodeLimits.watchedNameFreshMs);
  const names = { ...settings, known };
  return {
    open: async ({ host, port, timeoutMs }, signal) => {
      await warmUp();
      using deadline = startDeadline(timeoutMs, signal);
      const resolved = await resolveHost(host, deadline, names);
      if (!resolved.ok) return resolved;
      const { addresses, resolveMs } = resolved.value;
      const [address] = addresses;
      const connected = await connect(address, port, deadline.signal);
      if (!connected.ok) return connected;
      const opened = { address, resolveMs, onSilence: () => known.doubt(host) };
      return { ok: true, value: channelOver(connected.value, `${address} port ${port}`, opened, signal) };
    },
  };
}

async function connect(address: string, port: number, signal: AbortSignal): Promise<Result<Socket>> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  try {
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) return reject(abortError(signal));
      socket.once('error', reject);
      socket.once('connect', resolve);
      socket.connect(port, address);
    });
    socket.removeAllListeners('error');
    return { ok: true, value: socket };
  } catch (error) {
    socket.close();
    return troubleFrom(error, `opening a way to ${address} port ${port}`);
  }
}

function channelOver(
  socket: Socket,
  place: string,
  { onSilence, ...opened }: Pick<DatagramChannel, 'address' | 'resolveMs'> & { readonly onSilence: () => void },
  signal: AbortSignal,
): DatagramChannel {
  let isHeard = false;
  let arrived: Arrival[] = [];
  let trouble: Failed | undefined;
  let wakeOnArrival: (() => void) | undefined;
  const heard = (error: Error) => {
    trouble = troubleFrom(error, `sending to ${place}`);
    wakeOnArrival?.();
  };
  socket.on('error', heard);
  socket.on('message', (datagram) => {
    const atMs = performance.now();
    isHeard = true;
    if (arrived.length < nodeLimits.datagramsWaitingMax) arrived.push({ datagram, atMs });
    wakeOnArrival?.();
  });

  return {
    ...opened,
    nowMs: () => performance.now(),
    send: (payload) => socket.send(payload, (error) => error !== null && heard(error)),
    take: () => {
      const taken = arrived;
      arrived = [];
      return taken;
    },
    trouble: () => trouble,
    wait: (untilMs, { orArrival } = { orArrival: false }) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          wakeOnArrival = undefined;
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, Math.max(0, untilMs - performance.now()));
        if (orArrival) wakeOnArrival = end;
        signal.addEventListener('abort', end, { once: true });
        if (signal.aborted || (orArrival && arrived.length > 0)) end();
      }),
    [Symbol.dispose]: () => {
      if (!isHeard) onSilence();
      socket.close();
    },
  };
}
