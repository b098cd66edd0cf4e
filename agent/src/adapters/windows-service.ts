import { type Koffi, loadKoffi } from './koffi.ts';

/** What the service manager of Windows and a process that it started say to one another. */
export interface WindowsService {
  /** Aborts when the service is to stop, or the PC goes down. */
  readonly stopping: AbortSignal;
  /** Tells the manager that the service has ended, and how: anything but 0 has it started again by its recovery rules. */
  ended(code: number): void;
}

const WIN32_OWN_PROCESS = 0x10;
const STOPPED = 1;
const STOP_PENDING = 3;
const RUNNING = 4;
const ACCEPTS_STOP_AND_SHUTDOWN = 1 | 4;
const CONTROL_STOP = 1;
const CONTROL_SHUTDOWN = 5;
const CONTROL_INTERROGATE = 4;
const CALL_NOT_IMPLEMENTED = 120;
const SERVICE_SPECIFIC_ERROR = 1_066;
/** How long the manager is asked to wait for the end: the resident writes and sends what it has. */
const STOP_HINT_MS = 10_000;

/**
 * Makes this process the service of a name, as `sc create` knows it; resolves once the manager has it running. So Windows runs the
 * vendor's node.exe itself, without a wrapper program of somebody else's. Rejects when no service manager started this process.
 * https://learn.microsoft.com/windows/win32/services/service-programs
 */
export function becomeService(name: string): Promise<WindowsService> {
  const calls = serviceCalls(loadKoffi());
  const stopping = new AbortController();
  return new Promise((resolve, reject) => {
    let handle: unknown;
    const say = (state: number, code: number) =>
      calls.setStatus(handle, {
        type: WIN32_OWN_PROCESS,
        state,
        accepts: state === RUNNING ? ACCEPTS_STOP_AND_SHUTDOWN : 0,
        exitCode: code === 0 ? 0 : SERVICE_SPECIFIC_ERROR,
        specificCode: code,
        checkPoint: 0,
        waitHintMs: state === STOP_PENDING ? STOP_HINT_MS : 0,
      });
    const control = calls.handler((code) => {
      if (code === CONTROL_INTERROGATE) return 0;
      if (code !== CONTROL_STOP && code !== CONTROL_SHUTDOWN) return CALL_NOT_IMPLEMENTED;
      say(STOP_PENDING, 0);
      stopping.abort('stopped by Windows');
      return 0;
    });
    // Windows calls both from threads of its own; koffi has them run on this one.
    const main = calls.main(() => {
      handle = calls.register(name, control, null);
      say(RUNNING, 0);
      resolve({ stopping: stopping.signal, ended: (code) => void say(STOPPED, code) });
    });
    calls.dispatch(
      [
        { name, main },
        { name: null, main: null },
      ],
      (error, isDone) => {
        if (error !== null || !isDone)
          reject(error ?? new Error('this process was not started by the service manager'));
      },
    );
  });
}

interface Status {
  readonly type: number;
  readonly state: number;
  readonly accepts: number;
  readonly exitCode: number;
  readonly specificCode: number;
  readonly checkPoint: number;
  readonly waitHintMs: number;
}

interface ServiceCalls {
  main(run: () => void): unknown;
  handler(run: (control: number) => number): unknown;
  register(name: string, handler: unknown, context: null): unknown;
  setStatus(handle: unknown, status: Status): boolean;
  dispatch(
    table: readonly { readonly name: string | null; readonly main: unknown }[],
    done: (error: Error | null, isDone: boolean) => void,
  ): void;
}

function serviceCalls(koffi: Koffi): ServiceCalls {
  const advapi = koffi.load('advapi32.dll');
  const main = koffi.pointer(koffi.proto('void __stdcall ServiceMain(uint32 argc, void *argv)'));
  const handler = koffi.pointer(
    koffi.proto('uint32 __stdcall HandlerEx(uint32 control, uint32 type, void *data, void *context)'),
  );
  koffi.struct('SERVICE_TABLE_ENTRYW', { name: 'char16_t *', main });
  koffi.struct('SERVICE_STATUS', {
    ...{ type: 'uint32', state: 'uint32', accepts: 'uint32', exitCode: 'uint32', specificCode: 'uint32' },
    ...{ checkPoint: 'uint32', waitHintMs: 'uint32' },
  });
  const dispatch = advapi.func('bool __stdcall StartServiceCtrlDispatcherW(SERVICE_TABLE_ENTRYW *table)');
  return {
    main: (run) => koffi.register(run, main),
    handler: (run) => koffi.register(run, handler),
    register: advapi.func(
      'void *__stdcall RegisterServiceCtrlHandlerExW(const char16_t *name, HandlerEx *handler, void *context)',
    ),
    setStatus: advapi.func('bool __stdcall SetServiceStatus(void *handle, SERVICE_STATUS *status)'),
    // Blocks until the service has stopped: on a thread of the pool.
    dispatch: (table, done) => dispatch.async(table, done),
  };
}
