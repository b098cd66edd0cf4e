import { isIPv4 } from 'node:net';
import type { Family, NativeEcho, NativeEchoReply } from '@mach/ports/node';

/** Windows' AF_INET6. */
const AF_INET6 = 23;
const SOCKADDR_IN6_BYTES = 28;
const TTL_USUAL = 128;

/** Statuses of ipexport.h; the IPv6 ones have the same numbers. */
const SUCCESS = 0;
const TIMED_OUT = 11_010;
const TTL_EXPIRED = 11_013;
const STATUSES: Readonly<Record<number, string>> = {
  11002: 'Destination Net Unreachable',
  11003: 'Destination Host Unreachable',
  11004: 'Destination Protocol Unreachable',
  11005: 'Destination Port Unreachable',
};

/** IP_OPTION_INFORMATION of 64-bit Windows: TTL, type of service, flags, size of options, and a pointer to none. */
export const echoOptions = ({ ttl = TTL_USUAL }: Pick<NativeEcho, 'ttl'>): Uint8Array =>
  Uint8Array.from({ ...new Uint8Array(16), 0: ttl, length: 16 });

/** An IPAddr: the four bytes as they stand in memory, which is this number on a PC. */
export const addressNumber = (address: string): number =>
  new DataView(Uint8Array.from(address.split('.').map(Number)).buffer).getUint32(0, true);

/** A sockaddr_in6 of an address with an optional numbered zone (`fe80::1%12`); without an address, of any. */
export function socketAddress6(address = '::'): Uint8Array {
  const [host = '', zone = '0'] = address.split('%');
  const place = new Uint8Array(SOCKADDR_IN6_BYTES);
  const view = new DataView(place.buffer);
  view.setUint16(0, AF_INET6, true);
  groupsOf(host).forEach((group, index) => {
    view.setUint16(8 + 2 * index, group);
  });
  view.setUint32(24, Number(zone) || 0, true);
  return place;
}

/** The eight groups of an IPv6 address in any spelling. */
function groupsOf(address: string): readonly number[] {
  const [before = '', after] = address.split('::').map((half) =>
    half
      .split(':')
      .filter((group) => group !== '')
      .flatMap(parse),
  );
  const head = before as readonly number[];
  if (after === undefined) return head;
  return [...head, ...new Array<number>(8 - head.length - after.length).fill(0), ...after];
}

function parse(group: string): readonly number[] {
  if (!isIPv4(group)) return [Number.parseInt(group, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

/**
 * ICMP_ECHO_REPLY, or ICMPV6_ECHO_REPLY with its packed address of 26 bytes. A call counts a host that is unreachable as a
 * reply too: the status alone says what it is. The system's round trip is cut to whole milliseconds, ours has the wait for
 * a thread in it: the truth is below both `tookMs` and the next millisecond.
 */
export function readEchoReply(family: Family, reply: Uint8Array, tookMs: number): NativeEchoReply {
  const view = new DataView(reply.buffer, reply.byteOffset, reply.byteLength);
  const [statusAt, rttAt] = family === 4 ? [4, 8] : [28, 32];
  const status = view.getUint32(statusAt, true);
  if (status === SUCCESS) return { type: 'reply', rttMs: Math.min(tookMs, view.getUint32(rttAt, true) + 1) };
  if (status === TIMED_OUT) return { type: 'lost' };
  const from = family === 4 ? reply.subarray(0, 4).join('.') : address6(view);
  if (status === TTL_EXPIRED) return { type: 'expired', from };
  return { type: 'rejected', why: `${STATUSES[status] ?? `status ${status}`} from ${from}` };
}

/** The URL standard writes an IPv6 address as RFC 5952 does. */
function address6(view: DataView): string {
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(6 + 2 * index).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
