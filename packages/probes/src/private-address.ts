/**
 * Whether an address lies in ranges that no line to the outside has: RFC 1918, shared (RFC 6598), link-local, loopback; by
 * IPv6 unique-local (RFC 4193), link-local and loopback. What is no address is not private.
 */
export function isPrivateAddress(address: string): boolean {
  return address.includes(':') ? isPrivate6(address.toLowerCase()) : isPrivate4(address.split('.').map(Number));
}

function isPrivate4([first = 0, second = 0, ...others]: readonly number[]): boolean {
  if (others.length !== 2) return false;
  return (
    first === 10 ||
    first === 127 ||
    (first === 100 && second >= 64 && second < 128) ||
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168)
  );
}

const isPrivate6 = (address: string): boolean => address === '::1' || /^(f[cd]..|fe[89ab].):/.test(address);
