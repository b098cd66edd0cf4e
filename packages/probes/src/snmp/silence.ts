import type { Files, Icmp, SnmpTarget } from '@mach/ports';

const PING = { packets: 2, intervalMs: 300, replyTimeoutMs: 1_000, payloadBytes: 32 };

/** What the silence may mean is told by what else the device answers. */
export type SilencePorts = { readonly icmp: Icmp; readonly files: Files };

/**
 * Puts silence into words. A device does not answer a wrong community, so it looks as if it were off: whether it answers to anything else is
 * what tells the two apart.
 */
export async function silenceInWords(
  { icmp, files }: SilencePorts,
  { address, credentials }: SnmpTarget,
  detail: string,
  signal: AbortSignal,
): Promise<string> {
  const word = credentials.version === '3' ? 'context' : 'community';
  const ping = await icmp.ping({ host: address, ...PING }, signal);
  if (ping.ok && ping.value.rttMs.length > 0) {
    return `${detail}; it does answer to ping: the ${word} is another, SNMP is switched off there, or it does not let this PC ask`;
  }
  const neighbours = await files.readText('/proc/net/arp');
  if (neighbours.ok && isKnown(neighbours.value, address)) {
    return `${detail}, nor to ping, but it is there: the ${word} is another, or its firewall lets nothing through`;
  }
  return `${detail}, nor to ping: it is off or cannot be reached; a wrong ${word} would look the same`;
}

/** ATF_COM of the kernel's table: the address was resolved. */
const COMPLETE = 0x2;

function isKnown(arp: string, address: string): boolean {
  return arp.split('\n').some((line) => {
    const [found, , flags] = line.trim().split(/\s+/);
    return found === address && (Number.parseInt(flags ?? '', 16) & COMPLETE) !== 0;
  });
}
