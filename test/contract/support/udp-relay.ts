import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What a relay does with an answer of the real device; whatever it gives is sent in its place, in that order. */
export type Tamper = (answer: Buffer, question: Buffer) => readonly Buffer[];

export interface UdpRelay {
  readonly port: number;
  /** Questions that came in. */
  questions(): number;
  close(): void;
}

/** Stands between whoever asks and a device on this machine, and tampers with its answers. Without a device the questions are answered by `tamper` alone. */
export async function udpRelay(
  device: number | undefined,
  tamper: Tamper,
  how: { readonly elsewhere?: boolean; readonly byteEachMs?: number } = {},
): Promise<UdpRelay> {
  const front = await bound();
  // Another port is as foreign as another address.
  const back = how.elsewhere === true ? await bound() : front;
  const sockets = new Set<Socket>([front, back]);
  let questions = 0;
  let chatter: NodeJS.Timeout | undefined;
  front.on('message', (question, from) => {
    questions += 1;
    if (how.byteEachMs !== undefined) {
      chatter ??= setInterval(() => front.send(Buffer.of(0x30), from.port, from.address), how.byteEachMs);
    }
    const answer = (packet: Buffer) => {
      for (const one of tamper(packet, question)) back.send(one, from.port, from.address);
    };
    if (device === undefined) return answer(Buffer.alloc(0));
    const asking = createSocket('udp4');
    sockets.add(asking);
    asking.on('message', answer);
    asking.send(question, device, '127.0.0.1');
  });
  return {
    port: front.address().port,
    questions: () => questions,
    close: () => {
      clearInterval(chatter);
      for (const socket of sockets) socket.close();
    },
  };
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}
