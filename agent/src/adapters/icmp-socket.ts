import { readFileSync } from 'node:fs';
import type { Family, NativeIcmp } from '@mach/ports/node';
import { loadKoffi } from './koffi.ts';

const PING_GROUP_RANGE = '/proc/sys/net/ipv4/ping_group_range';

/** Of Linux's socket(2), the same on x64 and ARM. */
const AF = { 4: 2, 6: 10 } as const;
const SOCK_DGRAM_NONBLOCK_CLOEXEC = 2 | 0o4_000 | 0o2_000_000;
const IPPROTO = { 4: 1, 6: 58 } as const;

type SocketCall = (domain: number, type: number, protocol: number) => number;
let socketCall: SocketCall | undefined;

/**
 * An ICMP datagram socket, which Linux gives to the groups of net.ipv4.ping_group_range without any other right. They are
 * looked at first, so that a machine that allows nobody (the default of Debian 12) never loads the library.
 */
export const openIcmpSocket: NonNullable<NativeIcmp['openSocket']> = async (family: Family) => {
  if (!isAllowed()) return undefined;
  socketCall ??= findSocketCall();
  if (socketCall === undefined) return undefined;
  const descriptor = socketCall(AF[family], SOCK_DGRAM_NONBLOCK_CLOEXEC, IPPROTO[family]);
  return descriptor < 0 ? undefined : descriptor;
};

function findSocketCall(): SocketCall | undefined {
  try {
    // Without a name it is the C library that Node itself runs on, glibc or musl.
    return loadKoffi().load(null).func('int socket(int domain, int type, int protocol)') as SocketCall;
  } catch {
    return undefined;
  }
}

function isAllowed(): boolean {
  try {
    const groups = [process.getegid?.() ?? -1, ...(process.getgroups?.() ?? [])];
    return groupsInRange(readFileSync(PING_GROUP_RANGE, 'latin1'), groups);
  } catch {
    return false;
  }
}

/** Whether one of the groups is in a range as the kernel prints it, such as `0	2147483647`; `1	0` holds nobody. */
export function groupsInRange(range: string, groups: readonly number[]): boolean {
  const [from = 1, to = 0] = [...range.matchAll(/\d+/g)].map(Number);
  return groups.some((group) => group >= from && group <= to);
}
