import { eventually } from '../support/programs.ts';
import type { Lab } from './lab.ts';
import type { HostName } from './topology.ts';

export interface EchoCapture {
  /** Ends the capture. Round trips of the answered requests, in the order they were sent. */
  stop(): Promise<{ readonly sent: number; readonly roundTripsMs: readonly number[] }>;
}

/** Echo requests and replies as they pass an interface, with the kernel's times: what a measured round trip is held against. */
export async function captureEchoes(lab: Lab, host: HostName, name: string): Promise<EchoCapture> {
  const started = lab.start(host, ['tcpdump', '-n', '-tt', '--immediate-mode', '-l', '-i', name, 'icmp']);
  await eventually('tcpdump listens', () => started.output().includes('listening on') || undefined, 10_000);
  return {
    async stop() {
      const { stdout } = await started.stop();
      const sentAt = new Map<string, number>();
      const roundTripsMs: number[] = [];
      for (const [, seconds, what, key = ''] of stdout.matchAll(
        /^([\d.]+) IP .*echo (request|reply), (id \d+, seq \d+),/gm,
      )) {
        const before = sentAt.get(key);
        if (what === 'request') sentAt.set(key, Number(seconds));
        else if (before !== undefined) roundTripsMs.push((Number(seconds) - before) * 1_000);
      }
      return { sent: sentAt.size, roundTripsMs };
    },
  };
}
