import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { nodeHash } from '@mach/ports/node';
import { UNIX_EPOCH_IN_NTP_MS } from '@mach/probes';
import { REFLECTOR_LIMITS } from './limits.ts';
import { createReflector, type Reflector, type ReflectorClock } from './reflector.ts';

export interface UdpReflectorSettings {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** What all keys follow from. */
  readonly secret: Uint8Array;
  /** How far the collector's clock is ahead of this machine's, where that is another one. */
  readonly clockAheadMs?: number;
}

export interface UdpReflector extends Pick<Reflector, 'counts' | 'takeHeard' | 'takeDeaf'> {
  readonly port: number;
  close(): Promise<void>;
}

/** Room for a second of the fastest trains of ten meetings, so that a busy moment of this machine loses none. */
const RECEIVE_BUFFER_BYTES = 4 * 1_048_576;

/** A reflector on a UDP port. Run it on a thread of its own: its times must not wait for anything else. */
export async function startUdpReflector(settings: UdpReflectorSettings): Promise<UdpReflector> {
  const { host, port, secret, clockAheadMs = 0 } = settings;
  const reflector = createReflector({ secret, hash: nodeHash(''), clock: clockAhead(clockAheadMs) }, REFLECTOR_LIMITS);
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize: RECEIVE_BUFFER_BYTES });
  socket.on('message', (datagram, from) => {
    const answer = reflector.reflect(datagram, `${from.address} ${from.port}`);
    // An answer that can't be sent is one more that does not arrive: the sender sees it as lost on the way back.
    if (answer !== undefined) socket.send(answer, from.port, from.address, () => {});
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address: host, port }, () => {
      socket.off('error', reject);
      resolve();
    });
  });
  // Refusals of senders that are gone come back as errors of this socket and concern nobody.
  socket.on('error', () => {});
  return {
    port: socket.address().port,
    counts: reflector.counts,
    takeHeard: reflector.takeHeard,
    takeDeaf: reflector.takeDeaf,
    close: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
}

/** NTP's time goes on evenly from the start: a step of the wall clock in the middle of a train would look like delay. */
function clockAhead(aheadMs: number): ReflectorClock {
  const startedMs = UNIX_EPOCH_IN_NTP_MS + performance.timeOrigin + aheadMs;
  return { wallMs: () => Date.now() + aheadMs, ntpMs: () => startedMs + performance.now() };
}
