import type { Clock, Files, Hash, Host, Icmp, KnownNeighbour, Neighbourhood, OwnNetwork, Result } from '@mach/ports';
import { integer } from '@mach/wire';
import { type PolledOutcome, poll, toldKind } from '../contract.ts';
import { fact, flagValue, gauge, textValue } from '../metrics.ts';
import { isPrivateAddress } from '../private-address.ts';
import { mdnsQuestion, servicesIn } from './mdns-message.ts';
import { ssdpQuestion, upnpTypeIn } from './ssdp-message.ts';
import { isNeighbour, sweepOf } from './sweep.ts';

/** What this check's target is called: there is but one network that it may look at. */
export const OWN_NETWORK = 'own-network';
/** Most devices that one round tells of. */
const NEIGHBOURS_MAX = 300;
const REPLY_TIMEOUT_MS = 1_000;
const GROUP_LISTEN_MS = 3_000;
const TEXT_LENGTH_MAX = 200;

const options = {
  addressesPerSecond: integer({
    default: 4,
    min: 1,
    max: 10,
    unit: 'addresses a second',
    help: 'how fast the network is gone through; each address gets one ping',
  }),
};

/** Asks who else stands in this machine's own network: one ping an address, slowly, and one question each to the groups of mDNS and UPnP. */
export const neighbours = poll({
  name: 'neighbours',
  summary:
    'Looks who else stands in the own network: one ping an address, slowly, then the table of hardware addresses, and what answers by mDNS and UPnP. A collector has it asked for sites alone where that was switched on. Phones that hide their hardware address are counted and not told.',
  needs: ['clock', 'files', 'hash', 'host', 'icmp', 'neighbourhood'],
  looksAround: true,
  options,
  metrics: [
    textValue('ownAddress', {
      help: 'address that the pings come from',
      as: 'mach_probe_neighbours_info',
      label: 'own_address',
      family: 'From where a network was looked at.',
    }),
    fact('addressesPerSecond', 'count', { help: 'pings a second', as: 'mach_probe_neighbours_addresses_per_second' }),
    gauge('addressesAsked', 'count', {
      help: 'addresses that were asked',
      as: 'mach_probe_neighbours_addresses_asked',
      reduce: 'last',
    }),
    gauge('found', 'count', { help: 'devices that are there', as: 'mach_probe_neighbours_found', reduce: 'last' }),
    gauge('hidden', 'count', {
      help: 'devices with a made-up hardware address, as phones have: they are people’s own and are not told',
      as: 'mach_probe_neighbours_hidden',
      reduce: 'last',
    }),
    gauge('leftOut', 'count', { help: 'devices beyond what one round tells of', reduce: 'last' }),
  ],
  target: { help: `the word ${OWN_NETWORK}`, example: OWN_NETWORK },
  asksDevices: (target) => target === OWN_NETWORK,
  longestMs: ({ addressesPerSecond }) => (256 / addressesPerSecond) * 1_000 + GROUP_LISTEN_MS + REPLY_TIMEOUT_MS,
  run: async (io, target, { addressesPerSecond }, signal): Promise<readonly PolledOutcome[]> => {
    if (target !== OWN_NETWORK) {
      return [{ ok: false, failure: 'unsupported', detail: `found "${target}", expected ${OWN_NETWORK}` }];
    }
    const network = io.neighbourhood
      .networks()
      .find((each) => sweepOf(each).length > 0 && isPrivateAddress(each.address));
    if (network === undefined) {
      return [
        { ok: false, failure: 'not-found', detail: 'this PC stands in no private network as narrow as an office’s' },
      ];
    }
    const [answering, services] = await Promise.all([
      sweep(io, network, addressesPerSecond, signal),
      groupAnswers(io, network, signal),
    ]);
    const table = await knownNeighbours(io);
    if (!table.ok) return [{ ...table }];
    const { told, hidden } = outcomesOf(io, network, table.value, { answering, services });
    const asked = sweepOf(network).length;
    const values = {
      ownAddress: network.address,
      addressesPerSecond,
      addressesAsked: asked,
      found: told.length,
      hidden,
    };
    const leftOut = told.length - NEIGHBOURS_MAX;
    return [{ ok: true, values: { ...values, ...(leftOut > 0 ? { leftOut } : {}) } }, ...told.slice(0, NEIGHBOURS_MAX)];
  },
});

/** Each device of the own network, by the salted hash of its hardware address. Evidence of what it may be, never a verdict. */
export const neighbour = toldKind({
  name: 'neighbour',
  summary: 'A device that stands in the network of a PC. Told by `neighbours`.',
  targetLabel: 'mac_hash',
  ofPlace: true,
  metrics: [
    textValue('address', { help: 'its address in that network' }),
    flagValue('answersPing', { help: 'whether it answered a ping' }),
    textValue('services', {
      help: 'kinds of services that it offers by mDNS, sorted and separated by spaces, such as ipp',
    }),
    textValue('upnpTypes', { help: 'what it calls itself by UPnP, sorted and separated by spaces' }),
  ],
});

