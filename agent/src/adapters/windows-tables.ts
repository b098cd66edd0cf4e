import type {
  ConsoleInput,
  CpuTimes,
  DiskCounters,
  KnownNeighbour,
  MachineHints,
  MemoryState,
  PowerState,
} from '@mach/ports';
import { readSmbios, smbiosText } from './smbios.ts';
import { addressAt, ipv4At, NO_ADDRESS, viewOf } from './windows-bytes.ts';

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
export function readDiskPerformance(bytes: Uint8Array): Omit<DiskCounters, 'device' | 'pluggedIn'> {
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

/**
 * STORAGE_DEVICE_DESCRIPTOR: RemovableMedia at 10, BusType at 28. A memory chip on the board is on the same bus as a card; the first alone
 * tells them apart.
 */
export function readIsPluggedIn(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  return view.getUint8(10) !== 0 || PLUGGED_BUSES.includes(view.getUint32(28, true));
}

/** BusType1394 and BusTypeUsb. */
const PLUGGED_BUSES: readonly number[] = [4, 7];

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

/** Layout of MIB_IPADDRTABLE: the number of rows, then rows of address, index, mask and more. */
const ADDRESS_BYTES = 24;

/** The first IPv4 address of an interface that is one: 0.0.0.0 stands for none yet. */
export function readOwnAddress(bytes: Uint8Array, index: number): string | undefined {
  const view = viewOf(bytes);
  const rows = Math.min(view.getUint32(0, true), Math.floor((bytes.byteLength - 4) / ADDRESS_BYTES));
  for (let row = 0; row < rows; row++) {
    const start = 4 + row * ADDRESS_BYTES;
    const address = ipv4At(bytes, start);
    if (view.getUint32(start + 4, true) === index && address !== '0.0.0.0') return address;
  }
  return undefined;
}

/** RawSMBIOSData is a head of eight bytes and the table. */
const SMBIOS_HEAD_BYTES = 8;

export const smbiosTable = (bytes: Uint8Array): Uint8Array => bytes.subarray(SMBIOS_HEAD_BYTES);

/** The numbers of the machine (type 1) and of its board (type 2); absent where the firmware gives none. */
export function readSmbiosHints(bytes: Uint8Array): Pick<MachineHints, 'systemUuid' | 'boardSerial' | 'serials'> {
  const structures = readSmbios(smbiosTable(bytes));
  const system = structures.find(({ type, area }) => type === 1 && area.length >= 24);
  const board = structures.find(({ type }) => type === 2);
  const boardSerial = board === undefined ? '' : smbiosText(board, 0x07);
  // Type 3 is the case; all three have their serial number at the same place.
  const serials = [1, 3, 2].flatMap((type) => {
    const structure = structures.find((one) => one.type === type);
    const serial = structure === undefined ? '' : smbiosText(structure, 0x07);
    return serial === '' ? [] : [serial];
  });
  return {
    ...(system === undefined ? {} : { systemUuid: Buffer.from(system.area.subarray(8, 24)).toString('hex') }),
    ...(boardSerial === '' ? {} : { boardSerial }),
    ...(serials.length === 0 ? {} : { serials }),
  };
}
