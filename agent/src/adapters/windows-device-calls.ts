import type { Result } from '@mach/ports';
import type { Koffi } from './koffi.ts';
import { madeAtFirstUse } from './windows-optional-calls.ts';

/** A device that is plugged in, as Windows lists it. */
export interface PresentDevice {
  /** Its instance, such as `DISPLAY\DEL4098\4&1A2B3C&0&UID256`, in capitals. Parts of it may be a serial number: it is never told. */
  readonly instance: string;
  /** The class as a number, in small letters without brackets. Names of classes change with the language. */
  readonly classGuid: string;
}

/** Answers about devices beside the machine. */
export interface WindowsDeviceCalls {
  presentDevices(): Result<readonly PresentDevice[]>;
}

const PRESENT = 0x02;
const ALL_CLASSES = 0x04;
const INVALID_HANDLE = -1n;
/** SP_DEVINFO_DATA of 64-bit systems: its size, the class, an instance and a pointer. */
const DEVICE_INFO_BYTES = 32;
const CLASS_AT = 4;
/** MAX_DEVICE_ID_LEN. */
const INSTANCE_LENGTH_MAX = 200;
/** An office PC has some 150 devices. */
const DEVICES_MAX = 2_000;

export function windowsDeviceCalls(koffi: Koffi): WindowsDeviceCalls {
  return { presentDevices: madeAtFirstUse(() => presentDevicesCall(koffi)) };
}

function presentDevicesCall(koffi: Koffi): () => Result<readonly PresentDevice[]> {
  const setup = koffi.load('setupapi.dll');
  const open = setup.func(
    'int64 __stdcall SetupDiGetClassDevsW(void *class_guid, const char16_t *enumerator, void *window, uint32 flags)',
  );
  const next = setup.func('bool __stdcall SetupDiEnumDeviceInfo(int64 set, uint32 index, _Inout_ uint8 *info)');
  const getInstance = setup.func(
    'bool __stdcall SetupDiGetDeviceInstanceIdW(int64 set, uint8 *info, _Out_ uint8 *id, uint32 length, _Out_ uint32 *needed)',
  );
  const close = setup.func('bool __stdcall SetupDiDestroyDeviceInfoList(int64 set)');
  return () => {
    const set: number | bigint = open(null, null, null, PRESENT | ALL_CLASSES);
    if (BigInt(set) === INVALID_HANDLE) {
      return { ok: false, failure: 'unsupported', detail: 'SetupDiGetClassDevs gave no list of devices' };
    }
    try {
      const found: PresentDevice[] = [];
      for (let index = 0; index < DEVICES_MAX; index++) {
        const info = Buffer.alloc(DEVICE_INFO_BYTES);
        info.writeUInt32LE(DEVICE_INFO_BYTES);
        if (!next(set, index, info)) break;
        const id = Buffer.alloc(INSTANCE_LENGTH_MAX * 2);
        if (!getInstance(set, info, id, INSTANCE_LENGTH_MAX, [0])) continue;
        const instance = id.toString('utf16le').split('\0', 1)[0] ?? '';
        found.push({ instance: instance.toUpperCase(), classGuid: guidText(info.subarray(CLASS_AT, CLASS_AT + 16)) });
      }
      return { ok: true, value: found };
    } finally {
      close(set);
    }
  };
}

/** A GUID as it lies in memory, as text: its first three fields have their low byte first. */
function guidText(bytes: Uint8Array): string {
  const hex = (...places: readonly number[]) =>
    places.map((place) => (bytes[place] ?? 0).toString(16).padStart(2, '0')).join('');
  return [hex(3, 2, 1, 0), hex(5, 4), hex(7, 6), hex(8, 9), hex(10, 11, 12, 13, 14, 15)].join('-');
}
