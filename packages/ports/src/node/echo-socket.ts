import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { answeredSequence, echoRequest, SEQUENCES, TOKEN_BYTES } from './echo-packet.ts';
import { nodeLimits } from './limits.ts';
import type { Family, NativeIcmp } from './native-icmp.ts';

/** One echo request on its way. Times are of `performance.now()`. */
export interface SentEcho {
  /** Undefined when the system did not take it. */
  readonly sentAt: number | undefined;
  readonly error?: Error;
}

/** A request to send, and who is told of each reply to it. */
export interface Sending {
  readonly address: string;
  readonly payloadBytes: number;
  readonly onReply: (receivedAt: number) => void;
  /** Where the number of the request is put down for whoever has to forget it. */
  readonly mine: Set<number>;
}

/** An ICMP datagram socket that tells replies to its requests from everything else. */
export interface EchoSocket {
  /** Sends as soon as it is its turn. Undefined when too many requests are under way. */
  send(what: Sending): Promise<SentEcho> | undefined;
  /** No reply to this request is told any more. */
  forget(sequence: number): void;
  /** Whether the open socket keeps the process from ending. */
  holdProcess(isHeld: boolean): void;
  close(): void;
}

/**
 * Opens one and warms it up. The kernel rewrites the identifier of what is sent, so replies are told apart by a random token
 * and the sequence. Undefined where no socket can be had; `onBroken` is called when it can be used no more.
 */
export async function openEchoSocket(
  family: Family,
  open: NonNullable<NativeIcmp['openSocket']>,
  onBroken: () => void,
): Promise<EchoSocket | undefined> {
  const descriptor = await open(family);
  if (descriptor === undefined) return undefined;
  const socket = await bind(family, descriptor);
  const token = randomBytes(TOKEN_BYTES);
  const waiting = new Map<number, Sending['onReply']>();
  let sequence = -1;
  /** Sends in turn, one a turn of the event loop, so that a reply never waits behind a burst of requests. */
  let turn: Promise<unknown> = Promise.resolve();

  socket.on('message', (packet) => {
    const receivedAt = performance.now();
    const answered = answeredSequence(family, packet, token);
    if (answered !== undefined) waiting.get(answered)?.(receivedAt);
  });
  let isOpen = true;
  const close = () => {
    if (isOpen) socket.close();
    isOpen = false;
  };
  socket.on('error', () => {
    onBroken();
    close();
  });

  function nextSequence(): number {
    do sequence = (sequence + 1) % SEQUENCES;
    while (waiting.has(sequence));
    return sequence;
  }

  const opened: EchoSocket = {
    send: ({ address, payloadBytes, onReply, mine }) => {
      if (waiting.size >= nodeLimits.echoesUnderWayMax) return undefined;
      const number = nextSequence();
      waiting.set(number, onReply);
      mine.add(number);
      const packet = echoRequest({ family, sequence: number, token, payloadBytes });
      const sent = turn.then(() => sendNow(socket, packet, address));
      turn = sent.then(() => new Promise((resolve) => setImmediate(resolve)));
      return sent;
    },
    forget: (number) => waiting.delete(number),
    holdProcess: (isHeld) => {
      if (isHeld) socket.ref();
      else socket.unref();
    },
    close,
  };
  await warmUp(opened, family);
  return opened;
}

function bind(family: Family, fd: number): Promise<Socket> {
  // An address needs no resolving, and the way over `dns.lookup` would send a turn later than the stamp says.
  const lookup = (host: string, _options: unknown, done: (error: null, address: string, family: number) => void) =>
    done(null, host, family);
  const socket = createSocket({ type: family === 4 ? 'udp4' : 'udp6', lookup: lookup as never });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ fd }, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** ICMP has no ports, and Node takes no 0: any other will do. */
const NO_PORT = 1;

function sendNow(socket: Socket, packet: Uint8Array, address: string): Promise<SentEcho> {
  return new Promise((resolve) => {
    const calledAt = performance.now();
    let sentAt = calledAt;
    try {
      socket.send(packet, 0, packet.length, NO_PORT, address, (error) =>
        resolve(error === null || error === undefined ? { sentAt } : { sentAt: undefined, error }),
      );
      // The packet left within the call: halfway through it is off by the least.
      sentAt = (calledAt + performance.now()) / 2;
    } catch (error) {
      // A socket that broke meanwhile throws instead of telling.
      resolve({ sentAt: undefined, error: error instanceof Error ? error : new Error(String(error)) });
    }
  });
}

/**
 * A fresh process takes a few tenths of a millisecond longer for its first packets: code is compiled, pages are fetched.
 * That must be no part of a reading, so the first packets go to this very machine.
 */
async function warmUp(socket: EchoSocket, family: Family): Promise<void> {
  const address = family === 4 ? '127.0.0.1' : '::1';
  for (let echo = 0; echo < nodeLimits.echoWarmUps; echo++) {
    const mine = new Set<number>();
    await new Promise<void>((resolve) => {
      // A firewall may keep even the loopback silent.
      const timer = setTimeout(resolve, nodeLimits.echoWarmUpMs);
      const onReply = () => {
        clearTimeout(timer);
        resolve();
      };
      void socket.send({ address, payloadBytes: 56, onReply, mine });
    });
    for (const sequence of mine) socket.forget(sequence);
  }
}
