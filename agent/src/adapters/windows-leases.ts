import type { DhcpLease } from '@mach/ports';
import type { WindowsRegistry } from './windows-registry.ts';

/** Where Windows keeps what it knows of each card's addresses. */
const INTERFACES = 'SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces';
/** Named as the server before there was one. */
const NO_SERVER = ['0.0.0.0', '255.255.255.255'];

/** The leases of the cards with these GUIDs; a card whose address was set by hand has none. */
export function leasesOf(registry: WindowsRegistry, guids: readonly string[]): readonly DhcpLease[] {
  return guids.flatMap((guid) => {
    const key = `${INTERFACES}\\${guid}`;
    const server = registry.text(key, 'DhcpServer');
    const isByHand = registry.number(key, 'EnableDHCP') === 0;
    if (server === undefined || isByHand || !isAddress(server) || NO_SERVER.includes(server)) return [];
    const router = registry.text(key, 'DhcpDefaultGateway');
    const nameServers = (registry.text(key, 'DhcpNameServer') ?? '').split(/[ ,]+/).filter(isAddress);
    const [from, to] = [registry.number(key, 'LeaseObtainedTime'), registry.number(key, 'LeaseTerminatesTime')];
    return [
      {
        server,
        ...(router !== undefined && isAddress(router) && { router }),
        ...(nameServers.length > 0 && { nameServers }),
        // Seconds since 1970 in 32 bits; an endless lease ends at their last.
        ...(from !== undefined && to !== undefined && to > from && { leaseMs: (to - from) * 1_000 }),
      },
    ];
  });
}

const isAddress = (text: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(text);
