import type { DhcpLease } from '@mach/ports';
import type { PartOutcome } from '../contract.ts';
import { sensor } from '../contract.ts';
import { type LastLook, lastLook } from '../lan/last-look.ts';
import { fact, flagValue, gauge, textValue } from '../metrics.ts';
import { isPrivateAddress } from '../private-address.ts';
import { defaultGateway } from './gateway.ts';
import { atMost, part, unreadPart } from './part.ts';

/** Most servers that are reported. */
const SERVERS_MAX = 16;

const info = { as: 'mach_device_dhcp_server_info', family: 'A server that gives out addresses on the local network.' };

/** Which servers give out addresses on the LAN. More than one as a rule means a router too many. */
export const dhcp = sensor({
  name: 'dhcp',
  summary:
    'The servers that give out addresses on the local network: those that answered when `mach-agent collect-lan` asked (Linux), and the one of this machine’s own lease (Windows).',
  targetLabel: 'server',
  needs: ['files', 'clock', 'hash', 'host'],
  keepsSince: true,
  onWindows:
    'the server of the own lease by the registry; other servers can’t be asked there; tried under Wine, never run on a real PC',
  options: {},
  metrics: [
    flagValue('answered', {
      help: 'whether it offered an address when all servers were asked; absent where nobody asked',
      as: 'mach_device_dhcp_server_answered',
    }),
    flagValue('leased', { help: 'whether this machine’s address is from it', as: 'mach_device_dhcp_server_leased' }),
    textValue('router', { help: 'the way out that it names', ...info, label: 'router' }),
    textValue('nameServers', { help: 'the resolvers that it names, with blanks between' }),
    fact('leaseMs', 'ms', { help: 'how long its leases last', as: 'mach_device_dhcp_server_lease_seconds' }),
    textValue('macHash', { help: 'salted hash of the MAC address that it answered from', ...info, label: 'mac_hash' }),
    gauge('ageMs', 'ms', { help: 'how long ago the servers were asked', as: 'mach_device_dhcp_server_age_seconds' }),
  ],
  run: async (io) => {
    const leases = io.host.leases?.();
    if (leases !== undefined) {
      if (!leases.ok) return [unreadPart(undefined, leases)];
      const parts = leases.value.map(ofLease);
      const none = {
        ok: false,
        failure: 'not-found',
        detail: 'no card of this machine has its address from a server',
      } as const;
      return parts.length === 0 ? [unreadPart(undefined, none)] : atMost(parts, SERVERS_MAX);
    }
    const routes = await io.files.readText('/proc/net/route');
    const look = await lastLook(io, routes.ok ? defaultGateway(routes.value)?.address : undefined);
    if (!look.ok) return [unreadPart(undefined, look)];
    if (look.value.dhcpServers.length === 0) {
      return [unreadPart(undefined, { ok: false, failure: 'not-found', detail: 'no server offered an address' })];
    }
    return atMost(answered(look.value, io.hash.salted), SERVERS_MAX);
  },
});

/** A box that answers from several cards is told once. */
function answered({ dhcpServers, ageMs }: LastLook, hash: (text: string) => string): readonly PartOutcome[] {
  const byAddress = new Map(dhcpServers.map((server) => [server.server, server]));
  return [...byAddress.values()].map(({ server, mac, router, nameServers, leaseS }) =>
    part(server, {
      answered: true,
      router: privateOnly(router),
      nameServers: nameServers?.join(' '),
      leaseMs: leaseS === undefined ? undefined : leaseS * 1_000,
      macHash: hash(mac),
      ageMs,
    }),
  );
}

const ofLease = ({ server, router, nameServers, leaseMs }: DhcpLease): PartOutcome =>
  part(server, { leased: true, router: privateOnly(router), nameServers: nameServers?.join(' '), leaseMs });

/** A public address would tell where somebody is. */
const privateOnly = (address: string | undefined) =>
  address !== undefined && isPrivateAddress(address) ? address : undefined;
