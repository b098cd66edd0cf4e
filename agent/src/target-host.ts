import { BlockList, isIP } from 'node:net';

/** RFC 1918, loopback, link-local, shared (RFC 6598) and unspecified addresses; for IPv6 also unique-local (RFC 4193). */
const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv6');
}

/** The host of a target in any of the forms that probes take: a URL, `host:port`, `[v6]:port`, a host or an address. */
export function targetHost(target: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) {
    return URL.canParse(target) ? withoutBrackets(new URL(target).hostname) : target;
  }
  if (isIP(target) !== 0) return target;
  const found = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(target);
  return withoutBrackets(found?.[1] ?? target).toLowerCase();
}

/**
 * Whether a host is written as an address of a private network, or as a name that can only mean one. Spellings such as
 * `127.1` and `2130706433`, which resolvers take for addresses, count by what they mean. A public name that resolves to
 * a private address is not seen here.
 */
export function isPrivateHost(host: string): boolean {
  const plain = host.toLowerCase().replace(/\.$/, '');
  if (plain === 'localhost' || plain.endsWith('.localhost')) return true;
  const address = canonicalAddress(plain);
  const version = isIP(address);
  if (version === 0) return false;
  return privateAddresses.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** The URL standard reads the odd spellings of IPv4 addresses as `getaddrinfo` does. */
function canonicalAddress(host: string): string {
  const withoutZone = host.split('%')[0] ?? host;
  if (isIP(withoutZone) === 6) {
    const mapped = withoutBrackets(new URL(`http://[${withoutZone}]`).hostname);
    const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(mapped);
    if (hex === null) return mapped;
    const bits = Number.parseInt(hex[1] ?? '', 16) * 65_536 + Number.parseInt(hex[2] ?? '', 16);
    return [24, 16, 8, 0].map((shift) => (bits / 2 ** shift) & 255).join('.');
  }
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host;
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
