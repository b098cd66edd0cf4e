import type { Result } from '@mach/ports';
import { type Koffi, loadKoffi } from './koffi.ts';
import { type WindowsBatteryCalls, windowsBatteryCalls } from './windows-battery-calls.ts';
import { type WindowsDeviceCalls, windowsDeviceCalls } from './windows-device-calls.ts';
import { type WindowsLoadCalls, windowsLoadCalls } from './windows-load-calls.ts';
import { type OptionalWindowsCalls, optionalWindowsCalls } from './windows-optional-calls.ts';
import { type WindowsPrinterCalls, windowsPrinterCalls } from './windows-printer-calls.ts';
import { type WindowsRegistry, windowsRegistry } from './windows-registry.ts';

/** Each is loaded when it is first asked. */
interface OptionalCalls
  extends OptionalWindowsCalls,
    WindowsLoadCalls,
    WindowsDeviceCalls,
    WindowsPrinterCalls,
    WindowsBatteryCalls {}

/** Answers of Windows as bytes in the layout of its headers; `windows-tables.ts` reads them. */
export interface WindowsCalls extends OptionalCalls {
  readonly registry: WindowsRegistry;
  /** Three FILETIMEs: idle, kernel (idle included), user. */
  systemTimes(): Result<Uint8Array>;
  processors(): Result<number>;
  /** MEMORYSTATUSEX. */
  memoryStatus(): Result<Uint8Array>;
  /** MIB_IF_TABLE2. */
  interfaceTable(): Result<Uint8Array>;
  /** MIB_IPFORWARDROW of the way to an address out of every LAN. */
  bestRoute(): Result<Uint8Array>;
  /** MIB_IPNETTABLE. */
  neighbourTable(): Result<Uint8Array>;
  /** MIB_IPADDRTABLE. */
  addressTable(): Result<Uint8Array>;
  /** RawSMBIOSData. */
  firmwareTable(): Result<Uint8Array>;
  /** SYSTEM_POWER_STATUS. */
  powerStatus(): Result<Uint8Array>;
  /** Milliseconds since the last input of this session, by a counter of 32 bits. A service sees no person's session. */
  sinceLastInput(): Result<number>;
  /** A bit a letter, A first. */
  logicalDrives(): Result<number>;
  /** As GetDriveTypeW names it: 3 is a built-in disk. */
  driveType(root: string): Result<number>;
}

const MEMORY_STATUS_BYTES = 64;
const IF_ROW_BYTES = 1_352;
/** Most rows of the table of interfaces that are read; filters of drivers make a dozen of one card. */
const IF_ROWS_MAX = 1_000;
const FORWARD_ROW_BYTES = 56;
/** Room for the tables of neighbours (some 2,700) and of the firmware, which has a few KiB. */
const TABLE_BYTES_MAX = 65_536;
/** Room for the machine's own addresses, some 170. */
const ADDRESSES_BYTES_MAX = 4_096;
const ALL_PROCESSOR_GROUPS = 0xffff;
/** 'RSMB', the tables of SMBIOS. Readable without rights, as opposed to /sys on Linux. */
const RAW_SMBIOS = 0x52534d42;
/** 198.51.100.1 of TEST-NET-2, as its four bytes lie in memory: nobody's LAN has it, and nothing is sent there. */
const OUTSIDE = 0x016433c6;
const ERROR_ACCESS_DENIED = 5;
/** ERROR_NOT_FOUND, ERROR_NETWORK_UNREACHABLE, ERROR_HOST_UNREACHABLE. Any other failure says nothing of the gateway. */
const NO_WAY_CODES: readonly number[] = [1_168, 1_231, 1_232];
const POWER_STATUS_BYTES = 12;
const LAST_INPUT_BYTES = 8;
/** Where services live since Vista: nobody types there. */
const SERVICES_SESSION = 0;

/**
 * Loads koffi and the libraries of Windows: only where they are, and not before somebody asks. Throws where koffi has no
 * build for this system.
 */
export function loadWindowsCalls(): WindowsCalls {
  const koffi = loadKoffi();
  return {
    registry: windowsRegistry(koffi),
    ...systemCalls(koffi),
    ...networkCalls(koffi),
    ...optionalWindowsCalls(koffi),
    ...windowsLoadCalls(koffi),
    ...windowsDeviceCalls(koffi),
    ...windowsPrinterCalls(koffi),
    ...windowsBatteryCalls(koffi),
  };
}

type NetworkCall = 'interfaceTable' | 'bestRoute' | 'neighbourTable' | 'addressTable';

