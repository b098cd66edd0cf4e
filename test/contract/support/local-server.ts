import type { AddressInfo, Server, Socket } from 'node:net';

export interface LocalServer extends AsyncDisposable {
  readonly port: number;
}

/** Starts a server on a free port of the loopback; disposing it also ends the connections that it still holds. */
export async function listenLocally(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port of the loopback on which nothing listens. */
export async function closedPort(): Promise<number> {
  const { createServer } = await import('node:net');
  await using server = await listenLocally(createServer());
  return server.port;
}
