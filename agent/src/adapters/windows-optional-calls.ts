import type { Result } from '@mach/ports';
import type { Koffi } from './koffi.ts';
import { onThread, patientCall } from './patient-call.ts';
import { wifiSignalCall } from './windows-wifi-call.ts';

/** Calls of libraries that are seldom asked, or that not every Windows has: each is loaded by its first call. */
export interface OptionalWindowsCalls {
  /** Times of WTSINFOW of who sits at the machine: five FILETIMEs, of which the third is the last input. Never the names in it. */
  consoleTimes(): Promise<Result<Uint8Array>>;
  /** TPM_DEVICE_INFO; `not-found` where Windows says that there is no TPM. */
  tpmInfo(): Result<Uint8Array>;
  /** The signal in dBm of the wireless card with this GUID, as it lies in memory, in four bytes. */
  wifiSignal(guid: Uint8Array): Promise<Result<Uint8Array>>;
}

const WTS_SESSION_INFO = 24;
const WTS_ACTIVE = 0;
const NO_SESSION = 0xffff_ffff;
/** WTSINFOW: the state comes first; the times come behind three names, in a place that the 32-bit build shares. */
const WTS_INFO_BYTES = 216;
const WTS_TIMES_AT = 176;
const TPM_INFO_BYTES = 16;
const TPM_STRUCT_VERSION = 1;
const TBS_E_TPM_NOT_FOUND = 0x8028_400f;

export function optionalWindowsCalls(koffi: Koffi): OptionalWindowsCalls {
  return {
    consoleTimes: patientCall(
      'WTSQuerySessionInformation',
      madeAtFirstUse(() => consoleTimesCall(koffi)),
    ),
    tpmInfo: madeAtFirstUse(() => tpmInfoCall(koffi)),
    wifiSignal: patientCall(
      'the service of wireless networks',
      madeAtFirstUse(() => wifiSignalCall(koffi)),
    ),
  };
}

function consoleTimesCall(koffi: Koffi): () => Promise<Result<Uint8Array>> {
  const getConsole = koffi.load('kernel32.dll').func('uint32 __stdcall WTSGetActiveConsoleSessionId()');
  const wts = koffi.load('wtsapi32.dll');
  const query = onThread<boolean>(
    wts.func(
      'bool __stdcall WTSQuerySessionInformationW(void *server, uint32 session, int kind, _Out_ void **info, _Out_ uint32 *bytes)',
    ),
  );
  const free = wts.func('void __stdcall WTSFreeMemory(void *memory)');
  return async () => {
    const session: number = getConsole();
    const info: [unknown] = [null];
    const bytes = [0];
    if (session === NO_SESSION || !(await query(null, session, WTS_SESSION_INFO, info, bytes))) return nobodyTold;
    try {
      if ((bytes[0] ?? 0) < WTS_INFO_BYTES) return nobodyTold;
      const view = koffi.view(info[0], WTS_INFO_BYTES);
      if (new DataView(view).getUint32(0, true) !== WTS_ACTIVE) return nobodyTold;
      // A copy: the view ends with the structure.
      return { ok: true, value: new Uint8Array(view, WTS_TIMES_AT).slice() };
    } finally {
      free(info[0]);
    }
  };
}

function tpmInfoCall(koffi: Koffi): () => Result<Uint8Array> {
  const getInfo = koffi.load('tbs.dll').func('uint32 __stdcall Tbsi_GetDeviceInfo(uint32 size, _Inout_ uint8 *info)');
  return () => {
    const info = Buffer.alloc(TPM_INFO_BYTES);
    info.writeUInt32LE(TPM_STRUCT_VERSION, 0);
    const code: number = getInfo(TPM_INFO_BYTES, info);
    if (code === 0) return { ok: true, value: info };
    const failure = code === TBS_E_TPM_NOT_FOUND ? 'not-found' : 'unsupported';
    return { ok: false, failure, detail: `Tbsi_GetDeviceInfo gave nothing (error 0x${code.toString(16)})` };
  };
}

/** A call that is made at its first use; where its library can't be loaded each use says so. */
export function madeAtFirstUse<
  Given extends readonly unknown[],
  Answer extends Result<unknown> | Promise<Result<unknown>>,
>(make: () => (...given: Given) => Answer): (...given: Given) => Answer {
  let call: ((...given: Given) => Answer) | undefined;
  return (...given) => {
    call ??= attempt(make);
    return call(...given);
  };
}

function attempt<Given extends readonly unknown[], Answer>(
  make: () => (...given: Given) => Answer,
): (...given: Given) => Answer {
  try {
    return make();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    // Whoever waits for an answer gets one at once.
    return () => ({ ok: false as const, failure: 'unsupported' as const, detail }) as Answer;
  }
}

const nobodyTold = {
  ok: false,
  failure: 'unsupported',
  detail: 'Windows tells of nobody who sits at the machine',
} as const;
