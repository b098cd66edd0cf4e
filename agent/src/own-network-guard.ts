import { isIPv4 } from 'node:net';
import { addressKind } from './address-kind.ts';
import { narrowestOf } from './networks.ts';
import type { AllowsAddress } from './target-guard.ts';

/** The widest network that counts as an office's: 4,096 addresses. In a wider one a check could reach into other offices. */
const PREFIX_MIN = 20;
/** As `narrowestOf` counts IPv4. */
const IPV4_BITS_BEFORE = 96;

/**
 * What checks of devices around this PC may ask: single private IPv4 addresses of a network that it stands in itself, its own and
 * the network's first and last left out. The collector names the address; where this PC stands it can't say.
 */
export function ownNetworkGuard(ownNetworks: () => readonly string[]): AllowsAddress {
  return (address) => {
    if (!isIPv4(address) || addressKind(address) !== 'private') return false;
    const own = ownNetworks();
    const bits = narrowestOf(own, address);
    if (bits === undefined || bits < PREFIX_MIN + IPV4_BITS_BEFORE) return false;
    const isOwnAddress = own.some((network) => network.split('/')[0] === address);
    return !isOwnAddress && isHostOf(address, bits - IPV4_BITS_BEFORE);
  };
}

/** Neither the name of the network nor its broadcast address. A network of two addresses has neither (RFC 3021). */
function isHostOf(address: string, prefix: number): boolean {
  if (prefix > 30) return true;
  const hostBits = 2 ** (32 - prefix);
  const host = address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0) % hostBits;
  return host !== 0 && host !== hostBits - 1;
}
