/**
 * This machine's own IPv4 address on the way to its gateway, from the kernel's tables: of the addresses that are its own (fib_trie) the
 * one in the network that stands on the interface (route) and holds the gateway. Undefined where there is none.
 */
export function ownAddress(
  trie: string,
  routes: string,
  { address, interface: name }: { readonly address: string; readonly interface: string },
): string | undefined {
  const networks = routes.split('\n').flatMap((line) => {
    const [device, destination = '', , , , , , mask = ''] = line.trim().split(/\s+/);
    const network = { start: numberOfHex(destination), mask: numberOfHex(mask) };
    return device === name && network.mask !== 0 && isIn(network, numberOf(address)) ? [network] : [];
  });
  return localAddresses(trie).find((own) => networks.some((network) => isIn(network, numberOf(own))));
}

interface Network {
  readonly start: number;
  readonly mask: number;
}

const isIn = ({ start, mask }: Network, address: number) => (address & mask) >>> 0 === start;

/** A leaf of the trie is an address, and the line below it says what it is. */
function localAddresses(trie: string): readonly string[] {
  return [...new Set([...trie.matchAll(/\|-- (\S+)\n\s+\/32 host LOCAL/g)].map(([, address]) => address ?? ''))];
}

const numberOf = (address: string) =>
  address.split('.').reduce((number, byte) => (number * 256 + Number(byte)) >>> 0, 0);

/** /proc/net/route prints addresses as little-endian hex digits on a PC. */
const numberOfHex = (hex: string) =>
  [6, 4, 2, 0].reduce((number, at) => (number * 256 + Number.parseInt(hex.slice(at, at + 2), 16)) >>> 0, 0);
