import { createRequire } from 'node:module';
import type { Result } from '@mach/ports';
import type * as Koffi from 'koffi';

/** Answers of Windows as bytes in the layout of its headers; `windows-tables.ts` reads them. */
export interface WindowsCalls {
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
  /** RawSMBIOSData. */
  firmwareTable(): Result<Uint8Array>;
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
const ALL_PROCESSOR_GROUPS = 0xffff;
/** 'RSMB', the tables of SMBIOS. Readable without rights, as opposed to /sys on Linux. */
const RAW_SMBIOS = 0x52534d42;
/** 198.51.100.1 of TEST-NET-2, as its four bytes lie in memory: nobody's LAN has it, and nothing is sent there. */
const OUTSIDE = 0x016433c6;
const ERROR_ACCESS_DENIED = 5;

/**
 * Loads koffi and the libraries of Windows: only where they are, and not before somebody asks. Throws where koffi has no
 * build for this system.
 */
export function loadWindowsCalls(): WindowsCalls {
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  const kernel = koffi.load('kernel32.dll');
  const ip = koffi.load('iphlpapi.dll');
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
  const getInterfaces = ip.func('uint32 __stdcall GetIfTable2(_Out_ void **table)');
  const freeTable = ip.func('void __stdcall FreeMibTable(void *table)');
  const getBestRoute = ip.func('uint32 __stdcall GetBestRoute(uint32 to, uint32 from, _Out_ uint8 *row)');
  const getNeighbours = ip.func('uint32 __stdcall GetIpNetTable(_Out_ uint8 *table, _Inout_ uint32 *size, int sorted)');

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
      return code === ERROR_ACCESS_DENIED ? refused('GetBestRoute', code) : noGateway;
    },
    neighbourTable() {
      const table = Buffer.alloc(TABLE_BYTES_MAX);
      const code: number = getNeighbours(table, [TABLE_BYTES_MAX], 0);
      return code === 0 ? told(table) : refused('GetIpNetTable', code);
    },
    firmwareTable() {
      const table = Buffer.alloc(TABLE_BYTES_MAX);
      const length: number = getFirmware(RAW_SMBIOS, 0, table, TABLE_BYTES_MAX);
      return length > 0 && length <= TABLE_BYTES_MAX
        ? told(table.subarray(0, length))
        : refused('GetSystemFirmwareTable');
    },
    logicalDrives: () => told(getDrives()),
    driveType: (root) => told(getDriveType(root)),
  };
}

const noGateway = { ok: false, failure: 'not-found', detail: 'this machine has no default gateway' } as const;

const told = <Value>(value: Value): Result<Value> => ({ ok: true, value });

function refused(call: string, code?: number): Result<never> {
  const failure = code === ERROR_ACCESS_DENIED ? 'denied' : 'unsupported';
  return { ok: false, failure, detail: `${call} gave nothing${code === undefined ? '' : ` (error ${code})`}` };
}
