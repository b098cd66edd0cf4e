import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Result } from '../result.ts';
import type { Udp, UdpQuestion, UdpReply } from '../udp.ts';
import { abortError, type Deadline, startDeadline } from './deadline.ts';
import { nodeLimits } from './limits.ts';
import { type ResolverSettings, resolveHost } from './resolve.ts';
import { failed, troubleFrom } from './trouble.ts';
import { warmUp } from './warm-up.ts';

/** One question by UDP to the first address of a name, within one deadline for resolving and the answer. */
export const nodeUdp = (names: ResolverSettings = {}): Udp => ({
  ask: async (question, signal) => {
    await warmUp();
    using deadline = startDeadline(question.timeoutMs, signal);
    const resolved = await resolveHost(question.host, deadline, names);
    if (!resolved.ok) return resolved;
    const { addresses, resolveMs } = resolved.value;
    const [address] = addresses;
    const answer = await askAddress(address, question, deadline);
    return answer.ok ? { ok: true, value: { ...answer.value, address, resolveMs } } : answer;
  },
});

type Answered = Result<Pick<UdpReply, 'datagram' | 'localAddress' | 'roundTripMs'>>;

async function askAddress(address: string, question: UdpQuestion, deadline: Deadline): Promise<Answered> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  try {
    return await firstAnswer(socket, address, question, deadline.signal);
  } catch (error) {
    return troubleFrom(error, `asking ${address} port ${question.port} by UDP`);
  } finally {
    socket.close();
  }
}

/** A connected socket takes datagrams from that place alone, and hears that its port is closed. */
function firstAnswer(socket: Socket, address: string, question: UdpQuestion, signal: AbortSignal): Promise<Answered> {
  const { port, payload, isAnswer } = question;
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let passedOver = 0;
    const others = () => failed('bad-reply', `${passedOver} datagrams came from ${address}, none was the answer`);
    const onAbort = () => (passedOver > 0 ? resolve(others()) : reject(abortError(signal)));
    socket.on('error', reject);
    socket.on('message', (datagram) => {
      const roundTripMs = performance.now() - sentAt;
      if (isAnswer(datagram)) {
        return resolve({
          ok: true,
          value: { datagram: new Uint8Array(datagram), ...localAddressOf(socket), roundTripMs },
        });
      }
      passedOver += 1;
      if (passedOver >= nodeLimits.udpPassedOverMax) resolve(others());
    });
    socket.once('connect', () => {
      sentAt = performance.now();
      socket.send(payload, (error) => {
        if (error !== null) reject(error);
      });
    });
    socket.connect(port, address);
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** A system that leaves the choice of the address to each packet tells the one that stands for all: that is none. */
function localAddressOf(socket: Socket): Pick<UdpReply, 'localAddress'> {
  const { address } = socket.address();
  return address === '0.0.0.0' || address === '::' ? {} : { localAddress: address };
}
