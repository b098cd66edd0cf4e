import { BlockList, isIP } from 'node:net';
import { embeddedAddress, familyOf } from './address-kind.ts';

/** Whether a text is a network in CIDR form, such as 10.0.0.0/8 or fd00:1::/48. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined;
}

/**
 * How narrow the narrowest of these networks is that an address lies in: its prefix in bits, 0 to 128, with IPv4's
 * counted as IPv6 has them (32 is 128). Undefined where it lies in none. What is no network is passed over.
 */
export function narrowestOf(networks: readonly string[], address: string): number | undefined {
  const plain = address.split('%')[0] ?? address;
  const asked = embeddedAddress(plain) ?? plain;
  const bits = networks.flatMap((text) => {
    const network = parseNetwork(text);
    if (network === undefined || familyOf(network.address) !== familyOf(asked)) return [];
    const list = new BlockList();
    list.addSubnet(network.address, network.prefix, familyOf(network.address));
    return list.check(asked, familyOf(asked)) ? [network.prefix + (familyOf(asked) === 'ipv4' ? 96 : 0)] : [];
  });
  return bits.length === 0 ? undefined : Math.max(...bits);
}

function parseNetwork(text: string): { readonly address: string; readonly prefix: number } | undefined {
  const [, address = '', digits = ''] = /^([0-9a-fA-F:.]+)\/(\d{1,3})$/.exec(text) ?? [];
  const prefix = Number(digits);
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  return longest === undefined || prefix > longest ? undefined : { address, prefix };
}
