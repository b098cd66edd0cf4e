import { connect, type Socket } from 'node:net';

/** Sends ready-made requests over kept connections, and costs so little that the receiver is what is measured. */
export interface KeepAliveClient {
  /** Sends all, each connection its next one when the last was answered. Throws at the first answer that is not 2xx. */
  sendAll(requests: readonly Buffer[]): Promise<void>;
  close(): void;
}

/** One HTTP/1.1 request as it goes over the line. */
export function httpRequest(path: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', ...headers, 'content-length': String(body.byteLength) });
  const head = `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

/** Opens the connections to a server on this machine. */
export async function openClient(port: number, connections: number): Promise<KeepAliveClient> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  return {
    async sendAll(requests) {
      let next = 0;
      await Promise.all(
        sockets.map(async (socket) => {
          for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
            await exchange(socket, request);
          }
        }),
      );
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

function exchange(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const finish = (error?: Error) => {
      socket.off('data', read);
      socket.off('close', ended);
      if (error === undefined) resolve();
      else reject(error);
    };
    const ended = () => finish(new Error('the server closed the connection'));
    const read = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head))?.[1] ?? 0);
      if (answer.length < head + 4 + length) return;
      const status = Number(answer.slice(9, 12));
      finish(status < 300 ? undefined : new Error(`answered ${answer.slice(0, 1_000)}`));
    };
    socket.on('data', read);
    socket.on('close', ended);
    socket.write(request);
  });
}
