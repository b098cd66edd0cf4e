import type {
  ConsoleInput,
  CpuTimes,
  DiskCounters,
  InterfaceState,
  KnownNeighbour,
  MachineHints,
  MemoryState,
  PowerState,
} from '@mach/ports';
import { readSmbios, smbiosText } from './smbios.ts';

/** FILETIME counts in 100 ns. */
const FILETIMES_PER_MS = 10_000;

/** Kernel time holds idle time (GetSystemTimes). */
export function readCpuTimes(bytes: Uint8Array, cpus: number): CpuTimes {
  const [idle, kernel, user] = [0, 8, 16].map((at) => Number(viewOf(bytes).getBigUint64(at, true)) / FILETIMES_PER_MS);
  const totalMs = (kernel ?? 0) + (user ?? 0);
  return { busyMs: Math.round(Math.max(0, totalMs - (idle ?? 0))), totalMs: Math.round(totalMs), cpus };
}

/** PDH_RAW_COUNTER: CStatus, then FirstValue, which is the counter as it stands. Undefined where PDH calls it no data. */
export function readRawCounter(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  const value = Number(view.getBigInt64(16, true));
  return view.getUint32(0, true) <= NEW_DATA && value >= 0 ? value : undefined;
}

/** PDH_CSTATUS_NEW_DATA; VALID_DATA is 0. */
const NEW_DATA = 1;

/** DISK_PERFORMANCE: BytesRead, BytesWritten, ReadTime, WriteTime (in 100 ns), IdleTime, ReadCount, WriteCount. */
export function readDiskPerformance(bytes: Uint8Array): Omit<DiskCounters, 'device'> {
  const view = viewOf(bytes);
  const large = (at: number) => Number(view.getBigInt64(at, true));
  return {
    readBytes: large(0),
    writtenBytes: large(8),
    readOps: view.getUint32(40, true),
    writeOps: view.getUint32(44, true),
    readWaitMs: Math.round(large(16) / FILETIMES_PER_MS),
    writeWaitMs: Math.round(large(24) / FILETIMES_PER_MS),
  };
}

/** MEMORYSTATUSEX: ullTotalPhys and ullAvailPhys. */
export function readMemory(bytes: Uint8Array): MemoryState {
  const view = viewOf(bytes);
  return { totalBytes: Number(view.getBigUint64(8, true)), availableBytes: Number(view.getBigUint64(16, true)) };
}

/** SYSTEM_POWER_STATUS: ACLineStatus, BatteryFlag, BatteryLifePercent; 255 stands for unknown in each. */
export function readPower(bytes: Uint8Array): PowerState {
  const [line = UNKNOWN, battery = UNKNOWN, percent = UNKNOWN] = bytes;
  const hasBattery = (battery & NO_BATTERY) === 0;
  return {
    ...(line === UNKNOWN ? {} : { onMains: line === 1 }),
    ...(battery === UNKNOWN ? {} : { hasBattery }),
    ...(battery === UNKNOWN || !hasBattery || percent > 100 ? {} : { batteryPercent: percent }),
  };
}

const UNKNOWN = 255;
const NO_BATTERY = 128;

/** From 1601, where FILETIME begins, to 1970. */
const UNIX_EPOCH_MS = 11_644_473_600_000;

/** Times of WTSINFOW: connected, disconnected, last input, signed in, now. Undefined where the last input is 0. */
export function readConsoleInput(bytes: Uint8Array): ConsoleInput | undefined {
  const at = (place: number) =>
    Math.round(Number(viewOf(bytes).getBigInt64(place * 8, true)) / FILETIMES_PER_MS) - UNIX_EPOCH_MS;
  const [connected = 0, , lastInputMs = 0, signedIn = 0, nowMs = 0] = [0, 1, 2, 3, 4].map(at);
  if (lastInputMs <= 0 || nowMs <= 0) return undefined;
  return { lastInputMs, nowMs, sessionSinceMs: Math.max(connected, signedIn) };
}

/** TPM_DEVICE_INFO: tpmVersion is 1 or 2, for 1.2 and 2.0. */
export function readTpmVersion(bytes: Uint8Array): '1.2' | '2.0' | 'unknown' {
  const version = viewOf(bytes).getUint32(4, true);
  return version === 2 ? '2.0' : version === 1 ? '1.2' : 'unknown';
}

/** A row of the table of interfaces, with what is needed to tell cards from tunnels and filters. */
export interface InterfaceRow {
  readonly index: number;
  readonly state: InterfaceState;
  /** The address that the card was made with, `aa:bb:…`; absent where the row has none. */
  readonly ownAddress?: string;
  readonly isCard: boolean;
}

