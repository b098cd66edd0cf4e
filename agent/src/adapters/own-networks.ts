import { networkInterfaces } from 'node:os';

/** The networks of this PC's cards in CIDR form, loopback among them. Read anew each time: a laptop changes networks. */
export function ownNetworks(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((cards) => (cards ?? []).flatMap(({ cidr }) => cidr ?? []));
}
