import { createServer, type Socket } from 'node:net';
import { inflateSync } from 'node:zlib';
import { CENTRE } from './own-network.ts';

const HEAD_BYTES = 13;
const FLAG_COMPRESSED = 2;
const BODY_BYTES_MAX = 1_000_000;

export interface ZabbixServer {
  readonly port: number;
  /** Values that came since the last call. */
  takeCount(): number;
}

/** As much of a Zabbix server as an agent with active checks asks for: the list of its items, and thanks for their values. */
export async function zabbixServer(items: readonly object[]): Promise<ZabbixServer> {
  let count = 0;
  const answer = (request: { readonly request?: string; readonly data?: readonly unknown[] }) => {
    if (request.request === 'active checks') return { response: 'success', data: items };
    count += request.data?.length ?? 0;
    const processed = request.data?.length ?? 0;
    return {
      response: 'success',
      info: `processed: ${processed}; failed: 0; total: ${processed}; seconds spent: 0.000010`,
    };
  };
  const server = createServer((socket) => converse(socket, answer));
  await new Promise<void>((resolve) => server.listen(0, CENTRE, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}

/** Head: ZBXD, a byte of flags, the body's length and its unpacked length, 32 bits each, little-endian. */
function converse(socket: Socket, answer: (request: object) => object): void {
  let got = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    got = Buffer.concat([got, chunk]);
    if (got.length > BODY_BYTES_MAX) socket.destroy();
    if (got.length < HEAD_BYTES) return;
    const end = HEAD_BYTES + got.readUInt32LE(5);
    if (got.length < end) return;
    const sent = got.subarray(HEAD_BYTES, end);
    const body = ((got[4] ?? 0) & FLAG_COMPRESSED) === 0 ? sent : inflateSync(sent);
    const text = Buffer.from(JSON.stringify(answer(JSON.parse(body.toString('utf8')))));
    const head = Buffer.alloc(HEAD_BYTES);
    head.write('ZBXD\x01', 'latin1');
    head.writeUInt32LE(text.length, 5);
    socket.end(Buffer.concat([head, text]));
  });
}
