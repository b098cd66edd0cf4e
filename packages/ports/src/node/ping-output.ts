import type { PingTrain } from '../icmp.ts';

/** What one run of `ping` says, without the way it was made. */
export type PingOutput = Pick<PingTrain, 'sent' | 'rttMs' | 'duplicates' | 'rejection' | 'expiredAt'>;

/**
 * Reads the output of `ping -n` under LANG=C, of iputils (`icmp_seq=1`) and of busybox (`seq=0`). Gives undefined when
 * there are no statistics in it: the command did not get as far as sending.
 */
export function parsePingOutput(text: string): PingOutput | undefined {
  const sent = Number(/^(\d+) packets transmitted/m.exec(text)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(sent)) return undefined;
  const rtts = new Map<number, number>();
  let duplicates = 0;
  for (const [, sequence, rtt] of text.matchAll(/^\d+ bytes from .*seq=(\d+) .*time[=<]([\d.]+) ms/gm)) {
    if (rtts.has(Number(sequence))) duplicates += 1;
    else rtts.set(Number(sequence), Number(rtt));
  }
  const rttMs = [...rtts].sort(([a], [b]) => a - b).map(([, rtt]) => rtt);
  const rejection = rejectionIn(text);
  // iputils: `Time to live exceeded`, by IPv6 `Time exceeded: Hop limit`.
  const expiredAt = /^From (\S+?):? (?:icmp_seq=\d+ )?(?:Time to live exceeded|Time exceeded: Hop limit)/m.exec(
    text,
  )?.[1];
  return {
    sent,
    rttMs,
    duplicates,
    ...(rejection !== undefined && { rejection }),
    ...(expiredAt !== undefined && { expiredAt }),
  };
}

/** The first ICMP error, such as `From 192.0.2.1 icmp_seq=1 Destination Host Unreachable`. */
function rejectionIn(text: string): string | undefined {
  const found = /^From (\S+?):? (?:icmp_seq=\d+ )?(\D.*)$/m.exec(text);
  return found === null ? undefined : `${found[2]?.trim()} from ${found[1]}`;
}
