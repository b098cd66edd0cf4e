import { createSocket } from 'node:dgram';
import { findProgram } from '../../requirements.ts';
import { type Started, startSaying } from '../../support/programs.ts';

export interface Dnsmasq extends AsyncDisposable {
  /** Address and port, as the probe's `server` option takes them. */
  readonly server: string;
}

/** Starts dnsmasq on a free port with these records, as its command line takes them, and no resolver to ask further. */
export async function startDnsmasq(records: readonly string[]): Promise<Dnsmasq> {
  const { port, started } = await startOnFreePort(records);
  return {
    server: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void (await started.stop()),
  };
}

/** It needs the port for UDP and for TCP at once; one that is free for the first may be taken for the second. */
async function startOnFreePort(
  records: readonly string[],
  triesLeft = 5,
): Promise<{ readonly port: number; readonly started: Started }> {
  const port = await freeUdpPort();
  const place = ['--no-daemon', '--conf-file=/dev/null', '--no-resolv', '--no-hosts', `--port=${port}`, '--user='];
  const given = [...place, '--listen-address=127.0.0.1', '--bind-interfaces', ...records];
  try {
    return { port, started: await startSaying(findProgram('dnsmasq') as string, given, /started/) };
  } catch (error) {
    if (triesLeft <= 1 || !/in use/i.test(String(error))) throw error;
    return startOnFreePort(records, triesLeft - 1);
  }
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => void socket.close(() => resolve()));
  return port;
}
