import { type Koffi, loadKoffi } from './koffi.ts';
import { viewOf } from './windows-bytes.ts';

/** The job object of this process: Windows adds up in it what its processes cost, those that have ended too. */
export interface WindowsJob {
  /** Puts this process into a job of its own, and with it whatever it starts from then on. False where Windows refuses. */
  join(): boolean;
  /** JOBOBJECT_BASIC_ACCOUNTING_INFORMATION of the job that this process is in. */
  accounting(): Uint8Array | undefined;
}

const JOB_BASIC_ACCOUNTING = 1;
const ACCOUNTING_BYTES = 48;
const FILETIMES_PER_MS = 10_000;
/** A processor's time is counted in ticks of some 16 ms, of each process by itself. */
const TICKS_MS = 100;

/**
 * CPU time of all that this process starts, and of what that starts, in ms: PowerShell above all, which the inventory's child runs. Nothing
 * is set in the job, so that it holds nobody back and ends with its last process; no handle stays open. Undefined where no job can be
 * made, and where it adds up nothing (Wine). Never run on a real PC.
 */
export function windowsChildCpu(ownCpuMs: () => number, load: () => WindowsJob = loadJob): () => number | undefined {
  const job = joined(load);
  let baseMs: number | undefined;
  let childMs = 0;
  const beyondOwn = () => {
    // First the own time: it may grow in between, and what is told must never fall.
    const ownMs = ownCpuMs();
    const bytes = job?.accounting();
    return bytes === undefined ? undefined : readJobCpuMs(bytes) - ownMs;
  };
  baseMs = beyondOwn();
  return () => {
    const nowMs = beyondOwn();
    if (nowMs === undefined || baseMs === undefined || nowMs - baseMs < -TICKS_MS) return undefined;
    childMs = Math.max(childMs, Math.round(nowMs - baseMs));
    return childMs;
  };
}

/** TotalUserTime and TotalKernelTime, of processes that run and of those that have ended. */
function readJobCpuMs(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  return Number(view.getBigInt64(0, true) + view.getBigInt64(8, true)) / FILETIMES_PER_MS;
}

function joined(load: () => WindowsJob): WindowsJob | undefined {
  try {
    const job = load();
    return job.join() ? job : undefined;
  } catch {
    // No build of koffi for this system: the children's cost stays unknown.
    return undefined;
  }
}

/** Throws where koffi has no build for this system. */
export function loadJob(): WindowsJob {
  const kernel = loadKoffi().load('kernel32.dll');
  return jobCalls(kernel);
}

function jobCalls(kernel: ReturnType<Koffi['load']>): WindowsJob {
  const create = kernel.func('void *__stdcall CreateJobObjectW(void *security, const char16_t *name)');
  const self = kernel.func('void *__stdcall GetCurrentProcess()');
  const assign = kernel.func('bool __stdcall AssignProcessToJobObject(void *job, void *process)');
  const query = kernel.func(
    'bool __stdcall QueryInformationJobObject(void *job, int kind, _Out_ uint8 *told, uint32 bytes, void *needed)',
  );
  const close = kernel.func('bool __stdcall CloseHandle(void *handle)');
  return {
    join: () => {
      const job: unknown = create(null, null);
      if (job === null) return false;
      try {
        return assign(job, self()) as boolean;
      } finally {
        // It lives on with the processes in it.
        close(job);
      }
    },
    accounting: () => {
      const told = Buffer.alloc(ACCOUNTING_BYTES);
      // Without a handle it is the job of whoever asks.
      return (query(null, JOB_BASIC_ACCOUNTING, told, ACCOUNTING_BYTES, null) as boolean) ? told : undefined;
    },
  };
}