/** Layout of MIB_IF_ROW2 (netioapi.h): Alias is a WCHAR[257], counters are ULONG64. */
const ROW = {
  bytes: 1_352,
  index: 8,
  alias: 28,
  permanentAddress: 1_092,
  type: 1_128,
  flags: 1_152,
  media: 1_164,
} as const;
const COUNTER = {
  transmitSpeed: 1_192,
  inOctets: 1_208,
  inDiscards: 1_232,
  inErrors: 1_240,
  outOctets: 1_280,
  outDiscards: 1_304,
  outErrors: 1_312,
} as const;
const ALIAS_LENGTH_MAX = 256;
/** IF_TYPE_ETHERNET_CSMACD and IF_TYPE_IEEE80211. */
const CARD_TYPES = [6, 71];
const HARDWARE_INTERFACE = 1;
const FILTER_INTERFACE = 2;
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
  const flags = view.getUint8(start + ROW.flags);
  const media = view.getUint32(start + ROW.media, true);
  const speedMbps = Math.floor(counter(COUNTER.transmitSpeed) / 1_000_000);
  const isLinkKnown = media === CONNECTED || media === DISCONNECTED;
  const isSpeedKnown = media === CONNECTED && speedMbps > 0 && speedMbps <= SPEED_MBPS_MAX;
  const ownAddress = addressAt(view, start + ROW.permanentAddress);
  return {
    index: view.getUint32(start + ROW.index, true),
    isCard:
      CARD_TYPES.includes(view.getUint32(start + ROW.type, true)) &&
      (flags & HARDWARE_INTERFACE) !== 0 &&
      (flags & FILTER_INTERFACE) === 0,
    ...(ownAddress === NO_ADDRESS ? {} : { ownAddress }),
    state: {
      name: wideText(view, start + ROW.alias),
      receivedBytes: counter(COUNTER.inOctets),
      sentBytes: counter(COUNTER.outOctets),
      receiveErrors: counter(COUNTER.inErrors),
      sendErrors: counter(COUNTER.outErrors),
      receiveDrops: counter(COUNTER.inDiscards),
      sendDrops: counter(COUNTER.outDiscards),
      ...(isLinkKnown ? { linkUp: media === CONNECTED } : {}),
      ...(isSpeedKnown ? { speedMbps } : {}),
    },
  };
}

/** MIB_IPFORWARDROW: dwForwardNextHop and dwForwardIfIndex. Undefined where the way leads into the own LAN: no gateway. */
export function readRoute(bytes: Uint8Array): { readonly address: string; readonly index: number } | undefined {
  const address = ipv4At(bytes, 12);
  return address === '0.0.0.0' ? undefined : { address, index: viewOf(bytes).getUint32(16, true) };
}

/** Layout of MIB_IPNETTABLE: the number of rows, then rows of index, length, address of 8 bytes, IPv4 address, type. */
const NEIGHBOUR_BYTES = 24;
/** MIB_IPNET_TYPE_INVALID. */
const INVALID = 2;

/** The hardware address of a neighbour; undefined while it is not known. */
export function readNeighbour(
  bytes: Uint8Array,
  { address, index }: { readonly address: string; readonly index: number },
): string | undefined {
  return neighbourRows(bytes).find((row) => row.index === index && row.address === address)?.mac;
}

/** Everybody whose hardware address is known, whatever the card. */
export const readNeighbours = (bytes: Uint8Array): readonly KnownNeighbour[] =>
  neighbourRows(bytes).map(({ address, mac }) => ({ address, mac }));

function neighbourRows(bytes: Uint8Array): readonly (KnownNeighbour & { readonly index: number })[] {
  const view = viewOf(bytes);
  const rows = Math.min(view.getUint32(0, true), Math.floor((bytes.byteLength - 4) / NEIGHBOUR_BYTES));
  return Array.from({ length: rows }, (_, row) => 4 + row * NEIGHBOUR_BYTES).flatMap((start) => {
    const mac = addressAt(view, start + 8);
    const isKnown = view.getUint32(start + 4, true) === 6 && view.getUint32(start + 20, true) !== INVALID;
    if (!isKnown || mac === NO_ADDRESS) return [];
    return [{ index: view.getUint32(start, true), address: ipv4At(bytes, start + 16), mac }];
  });
}

/** RawSMBIOSData is a head of eight bytes and the table. */
const SMBIOS_HEAD_BYTES = 8;

export const smbiosTable = (bytes: Uint8Array): Uint8Array => bytes.subarray(SMBIOS_HEAD_BYTES);

/** The numbers of the machine (type 1) and of its board (type 2); absent where the firmware gives none. */
export function readSmbiosHints(bytes: Uint8Array): Omit<MachineHints, 'cardAddresses'> {
  const structures = readSmbios(smbiosTable(bytes));
  const system = structures.find(({ type, area }) => type === 1 && area.length >= 24);
  const board = structures.find(({ type }) => type === 2);
  const boardSerial = board === undefined ? '' : smbiosText(board, 0x07);
  return {
    ...(system === undefined ? {} : { systemUuid: Buffer.from(system.area.subarray(8, 24)).toString('hex') }),
    ...(boardSerial === '' ? {} : { boardSerial }),
  };
}

const NO_ADDRESS = '00:00:00:00:00:00';

function addressAt(view: DataView, at: number): string {
  return Array.from({ length: 6 }, (_, place) =>
    view
      .getUint8(at + place)
      .toString(16)
      .padStart(2, '0'),
  ).join(':');
}

const ipv4At = (bytes: Uint8Array, at: number): string => bytes.subarray(at, at + 4).join('.');

function wideText(view: DataView, at: number): string {
  let text = '';
  for (let place = 0; place < ALIAS_LENGTH_MAX; place++) {
    const unit = view.getUint16(at + place * 2, true);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
