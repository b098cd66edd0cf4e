import type { InterfaceState } from '@mach/ports';
import { addressAt, NO_ADDRESS, viewOf, wideText } from './windows-bytes.ts';

/** A row of the table of interfaces, with what is needed to tell cards from tunnels and filters. */
export interface InterfaceRow {
  readonly index: number;
  readonly state: InterfaceState;
  /** The address that the card was made with, `aa:bb:…`; absent where the row has none. */
  readonly ownAddress?: string;
  /** Absent where the row is no card but a filter, a tunnel or the loopback. */
  readonly card?: CardRow;
}

export interface CardRow {
  /** As the registry writes it: `{01234567-89AB-…}`. */
  readonly guid: string;
  readonly kind: 'wired' | 'wireless';
  /** The name of the model, in the words of its driver. */
  readonly description: string;
  /** There is no plug and no antenna: made by software. */
  readonly isVirtual: boolean;
  /** The GUID as calls want it. */
  readonly guidBytes: Uint8Array;
  /** Of a card that is connected; a wireless one has another than it sends at. */
  readonly receiveMbps?: number;
}

/** Layout of MIB_IF_ROW2 (netioapi.h): Alias and Description are WCHAR[257], counters are ULONG64. */
const ROW = {
  bytes: 1_352,
  index: 8,
  guid: 12,
  alias: 28,
  description: 542,
  permanentAddress: 1_092,
  type: 1_128,
  flags: 1_152,
  media: 1_164,
} as const;
const COUNTER = {
  transmitSpeed: 1_192,
  receiveSpeed: 1_200,
  inOctets: 1_208,
  inUnicast: 1_216,
  inOthers: 1_224,
  inDiscards: 1_232,
  inErrors: 1_240,
  outOctets: 1_280,
  outUnicast: 1_288,
  outOthers: 1_296,
  outDiscards: 1_304,
  outErrors: 1_312,
} as const;
const TEXT_LENGTH_MAX = 256;
const GUID_BYTES = 16;
/** IF_TYPE_ETHERNET_CSMACD and IF_TYPE_IEEE80211. */
const WIRED = 6;
const WIRELESS = 71;
const HARDWARE_INTERFACE = 1;
const FILTER_INTERFACE = 2;
const CONNECTOR_PRESENT = 4;
/** NET_IF_MEDIA_CONNECT_STATE. */
const CONNECTED = 1;
const DISCONNECTED = 2;
/** All ones stands for unknown; nothing sold is above 800 Gbit/s. */
const SPEED_MBPS_MAX = 800_000;

/** MIB_IF_TABLE2: the number of rows, padding, rows. */
export function readInterfaces(bytes: Uint8Array): readonly InterfaceRow[] {
  const view = viewOf(bytes);
  const rows = Math.min(view.getUint32(0, true), Math.floor((bytes.byteLength - 8) / ROW.bytes));
  return Array.from({ length: rows }, (_, row) => readRow(view, 8 + row * ROW.bytes));
}

function readRow(view: DataView, start: number): InterfaceRow {
  const counter = (at: number) => Number(view.getBigUint64(start + at, true));
  const card = cardOf(view, start);
  const media = view.getUint32(start + ROW.media, true);
  const speedMbps = Math.floor(counter(COUNTER.transmitSpeed) / 1_000_000);
  const isLinkKnown = media === CONNECTED || media === DISCONNECTED;
  const isSpeedKnown = media === CONNECTED && speedMbps > 0 && speedMbps <= SPEED_MBPS_MAX;
  const ownAddress = addressAt(view, start + ROW.permanentAddress);
  return {
    index: view.getUint32(start + ROW.index, true),
    ...(card === undefined ? {} : { card }),
    ...(ownAddress === NO_ADDRESS ? {} : { ownAddress }),
    state: {
      name: wideText(view, start + ROW.alias, TEXT_LENGTH_MAX),
      receivedBytes: counter(COUNTER.inOctets),
      sentBytes: counter(COUNTER.outOctets),
      receivedPackets: counter(COUNTER.inUnicast) + counter(COUNTER.inOthers),
      sentPackets: counter(COUNTER.outUnicast) + counter(COUNTER.outOthers),
      receiveErrors: counter(COUNTER.inErrors),
      sendErrors: counter(COUNTER.outErrors),
      receiveDrops: counter(COUNTER.inDiscards),
      sendDrops: counter(COUNTER.outDiscards),
      ...(isLinkKnown ? { linkUp: media === CONNECTED } : {}),
      ...(isSpeedKnown ? { speedMbps } : {}),
    },
  };
}

function cardOf(view: DataView, start: number): CardRow | undefined {
  const flags = view.getUint8(start + ROW.flags);
  const type = view.getUint32(start + ROW.type, true);
  if (type !== WIRED && type !== WIRELESS) return undefined;
  if ((flags & HARDWARE_INTERFACE) === 0 || (flags & FILTER_INTERFACE) !== 0) return undefined;
  const receiveMbps = Math.floor(Number(view.getBigUint64(start + COUNTER.receiveSpeed, true)) / 1_000_000);
  const isSpeedKnown = receiveMbps > 0 && receiveMbps <= SPEED_MBPS_MAX;
  return {
    guid: guidAt(view, start + ROW.guid),
    guidBytes: new Uint8Array(view.buffer, view.byteOffset + start + ROW.guid, GUID_BYTES).slice(),
    ...(isSpeedKnown && { receiveMbps }),
    kind: type === WIRED ? 'wired' : 'wireless',
    description: wideText(view, start + ROW.description, TEXT_LENGTH_MAX),
    isVirtual: (flags & CONNECTOR_PRESENT) === 0,
  };
}

/** A GUID: one number of four bytes and two of two bytes, the low byte first, then eight bytes as they stand. */
function guidAt(view: DataView, at: number): string {
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  const bytes = Array.from({ length: 8 }, (_, place) => hex(view.getUint8(at + 8 + place), 2));
  const numbers = [
    hex(view.getUint32(at, true), 8),
    hex(view.getUint16(at + 4, true), 4),
    hex(view.getUint16(at + 6, true), 4),
  ];
  return `{${[...numbers, bytes.slice(0, 2).join(''), bytes.slice(2).join('')].join('-')}}`;
}