type Io = {
  readonly clock: Clock;
  readonly files: Files;
  readonly hash: Hash;
  readonly host: Host;
  readonly icmp: Icmp;
  readonly neighbourhood: Neighbourhood;
};

/** One ping an address at a steady pace; who answers none is still in the table of hardware addresses if it is there. */
async function sweep(
  io: Io,
  network: OwnNetwork,
  perSecond: number,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const answering = new Set<string>();
  const pings: Promise<void>[] = [];
  for (const host of sweepOf(network)) {
    if (signal.aborted) break;
    const request = { host, packets: 1, intervalMs: 1_000, replyTimeoutMs: REPLY_TIMEOUT_MS, payloadBytes: 32 };
    pings.push(
      io.icmp.ping(request, signal).then((train) => {
        if (train.ok && train.value.rttMs.length > 0) answering.add(host);
      }),
    );
    await io.clock.sleep(1_000 / perSecond, signal).catch(() => undefined);
  }
  await Promise.all(pings);
  return answering;
}

interface Told {
  readonly services: Set<string>;
  readonly upnpTypes: Set<string>;
}

/** What answered to the groups, by address. That a group can't be asked is no trouble: it is evidence on top. */
async function groupAnswers(io: Io, network: OwnNetwork, signal: AbortSignal): Promise<ReadonlyMap<string, Told>> {
  const ask = (group: string, port: number, payload: Uint8Array) =>
    io.neighbourhood.askGroup({ group, port, payload, from: network.address, listenMs: GROUP_LISTEN_MS }, signal);
  const [mdns, ssdp] = await Promise.all([
    ask('224.0.0.251', 5_353, mdnsQuestion()),
    ask('239.255.255.250', 1_900, ssdpQuestion()),
  ]);
  const byAddress = new Map<string, Told>();
  const of = (address: string): Told => {
    const known = byAddress.get(address) ?? { services: new Set(), upnpTypes: new Set() };
    byAddress.set(address, known);
    return known;
  };
  for (const { address, datagram } of mdns.ok ? mdns.value : []) {
    for (const service of servicesIn(datagram)) of(address).services.add(service);
  }
  for (const { address, datagram } of ssdp.ok ? ssdp.value : []) {
    const type = upnpTypeIn(datagram);
    if (type !== undefined) of(address).upnpTypes.add(type);
  }
  return byAddress;
}

async function knownNeighbours({ files, host }: Io): Promise<Result<readonly KnownNeighbour[]>> {
  if (host.neighbours !== undefined) return host.neighbours();
  const text = await files.readText('/proc/net/arp');
  return text.ok ? { ok: true, value: neighbourTable(text.value) } : text;
}

/** proc(5): address, type, flags, hardware address, mask, device. An entry without flag 2 is incomplete: nobody answered there. */
export function neighbourTable(text: string): readonly KnownNeighbour[] {
  return text.split('\n').flatMap((line) => {
    const [address = '', , flags = '', mac = ''] = line.trim().split(/\s+/);
    const isComplete = (Number.parseInt(flags, 16) & 2) !== 0;
    return isComplete && /^(?!00:00:00:00:00:00)[0-9a-f:]{17}$/i.test(mac) ? [{ address, mac: mac.toLowerCase() }] : [];
  });
}

function outcomesOf(
  { hash }: Io,
  network: OwnNetwork,
  table: readonly KnownNeighbour[],
  found: { readonly answering: ReadonlySet<string>; readonly services: ReadonlyMap<string, Told> },
): { readonly told: readonly PolledOutcome[]; readonly hidden: number } {
  // One device may have several addresses: the first stands for it.
  const byMac = new Map(
    table
      .filter(({ address }) => isNeighbour(network, address))
      .toReversed()
      .map((row) => [row.mac, row]),
  );
  const open = [...byMac.values()].filter(({ mac }) => !isMadeUp(mac));
  const told = open
    .toSorted((a, b) => (a.mac < b.mac ? -1 : 1))
    .map(({ address, mac }): PolledOutcome => {
      const told = found.services.get(address);
      return {
        ok: true,
        kind: neighbour.name,
        target: hash.salted(mac),
        values: {
          address,
          answersPing: found.answering.has(address),
          ...textOf('services', told?.services),
          ...textOf('upnpTypes', told?.upnpTypes),
        },
      };
    });
  return { told, hidden: byMac.size - open.length };
}

/** Locally administered (IEEE 802): a phone makes such an address for each network, so that nobody knows it again. */
const isMadeUp = (mac: string) => (Number.parseInt(mac.slice(0, 2), 16) & 2) !== 0;

function textOf(name: 'services' | 'upnpTypes', found: ReadonlySet<string> | undefined) {
  return found === undefined || found.size === 0
    ? {}
    : { [name]: [...found].toSorted().join(' ').slice(0, TEXT_LENGTH_MAX) };
}
