import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { findProgram } from '../../requirements.ts';

export interface Dnsmasq extends AsyncDisposable {
  /** Address and port, as the probe's `server` option takes them. */
  readonly server: string;
}

/** Starts dnsmasq on a free port with these records, as its command line takes them, and no resolver to ask further. */
export async function startDnsmasq(records: readonly string[]): Promise<Dnsmasq> {
  const port = await freeUdpPort();
  const place = ['--no-daemon', '--conf-file=/dev/null', '--no-resolv', '--no-hosts', `--port=${port}`, '--user='];
  const child = spawn(
    findProgram('dnsmasq') as string,
    [...place, '--listen-address=127.0.0.1', '--bind-interfaces', ...records],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  for await (const line of child.stderr) if (String(line).includes('started')) break;
  child.stderr.resume();
  return {
    server: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => void socket.close(() => resolve()));
  return port;
}