function systemCalls(koffi: Koffi): Omit<WindowsCalls, 'registry' | NetworkCall | keyof OptionalCalls> {
  const kernel = koffi.load('kernel32.dll');
  const user = koffi.load('user32.dll');
  const getPower = kernel.func('bool __stdcall GetSystemPowerStatus(_Out_ uint8 *status)');
  const getSession = kernel.func('bool __stdcall ProcessIdToSessionId(uint32 process, _Out_ uint32 *session)');
  const getTicks = kernel.func('uint32 __stdcall GetTickCount()');
  const getLastInput = user.func('bool __stdcall GetLastInputInfo(_Inout_ uint8 *info)');
  const getSystemTimes = kernel.func(
    'bool __stdcall GetSystemTimes(_Out_ uint8 *idle, _Out_ uint8 *kernel, _Out_ uint8 *user)',
  );
  const getProcessors = kernel.func('uint32 __stdcall GetActiveProcessorCount(uint16 group)');
  const getMemory = kernel.func('bool __stdcall GlobalMemoryStatusEx(_Inout_ uint8 *status)');
  const getFirmware = kernel.func(
    'uint32 __stdcall GetSystemFirmwareTable(uint32 provider, uint32 id, _Out_ uint8 *table, uint32 size)',
  );
  const getDrives = kernel.func('uint32 __stdcall GetLogicalDrives()');
  const getDriveType = kernel.func('uint32 __stdcall GetDriveTypeW(const char16_t *root)');
  return {
    systemTimes() {
      const times = [Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(8)];
      return getSystemTimes(...times) ? told(Buffer.concat(times)) : refused('GetSystemTimes');
    },
    processors: () => told(getProcessors(ALL_PROCESSOR_GROUPS)),
    memoryStatus() {
      const status = Buffer.alloc(MEMORY_STATUS_BYTES);
      status.writeUInt32LE(MEMORY_STATUS_BYTES, 0);
      return getMemory(status) ? told(status) : refused('GlobalMemoryStatusEx');
    },
    firmwareTable() {
      const table = Buffer.alloc(TABLE_BYTES_MAX);
      const length: number = getFirmware(RAW_SMBIOS, 0, table, TABLE_BYTES_MAX);
      return length > 0 && length <= TABLE_BYTES_MAX
        ? told(table.subarray(0, length))
        : refused('GetSystemFirmwareTable');
    },
    powerStatus() {
      const status = Buffer.alloc(POWER_STATUS_BYTES);
      return getPower(status) ? told(status) : refused('GetSystemPowerStatus');
    },
    sinceLastInput() {
      const session = [SERVICES_SESSION];
      if (!getSession(process.pid, session) || session[0] === SERVICES_SESSION) return noPerson;
      const info = Buffer.alloc(LAST_INPUT_BYTES);
      info.writeUInt32LE(LAST_INPUT_BYTES, 0);
      if (!getLastInput(info)) return refused('GetLastInputInfo');
      // Both count milliseconds in 32 bits and begin anew after 49 days.
      return told(((getTicks() as number) - info.readUInt32LE(4)) >>> 0);
    },
    logicalDrives: () => told(getDrives()),
    driveType: (root) => told(getDriveType(root)),
  };
}

function networkCalls(koffi: Koffi): Pick<WindowsCalls, NetworkCall> {
  const ip = koffi.load('iphlpapi.dll');
  const getInterfaces = ip.func('uint32 __stdcall GetIfTable2(_Out_ void **table)');
  const freeTable = ip.func('void __stdcall FreeMibTable(void *table)');
  const getBestRoute = ip.func('uint32 __stdcall GetBestRoute(uint32 to, uint32 from, _Out_ uint8 *row)');
  const getNeighbours = ip.func('uint32 __stdcall GetIpNetTable(_Out_ uint8 *table, _Inout_ uint32 *size, int sorted)');
  const getAddresses = ip.func('uint32 __stdcall GetIpAddrTable(_Out_ uint8 *table, _Inout_ uint32 *size, int sorted)');
  return {
    addressTable() {
      const table = Buffer.alloc(ADDRESSES_BYTES_MAX);
      const code: number = getAddresses(table, [ADDRESSES_BYTES_MAX], 0);
      return code === 0 ? told(table) : refused('GetIpAddrTable', code);
    },
    interfaceTable() {
      const table: [unknown] = [null];
      const code: number = getInterfaces(table);
      if (code !== 0) return refused('GetIfTable2', code);
      try {
        const rows = Math.min(koffi.decode(table[0], 'uint32') as number, IF_ROWS_MAX);
        // A copy: the view ends with the table.
        const bytes = new Uint8Array(koffi.view(table[0], 8 + rows * IF_ROW_BYTES)).slice();
        return told(bytes);
      } finally {
        freeTable(table[0]);
      }
    },
    bestRoute() {
      const row = Buffer.alloc(FORWARD_ROW_BYTES);
      const code: number = getBestRoute(OUTSIDE, 0, row);
      if (code === 0) return told(row);
      return NO_WAY_CODES.includes(code) ? noGateway : refused('GetBestRoute', code);
    },
    neighbourTable() {
      const table = Buffer.alloc(TABLE_BYTES_MAX);
      const code: number = getNeighbours(table, [TABLE_BYTES_MAX], 0);
      return code === 0 ? told(table) : refused('GetIpNetTable', code);
    },
  };
}

const noGateway = { ok: false, failure: 'not-found', detail: 'this machine has no default gateway' } as const;

const noPerson = {
  ok: false,
  failure: 'unsupported',
  detail: 'this process runs beside the services, where no input of people arrives',
} as const;

const told = <Value>(value: Value): Result<Value> => ({ ok: true, value });

function refused(call: string, code?: number): Result<never> {
  const failure = code === ERROR_ACCESS_DENIED ? 'denied' : 'unsupported';
  return { ok: false, failure, detail: `${call} gave nothing${code === undefined ? '' : ` (error ${code})`}` };
}
