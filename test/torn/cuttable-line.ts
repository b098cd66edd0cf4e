import { connect, createServer, type Socket } from 'node:net';

/**
 * `open`: all passes. `cut`: connections end and new ones are refused. `dead`: connections stand and nothing passes either way.
 * `deaf`: what is asked arrives, what is answered does not.
 */
export type LineState = 'open' | 'cut' | 'dead' | 'deaf';

/** A line to a port of this machine that can be cut: what is on its way is lost, and nothing more comes through. */
export interface CuttableLine {
  readonly port: number;
  /** Connections that were there when it is opened again end: what they lost can't be made good. */
  become(state: LineState): void;
  close(): void;
}

export async function cuttableLine(to: () => number): Promise<CuttableLine> {
  const open = new Set<Socket>();
  let state: LineState = 'open';
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(to(), '127.0.0.1');
    for (const [one, other, isAnswer] of [
      [near, far, false],
      [far, near, true],
    ] as const) {
      open.add(one);
      one.on('data', (chunk) => {
        const isLost = state === 'dead' || (state === 'deaf' && isAnswer);
        if (isLost || other.destroyed || other.write(chunk)) return;
        one.pause();
        other.once('drain', () => one.resume());
      });
      one.on('end', () => {
        if (state === 'open') other.end();
      });
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
    become: (wanted) => {
      if (wanted === 'cut' || (wanted === 'open' && state !== 'open')) closeAll();
      state = wanted;
    },
    close: () => {
      closeAll();
      server.close();
    },
  };
}
