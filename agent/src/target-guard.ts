import { addressKind } from './address-kind.ts';
import { narrowestOf } from './networks.ts';

/** Whether an address may be asked that a host is or has; `host` as the check, or a redirect, names it. */
export type AllowsAddress = (address: string, host: string) => boolean;

/** Nobody's check may ask these, for no single machine answers there. */
export const isOneMachine: AllowsAddress = (address) => {
  const kind = addressKind(address);
  return kind !== undefined && kind !== 'multicast' && kind !== 'unspecified' && kind !== 'reserved';
};

export interface GuardSettings {
  /** Origin of the collector: its host may be asked wherever it is. */
  readonly collectorUrl: string;
  /** Networks of the specialised data network, in CIDR form, as this PC's own configuration has them. */
  readonly dataNetworks: readonly string[];
  /** Networks that this PC's cards stand in, in CIDR form, as they are at the moment. */
  readonly ownNetworks: () => readonly string[];
}

/**
 * What the collector's checks may ask: whoever gets hold of a collector must not be able to look around in a commune's
 * offices through its PCs. Public addresses, the collector's own host, and the data networks; of those not the part that
 * this PC itself stands in, unless it is named as narrowly: a commune's LAN often has its addresses out of 10.0.0.0/8.
 * Neither is a LAN with public addresses anybody's to look around in, as every LAN with IPv6 is one.
 */
export function targetGuard({ collectorUrl, dataNetworks, ownNetworks }: GuardSettings): AllowsAddress {
  const collectorHost = hostOf(new URL(collectorUrl).hostname);
  return (address, host) => {
    if (!isOneMachine(address, host)) return false;
    if (hostOf(host) === collectorHost || address === collectorHost) return true;
    const kind = addressKind(address);
    if (kind !== 'public' && kind !== 'private') return false;
    const asData = narrowestOf(dataNetworks, address);
    const asOwn = narrowestOf(ownNetworks(), address);
    if (asData !== undefined) return asOwn === undefined || asData >= asOwn;
    return kind === 'public' && asOwn === undefined;
  };
}

const hostOf = (host: string) => host.replace(/^\[|\]$|\.$/g, '').toLowerCase();
