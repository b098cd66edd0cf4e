import { connect, createServer, type Socket } from 'node:net';

/** A line to a port of this machine that can be cut: what is on its way is lost, and nothing more comes through. */
export interface CuttableLine {
  readonly port: number;
  cut(isCut: boolean): void;
  close(): void;
}

export async function cuttableLine(to: () => number): Promise<CuttableLine> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(to(), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const closeAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut: (wanted) => {
      isCut = wanted;
      if (isCut) closeAll();
    },
    close: () => {
      closeAll();
      server.close();
    },
  };
}
