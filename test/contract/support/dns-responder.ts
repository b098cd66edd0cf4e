import { createSocket } from 'node:dgram';

export interface DnsResponder extends AsyncDisposable {
  /** Address and port, as the probe's `server` option takes them. */
  readonly server: string;
  /** Questions so far. */
  asked(): number;
  /** From now on it answers otherwise. */
  become(code?: number, addresses?: readonly string[]): void;
}

/** Codes of RFC 1035, 4.1.1. */
export const RCODES = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

/** A resolver on a free port that answers every question with this code and these IPv4 addresses; silent without a code. */
export async function startDnsResponder(code?: number, addresses: readonly string[] = []): Promise<DnsResponder> {
  const socket = createSocket('udp4');
  let asked = 0;
  let says = { code, addresses };
  socket.on('message', (question, from) => {
    asked += 1;
    if (says.code !== undefined) socket.send(answerTo(question, says.code, says.addresses), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    become: (nextCode, next = []) => {
      says = { code: nextCode, addresses: next };
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void socket.close(() => resolve())),
  };
}

function answerTo(question: Buffer, code: number, addresses: readonly string[]): Buffer {
  const asked = question.subarray(12, question.indexOf(0, 12) + 5);
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  // The name is a pointer to the question's, then type A, class IN, a minute to live and four bytes.
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([header, asked, ...records]);
}
