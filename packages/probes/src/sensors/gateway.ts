import { sensor } from '../contract.ts';
import { flagValue, textValue } from '../metrics.ts';
import { isPrivateAddress } from '../private-address.ts';
import { ownAddress } from './own-address.ts';
import { part, unreadPart } from './part.ts';

const info = { as: 'mach_device_gateway_info', family: 'The default gateway.' };

/** The default gateway, and a hash of its MAC address, by which a site is known. */
export const gateway = sensor({
  name: 'gateway',
  summary: 'The default gateway and a hash of its MAC address, by which a site is known.',
  needs: ['files', 'hash', 'host'],
  onWindows: 'by GetBestRoute and GetIpNetTable; tried under Wine, never run on a real PC',
  options: {},
  metrics: [
    textValue('address', { help: 'address of the default gateway', ...info, label: 'address' }),
    textValue('interface', { help: 'interface that leads there', ...info, label: 'interface' }),
    textValue('macHash', {
      help: 'salted hash of the gateway’s MAC address; absent while the address is unknown',
      ...info,
      label: 'mac_hash',
    }),
    textValue('ownAddress', {
      help: 'this machine’s own private IPv4 address on the way there, where it has one: a neighbour of the site can be asked to ping it',
    }),
    flagValue('usualGateway', {
      help: 'whether this is the gateway that the PC is usually behind; put there by an agent that runs all the time, and false behind a phone that shares its line',
      as: 'mach_device_usual_gateway',
    }),
  ],
  run: async (io) => {
    if (io.host.gateway !== undefined) {
      const told = io.host.gateway();
      if (!told.ok) return [unreadPart(undefined, told)];
      const { mac, ownAddress: own, ...rest } = told.value;
      return [
        part(undefined, {
          ...rest,
          macHash: mac === undefined ? undefined : io.hash.salted(mac),
          ownAddress: privateOnly(own),
        }),
      ];
    }
    const routes = await io.files.readText('/proc/net/route');
    if (!routes.ok) return [unreadPart(undefined, routes)];
    const found = defaultGateway(routes.value);
    if (found === undefined) {
      return [
        unreadPart(undefined, { ok: false, failure: 'not-found', detail: 'this machine has no default gateway' }),
      ];
    }
    const neighbours = await io.files.readText('/proc/net/arp');
    const mac = neighbours.ok ? macOf(neighbours.value, found) : undefined;
    const trie = await io.files.readText('/proc/net/fib_trie');
    return [
      part(undefined, {
        ...found,
        macHash: mac === undefined ? undefined : io.hash.salted(mac),
        ownAddress: trie.ok ? privateOnly(ownAddress(trie.value, routes.value, found)) : undefined,
      }),
    ];
  },
});

/** A public address would tell where somebody is. */
const privateOnly = (address: string | undefined) =>
  address !== undefined && isPrivateAddress(address) ? address : undefined;

export interface Gateway {
  readonly address: string;
  readonly interface: string;
}

/** RTF_UP and RTF_GATEWAY of the kernel's route flags. */
const UP_AND_GATEWAY = 0x3;

/** The default route with the lowest metric. /proc/net/route prints addresses as little-endian hex digits on a PC. */
export function defaultGateway(routes: string): Gateway | undefined {
  const candidates = routes.split('\n').flatMap((line) => {
    const [name, destination, gatewayHex, flags, , , metric, mask] = line.trim().split(/\s+/);
    if (name === undefined || destination !== '00000000' || mask !== '00000000') return [];
    if ((Number.parseInt(flags ?? '', 16) & UP_AND_GATEWAY) !== UP_AND_GATEWAY || gatewayHex?.length !== 8) return [];
    return [{ metric: Number(metric), address: addressOf(gatewayHex), interface: name }];
  });
  const best = candidates.sort((a, b) => a.metric - b.metric)[0];
  return best === undefined ? undefined : { address: best.address, interface: best.interface };
}

const addressOf = (hex: string) =>
  [6, 4, 2, 0].map((place) => Number.parseInt(hex.slice(place, place + 2), 16)).join('.');

/** The gateway's MAC address in lower case, from the ARP table; undefined while it is not known. */
export function macOf(arp: string, { address, interface: name }: Gateway): string | undefined {
  for (const line of arp.split('\n')) {
    const [found, , , mac, , device] = line.trim().split(/\s+/);
    if (
      found === address &&
      device === name &&
      mac !== undefined &&
      /^(?!00:00:00:00:00:00)[0-9a-f:]{17}$/i.test(mac)
    ) {
      return mac.toLowerCase();
    }
  }
  return undefined;
}
