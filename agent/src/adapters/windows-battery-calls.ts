import type { Result } from '@mach/ports';
import type { Koffi } from './koffi.ts';
import { onThread, patientCall } from './patient-call.ts';
import { madeAtFirstUse } from './windows-optional-calls.ts';

/** What the driver of a battery tells, in the layout of poclass.h; absent is what it does not tell. */
export interface BatteryBytes {
  /** BATTERY_INFORMATION. */
  readonly information: Uint8Array;
  /** BATTERY_STATUS. */
  readonly status?: Uint8Array;
  /** Seconds, of 32 bits. */
  readonly estimatedTime?: Uint8Array;
  /** Tenths of a kelvin, of 32 bits. */
  readonly temperature?: Uint8Array;
  /** A text of 16-bit letters. */
  readonly name?: Uint8Array;
}

export interface WindowsBatteryCalls {
  /** All batteries that the system knows, a UPS on USB among them. A failure where one of them may not be asked. */
  batteries(): Promise<Result<readonly BatteryBytes[]>>;
}

/** GUID_DEVICE_BATTERY, 72631e54-78a4-11d0-bcf7-00aa00b7b32a, as it lies in memory. */
const BATTERY_CLASS = Buffer.from('541e6372a478d011bcf700aa00b7b32a', 'hex');
const PRESENT_INTERFACES = 0x12;
const INVALID_HANDLE = -1n;
/** SP_DEVICE_INTERFACE_DATA and the fixed part of its detail, of 64-bit systems. */
const INTERFACE_BYTES = 32;
const DETAIL_BYTES = 8;
const PATH_AT = 4;
const PATH_BYTES_MAX = 1_024;
const BATTERIES_MAX = 8;

const GENERIC_READ = 0x8000_0000;
const SHARE_READ_WRITE = 3;
const OPEN_EXISTING = 3;
/** poclass.h: CTL_CODE(FILE_DEVICE_BATTERY; 0x10, 0x11 and 0x13; METHOD_BUFFERED, FILE_READ_ACCESS). */
const QUERY_TAG = 0x29_4040;
const QUERY_INFORMATION = 0x29_4044;
const QUERY_STATUS = 0x29_404c;
/** BATTERY_QUERY_INFORMATION_LEVEL, with the room for each answer. */
const LEVELS = {
  information: [0, 36],
  temperature: [2, 4],
  estimatedTime: [3, 4],
  name: [4, 256],
} as const;
const STATUS_BYTES = 16;

export const windowsBatteryCalls = (koffi: Koffi): WindowsBatteryCalls => ({
  batteries: patientCall(
    'the driver of a battery',
    madeAtFirstUse(() => batteriesCall(koffi)),
  ),
});

function batteriesCall(koffi: Koffi): () => Promise<Result<readonly BatteryBytes[]>> {
  const paths = pathsCall(koffi);
  const ask = askCall(koffi);
  return async () => {
    const found = await paths();
    if (!found.ok) return found;
    const told: BatteryBytes[] = [];
    for (const path of found.value) {
      const battery = await ask(path);
      if (!battery.ok) return battery;
      if (battery.value !== undefined) told.push(battery.value);
    }
    return { ok: true, value: told };
  };
}

