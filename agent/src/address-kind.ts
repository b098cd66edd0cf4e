import { BlockList, isIP } from 'node:net';

/** `reserved`: for no host, such as the broadcast address and what is set aside for later. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'link-local' | 'multicast' | 'unspecified' | 'reserved';

/** The registries of special-purpose addresses of IANA (RFC 6890 and what updates it), as far as they matter to who may be asked. */
const NETWORKS: readonly (readonly [AddressKind, string, number])[] = [
  ['unspecified', '0.0.0.0', 8],
  ['private', '10.0.0.0', 8],
  // Shared by the customers of one provider: RFC 6598.
  ['private', '100.64.0.0', 10],
  ['loopback', '127.0.0.0', 8],
  ['link-local', '169.254.0.0', 16],
  ['private', '172.16.0.0', 12],
  ['private', '192.168.0.0', 16],
  ['multicast', '224.0.0.0', 4],
  ['reserved', '240.0.0.0', 4],
  ['unspecified', '::', 128],
  ['loopback', '::1', 128],
  // NAT64 of a network's own choice, with any IPv4 address within: RFC 8215.
  ['private', '64:ff9b:1::', 48],
  // Teredo, whose addresses lead behind somebody's NAT: RFC 4380.
  ['private', '2001::', 32],
  ['private', 'fc00::', 7],
  ['link-local', 'fe80::', 10],
  ['private', 'fec0::', 10],
  ['multicast', 'ff00::', 8],
];

const lists = NETWORKS.map(([kind, network, prefix]) => {
  const list = new BlockList();
  list.addSubnet(network, prefix, familyOf(network));
  return { kind, list };
});

/** IPv6 networks whose addresses stand for an IPv4 address, and the group of 16 bits at which it begins. */
const EMBEDDING: readonly (readonly [network: RegExp, group: number])[] = [
  // IPv4-compatible, mapped, translated (RFC 4291, RFC 2765), NAT64 (RFC 6052), 6to4 (RFC 3056).
  [/^0:0:0:0:0:(0|ffff):/, 6],
  [/^0:0:0:0:ffff:0:/, 6],
  [/^64:ff9b:0:0:0:0:/, 6],
  [/^2002:/, 1],
];

/** What an address is for; one of IPv6 that stands for one of IPv4 is what that one is. Undefined for what is no address. */
export function addressKind(address: string): AddressKind | undefined {
  const plain = address.split('%')[0] ?? address;
  if (isIP(plain) === 0) return undefined;
  const kind = lists.find(({ list }) => list.check(plain, familyOf(plain)))?.kind;
  if (kind !== undefined) return kind;
  const embedded = embeddedAddress(plain);
  return embedded === undefined ? 'public' : addressKind(embedded);
}

/** The IPv4 address that an IPv6 address stands for, in one of the ways that networks translate. */
export function embeddedAddress(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const groups = groupsOf(address);
  const start = EMBEDDING.find(([network]) => network.test(groups.join(':')))?.[1];
  if (start === undefined) return undefined;
  const [high = '0', low = '0'] = groups.slice(start);
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.');
}

/** All eight groups without leading zeros; the URL standard turns dotted endings into groups. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const split = (part: string) => (part === '' ? [] : part.split(':'));
  if (tail === undefined) return split(head);
  const zeros = 8 - split(head).length - split(tail).length;
  return [...split(head), ...Array.from({ length: zeros }, () => '0'), ...split(tail)];
}

export function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
