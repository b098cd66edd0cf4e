import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

export interface UdpServer extends AsyncDisposable {
  readonly port: number;
  readonly socket: Socket;
}

/** Answers each datagram on a free port of the loopback with these. */
export async function startUdpServer(
  answer: (question: Uint8Array, from: RemoteInfo) => readonly Uint8Array[],
  address: '127.0.0.1' | '::1' = '127.0.0.1',
): Promise<UdpServer> {
  const socket = createSocket(address === '::1' ? 'udp6' : 'udp4');
  socket.on('message', (question, from) => {
    for (const datagram of answer(question, from)) socket.send(datagram, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  return {
    port: socket.address().port,
    socket,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void socket.close(() => resolve())),
  };
}

/** A port of the loopback on which nobody hears datagrams. */
export async function closedUdpPort(): Promise<number> {
  await using server = await startUdpServer(() => []);
  return server.port;
}
