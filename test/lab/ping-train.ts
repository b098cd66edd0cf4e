import type { Lab } from './lab.ts';
import type { HostName } from './topology.ts';

export interface PingTrain {
  readonly received: number;
  /** Numbers of the requests without an answer, the first is 1. */
  readonly lost: readonly number[];
  readonly duplicates: number;
  /** Of first answers, as `ping` prints them. */
  readonly roundTripsMs: readonly number[];
}

/** Echo requests by the system's `ping`, which knows each by its number. The last answer is waited for a second. */
export async function pingTrain(
  lab: Lab,
  from: HostName,
  target: string,
  { packets, intervalMs }: { packets: number; intervalMs: number },
): Promise<PingTrain> {
  const given = ['-n', '-c', String(packets), '-i', String(intervalMs / 1_000), '-W', '1', target];
  const { stdout, stderr } = await lab.exec(from, ['ping', ...given], { env: { LC_ALL: 'C' } });
  if (!stdout.includes('packets transmitted')) throw new Error(`ping gave no statistics: ${stdout}${stderr}`);
  const roundTrips = new Map<number, number>();
  let duplicates = 0;
  for (const [, seq, ms, rest = ''] of stdout.matchAll(/icmp_seq=(\d+) ttl=\d+ time=([\d.]+) ms(.*)/g)) {
    if (rest.includes('DUP!')) duplicates++;
    else roundTrips.set(Number(seq), Number(ms));
  }
  const lost = Array.from({ length: packets }, (_, index) => index + 1).filter((seq) => !roundTrips.has(seq));
  return { received: roundTrips.size, lost, duplicates, roundTripsMs: [...roundTrips.values()] };
}
