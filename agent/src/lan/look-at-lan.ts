import { type CollectedDhcpServer, type CollectedLan, LAN_ANSWERS_MAX } from '@mach/probes';
import { macText, readArpReply, writeArpRequest } from './arp-message.ts';
import { readOffer, writeDiscover } from './dhcp-message.ts';
import { readDatagram, writeBroadcast } from './udp-frame.ts';

/** Packets of one protocol on the card that leads to the gateway. */
export interface Packets extends Disposable {
  send(payload: Uint8Array): void;
  receive(waitMs: number): { readonly payload: Uint8Array; readonly from: Uint8Array } | undefined;
}

export interface LookPorts {
  readonly arp: () => Packets;
  /** UDP to the port of DHCP clients. */
  readonly dhcp: () => Packets;
  readonly clock: { wallMs(): number; uptimeMs(): number };
  readonly random: () => number;
}

/** Where this machine stands. */
export interface Place {
  readonly interface: string;
  readonly gateway: string;
  readonly ownAddress?: string;
  readonly mac: Uint8Array;
}

/**
 * How long is waited for the answers, and how often servers are asked. A server that first looks whether an address is free takes up to three
 * seconds for it.
 */
export const lookLimits = { arpWaitMs: 400, dhcpAsks: 2, dhcpWaitMs: 4_000 } as const;

const CLIENT_PORT = 68;
const SERVER_PORT = 67;
/** Of the first byte of an address of hardware: nobody's, made up on the spot; and what tells it from this card's if that is so too. */
const LOCAL_BIT = 2;
const OTHER_BIT = 4;

/** Asks who has the gateway's address, who else has this machine's, and who gives out addresses. A few broadcasts, and nothing is taken. */
export function lookAtLan({ arp, dhcp, clock, random }: LookPorts, place: Place): CollectedLan {
  const { interface: name, gateway, ownAddress, mac } = place;
  const madeAt = clock.wallMs();
  using socket = arp();
  // A device that has this machine's address too does not answer to it; one that is strict answers to known ones alone.
  const gatewayOwners = ownersOf(gateway, [NOBODY, ownAddress ?? NOBODY, NOBODY], { mac, socket, clock });
  const others = ownAddress === undefined ? [] : ownersOf(ownAddress, [NOBODY, NOBODY, NOBODY], { mac, socket, clock });
  return {
    ...{ v: 1, madeAt, interface: name, gateway, gatewayOwners },
    ownAddressOthers: others.filter((other) => other !== macText(mac)),
    dhcpServers: dhcpServers(mac, { dhcp, clock, random }),
  };
}

const NOBODY = '0.0.0.0';
type Asking = { readonly mac: Uint8Array; readonly socket: Packets } & Pick<LookPorts, 'clock'>;

/** Who answers for an address, asked once in the name of each of these. */
function ownersOf(address: string, names: readonly string[], { mac, socket, clock }: Asking): readonly string[] {
  const owners = new Set<string>();
  for (const name of names) {
    socket.send(writeArpRequest(mac, name, address));
    for (const { payload } of heard(socket, clock, lookLimits.arpWaitMs)) {
      const answer = readArpReply(payload);
      if (answer?.address === address && owners.size < LAN_ANSWERS_MAX) owners.add(answer.mac);
    }
  }
  return [...owners].sort();
}

function dhcpServers(
  mac: Uint8Array,
  { dhcp, clock, random }: Pick<LookPorts, 'dhcp' | 'clock' | 'random'>,
): readonly CollectedDhcpServer[] {
  const transaction = Math.floor(random() * 0x1_0000_0000);
  // Always the same one of this machine, so that no server ever puts aside more than one address for it.
  const client = Uint8Array.from(mac, (byte, place) => (place === 0 ? (byte | LOCAL_BIT) ^ OTHER_BIT : byte));
  const question = writeBroadcast(CLIENT_PORT, SERVER_PORT, writeDiscover(transaction, client));
  const servers = new Map<string, CollectedDhcpServer>();
  using socket = dhcp();
  for (let ask = 0; ask < lookLimits.dhcpAsks; ask++) {
    socket.send(question);
    for (const { payload, from } of heard(socket, clock, lookLimits.dhcpWaitMs)) {
      const message = readDatagram(payload, CLIENT_PORT);
      const offer = message && readOffer(message, transaction);
      if (offer === undefined || servers.size >= LAN_ANSWERS_MAX) continue;
      servers.set(`${offer.server} ${macText(from)}`, { ...offer, mac: macText(from) });
    }
  }
  return [...servers.values()].sort((a, b) => (a.server < b.server ? -1 : 1));
}

function* heard(socket: Packets, clock: LookPorts['clock'], waitMs: number) {
  const endMs = clock.uptimeMs() + waitMs;
  for (let leftMs = waitMs; leftMs > 0; leftMs = endMs - clock.uptimeMs()) {
    const packet = socket.receive(leftMs);
    if (packet !== undefined) yield packet;
  }
}
