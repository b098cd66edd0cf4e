import type { Result } from '@mach/ports';
import type { Koffi } from './koffi.ts';
import { madeAtFirstUse } from './windows-optional-calls.ts';

/** Counters of how loaded the machine is. Those of PDH are asked for by their English names, which it knows in every language. */
export interface WindowsLoadCalls {
  /** PDH_RAW_COUNTER of threads that are ready and wait for a CPU, for all CPUs together. */
  processorQueue(): Result<Uint8Array>;
  /** PDH_RAW_COUNTER of disk reads that hard page faults needed. */
  pageReads(): Result<Uint8Array>;
  /** DISK_PERFORMANCE of the disk of this number, which everybody may ask for; `not-found` where there is none. */
  diskPerformance(number: number): Result<Uint8Array>;
  /** STORAGE_DEVICE_DESCRIPTOR of that disk: what it is and on which bus. */
  diskDescriptor(number: number): Result<Uint8Array>;
}

const RAW_COUNTER_BYTES = 40;
const IOCTL_DISK_PERFORMANCE = 0x0007_0020;
const DISK_PERFORMANCE_BYTES = 88;
const IOCTL_STORAGE_QUERY_PROPERTY = 0x002d_1400;
/** STORAGE_PROPERTY_QUERY with two zeros: StorageDeviceProperty, PropertyStandardQuery. */
const STORAGE_QUERY_BYTES = 12;
/** Its fixed part; the names of maker and model behind it are cut off, which is no error. */
const DEVICE_DESCRIPTOR_BYTES = 40;
const SHARE_READ_WRITE = 3;
const OPEN_EXISTING = 3;
const INVALID_HANDLE = -1n;

export function windowsLoadCalls(koffi: Koffi): WindowsLoadCalls {
  const processorQueue = madeAtFirstUse(() => pdhCounter(koffi, '\\System\\Processor Queue Length'));
  const pageReads = madeAtFirstUse(() => pdhCounter(koffi, '\\Memory\\Page Reads/sec'));
  const askDisk = madeAtFirstUse(() => diskCall(koffi));
  return {
    processorQueue,
    pageReads,
    diskPerformance: (number) =>
      askDisk({ number, code: IOCTL_DISK_PERFORMANCE, givenBytes: 0, toldBytes: DISK_PERFORMANCE_BYTES }),
    diskDescriptor: (number) =>
      askDisk({
        number,
        code: IOCTL_STORAGE_QUERY_PROPERTY,
        givenBytes: STORAGE_QUERY_BYTES,
        toldBytes: DEVICE_DESCRIPTOR_BYTES,
      }),
  };
}

/** A query of its own for each counter, open as long as the process lives: one looks through all threads, the other does not. */
export function pdhCounter(koffi: Koffi, path: string): () => Result<Uint8Array> {
  const pdh = koffi.load('pdh.dll');
  const open = pdh.func('uint32 __stdcall PdhOpenQueryW(const char16_t *source, uintptr_t data, _Out_ void **query)');
  const add = pdh.func(
    'uint32 __stdcall PdhAddEnglishCounterW(void *query, const char16_t *path, uintptr_t data, _Out_ void **counter)',
  );
  const collect = pdh.func('uint32 __stdcall PdhCollectQueryData(void *query)');
  const getRaw = pdh.func(
    'uint32 __stdcall PdhGetRawCounterValue(void *counter, _Out_ uint32 *type, _Out_ uint8 *raw)',
  );
  const query: [unknown] = [null];
  const counter: [unknown] = [null];
  const opened: number = open(null, 0, query);
  const added: number = opened === 0 ? add(query[0], path, 0, counter) : opened;
  return () => {
    const collected: number = added === 0 ? collect(query[0]) : added;
    const raw = Buffer.alloc(RAW_COUNTER_BYTES);
    const code: number = collected === 0 ? getRaw(counter[0], [0], raw) : collected;
    if (code === 0) return { ok: true, value: raw };
    return { ok: false, failure: 'unsupported', detail: `PDH gave no ${path} (error 0x${code.toString(16)})` };
  };
}

/** A question to the disk of this number. What is given with it is all zeros. */
interface DiskQuestion {
  readonly number: number;
  readonly code: number;
  readonly givenBytes: number;
  readonly toldBytes: number;
}

function diskCall(koffi: Koffi): (question: DiskQuestion) => Result<Uint8Array> {
  const kernel = koffi.load('kernel32.dll');
  const create = kernel.func(
    'int64 __stdcall CreateFileW(const char16_t *name, uint32 access, uint32 share, void *security, uint32 how, uint32 flags, void *model)',
  );
  const control = kernel.func(
    'bool __stdcall DeviceIoControl(int64 device, uint32 code, uint8 *given, uint32 givenBytes, _Out_ uint8 *told, uint32 toldBytes, _Out_ uint32 *bytes, void *overlapped)',
  );
  const close = kernel.func('bool __stdcall CloseHandle(int64 handle)');
  return ({ number, code, givenBytes, toldBytes }) => {
    const name = `\\\\.\\PhysicalDrive${number}`;
    // Without any access: that needs no rights and wakes no disk. Opened anew each time, or no USB disk could be taken out.
    const device: number | bigint = create(name, 0, SHARE_READ_WRITE, null, OPEN_EXISTING, 0, null);
    if (BigInt(device) === INVALID_HANDLE) return { ok: false, failure: 'not-found', detail: `there is no ${name}` };
    try {
      const given = givenBytes === 0 ? null : Buffer.alloc(givenBytes);
      const told = Buffer.alloc(toldBytes);
      const isTold: boolean = control(device, code, given, givenBytes, told, toldBytes, [0], null);
      if (isTold) return { ok: true, value: told };
      return { ok: false, failure: 'unsupported', detail: `${name} does not answer question 0x${code.toString(16)}` };
    } finally {
      close(device);
    }
  };
}
