import { type EchoSocket, openEchoSocket, type SentEcho } from './echo-socket.ts';
import { nodeLimits } from './limits.ts';
import type { Family, NativeIcmp } from './native-icmp.ts';

/** A hold on the socket. */
export interface EchoLease extends Disposable {
  /**
   * Sends one request as soon as it is its turn; every reply to it, and each copy of one, is told until the lease ends.
   * Undefined when too many are under way.
   */
  send(address: string, payloadBytes: number, onReply: (receivedAt: number) => void): Promise<SentEcho> | undefined;
}

/**
 * One ICMP datagram socket for all trains of a family, open only while there are any and a little longer: a leader asks
 * forty devices through a single descriptor, and an idle agent holds none. Undefined where no socket can be had.
 */
export function sharedEchoSocket(family: Family, open: NonNullable<NativeIcmp['openSocket']>) {
  let opening: Promise<EchoSocket | undefined> | undefined;
  let leases = 0;
  let closing: NodeJS.Timeout | undefined;

  function begin(): Promise<EchoSocket | undefined> {
    const begun = openEchoSocket(family, open, () => drop(begun));
    begun.catch(() => drop(begun));
    opening = begun;
    return begun;
  }

  function drop(begun: Promise<EchoSocket | undefined>): void {
    if (opening === begun) opening = undefined;
  }

  function release(begun: Promise<EchoSocket | undefined>, socket: EchoSocket | undefined): void {
    leases -= 1;
    if (leases > 0) return;
    if (socket === undefined) {
      drop(begun);
      return;
    }
    socket.holdProcess(false);
    closing = setTimeout(() => {
      drop(begun);
      socket.close();
    }, nodeLimits.echoSocketLingerMs).unref();
  }

  return async (): Promise<EchoLease | undefined> => {
    leases += 1;
    clearTimeout(closing);
    const begun = opening ?? begin();
    const socket = await begun.catch((error: unknown) => {
      release(begun, undefined);
      throw error;
    });
    if (socket === undefined) {
      release(begun, socket);
      return undefined;
    }
    socket.holdProcess(true);
    const mine = new Set<number>();
    return {
      send: (address, payloadBytes, onReply) => socket.send({ address, payloadBytes, onReply, mine }),
      [Symbol.dispose]: () => {
        for (const sequence of mine) socket.forget(sequence);
        release(begun, socket);
      },
    };
  };
}
