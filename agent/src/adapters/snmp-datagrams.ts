import { createSocket, type Socket } from 'node:dgram';
import type { SnmpTarget } from '@mach/ports';

export interface DatagramLimits {
  /** Datagrams that one conversation may send, whatever the device makes it ask. */
  readonly datagramsMax: number;
  /** And for one question: a device of version 3 that says who it is instead of an answer is asked again by the library, for ever. */
  readonly perQuestionMax: number;
  /** Datagrams of the device that are no answers; with more it is left. */
  readonly strangeMax: number;
}

/** The sockets of one conversation, in the shape in which net-snmp takes them, with bounds and with a word for trouble. */
export interface ConnectedDatagrams {
  readonly module: { createSocket(): object };
  sent(): number;
  /** Whether anything came back yet. */
  hasHeard(): boolean;
  /** A packet could not be read. */
  unreadable(): void;
  /** Packets that could not be read since the last question. */
  strange(): number;
  /** Called once with what ends the present question at once. */
  onTrouble(tell: (error: Error) => void): void;
}

/**
 * Connected sockets: the system lets through what comes from that address and port alone, and tells when nothing listens there.
 */
export function connectedDatagrams(
  { address, port }: Pick<SnmpTarget, 'address' | 'port'>,
  { datagramsMax, perQuestionMax, strangeMax }: DatagramLimits,
): ConnectedDatagrams {
  let sent = 0;
  let ofQuestion = 0;
  let strange = 0;
  let hasHeard = false;
  let tell: (error: Error) => void = () => {};

  const unreadable = () => {
    strange += 1;
    if (strange >= strangeMax) tell(new Error(`${strange} packets that are no answers`));
  };

  function create(): object {
    const socket = createSocket('udp4');
    const connected = connect(socket, port, address);
    connected.catch((error: Error) => tell(error));
    socket.on('error', (error) => tell(error));
    return {
      on: (event: string, listener: (...given: unknown[]) => void) => {
        // What the library does not foresee in a packet must not end the process.
        if (event === 'message') {
          socket.on('message', (packet, from) => {
            hasHeard = true;
            attempt(() => listener(packet, from), unreadable);
          });
        }
        if (event === 'close') socket.on('close', () => listener());
      },
      send: (
        packet: Uint8Array,
        _from: number,
        _length: number,
        _port: number,
        _to: string,
        done: (error: Error | null) => void,
      ) => {
        sent += 1;
        ofQuestion += 1;
        if (sent > datagramsMax) return done(new Error(`more than ${datagramsMax} datagrams in one conversation`));
        if (ofQuestion > perQuestionMax) return done(new Error(`no answer after ${perQuestionMax} datagrams`));
        connected.then(
          () => socket.send(packet, (error) => done(error ?? null)),
          (error: Error) => done(error),
        );
      },
      ref: () => socket.ref(),
      unref: () => socket.unref(),
      close: () =>
        attempt(
          () => socket.close(),
          () => {},
        ),
    };
  }

  return {
    module: { createSocket: create },
    sent: () => sent,
    hasHeard: () => hasHeard,
    unreadable,
    strange: () => strange,
    onTrouble: (next) => {
      ofQuestion = 0;
      strange = 0;
      tell = next;
    },
  };
}

function connect(socket: Socket, port: number, address: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once('connect', resolve);
  socket.once('error', reject);
  socket.connect(port, address);
  return promise;
}

function attempt(work: () => void, otherwise: () => void): void {
  try {
    work();
  } catch {
    otherwise();
  }
}