/** The paths by which the drivers of batteries are opened. */
function pathsCall(koffi: Koffi): () => Promise<Result<readonly string[]>> {
  const setup = koffi.load('setupapi.dll');
  const open = onThread<number | bigint>(
    setup.func(
      'int64 __stdcall SetupDiGetClassDevsW(uint8 *interface_guid, const char16_t *enumerator, void *window, uint32 flags)',
    ),
  );
  const next = setup.func(
    'bool __stdcall SetupDiEnumDeviceInterfaces(int64 set, void *info, uint8 *guid, uint32 index, _Inout_ uint8 *found)',
  );
  const getDetail = setup.func(
    'bool __stdcall SetupDiGetDeviceInterfaceDetailW(int64 set, uint8 *found, _Inout_ uint8 *detail, uint32 size, _Out_ uint32 *needed, void *info)',
  );
  const close = setup.func('bool __stdcall SetupDiDestroyDeviceInfoList(int64 set)');
  return async () => {
    const set = await open(BATTERY_CLASS, null, null, PRESENT_INTERFACES);
    if (BigInt(set) === INVALID_HANDLE) {
      return { ok: false, failure: 'unsupported', detail: 'SetupDiGetClassDevs gave no list of batteries' };
    }
    try {
      const paths: string[] = [];
      for (let index = 0; index < BATTERIES_MAX; index++) {
        const found = Buffer.alloc(INTERFACE_BYTES);
        found.writeUInt32LE(INTERFACE_BYTES);
        if (!next(set, null, BATTERY_CLASS, index, found)) break;
        const detail = Buffer.alloc(PATH_BYTES_MAX);
        detail.writeUInt32LE(DETAIL_BYTES);
        if (!getDetail(set, found, detail, PATH_BYTES_MAX, [0], null)) continue;
        paths.push(detail.subarray(PATH_AT).toString('utf16le').split('\0', 1)[0] ?? '');
      }
      return { ok: true, value: paths };
    } finally {
      close(set);
    }
  };
}

/** Undefined where the place for a battery is empty. */
function askCall(koffi: Koffi): (path: string) => Promise<Result<BatteryBytes | undefined>> {
  const kernel = koffi.load('kernel32.dll');
  const create = onThread<number | bigint>(
    kernel.func(
      'int64 __stdcall CreateFileW(const char16_t *name, uint32 access, uint32 share, void *security, uint32 how, uint32 flags, void *model)',
    ),
  );
  const control = onThread<boolean>(
    kernel.func(
      'bool __stdcall DeviceIoControl(int64 device, uint32 code, uint8 *given, uint32 givenBytes, _Out_ uint8 *told, uint32 toldBytes, _Out_ uint32 *bytes, void *overlapped)',
    ),
  );
  const close = kernel.func('bool __stdcall CloseHandle(int64 handle)');
  return async (path) => {
    const device = await create(path, GENERIC_READ, SHARE_READ_WRITE, null, OPEN_EXISTING, 0, null);
    if (BigInt(device) === INVALID_HANDLE) {
      return { ok: false, failure: 'denied', detail: 'the driver of a battery can’t be opened' };
    }
    const query = async (code: number, words: readonly number[], room: number): Promise<Uint8Array | undefined> => {
      const given = Buffer.from(Uint32Array.from(words).buffer);
      const told = Buffer.alloc(room);
      const bytes = [0];
      return (await control(device, code, given, given.length, told, room, bytes, null))
        ? told.subarray(0, bytes[0] ?? 0)
        : undefined;
    };
    try {
      // Without waiting for a battery to be put in.
      const tag = Buffer.from((await query(QUERY_TAG, [0], 4)) ?? []);
      if (tag.length < 4 || tag.readUInt32LE() === 0) return { ok: true, value: undefined };
      const number = tag.readUInt32LE();
      const level = (name: keyof typeof LEVELS) =>
        query(QUERY_INFORMATION, [number, LEVELS[name][0], 0], LEVELS[name][1]);
      const information = await level('information');
      if (information === undefined) {
        return { ok: false, failure: 'unsupported', detail: 'the driver of a battery tells nothing of it' };
      }
      const rest = {
        // BATTERY_WAIT_STATUS without a wait.
        status: await query(QUERY_STATUS, [number, 0, 0, 0, 0], STATUS_BYTES),
        estimatedTime: await level('estimatedTime'),
        temperature: await level('temperature'),
        name: await level('name'),
      };
      const told = Object.fromEntries(Object.entries(rest).filter(([, bytes]) => bytes !== undefined));
      return { ok: true, value: { information, ...told } };
    } finally {
      close(device);
    }
  };
}
