import { execFile } from 'node:child_process';
import type { Result } from '@mach/ports';
import type { StopRecord, StopRecords } from '../boots/stop-records.ts';

/** Records that are read: more than a year of a PC that is started twice a day. */
const RECORDS_MAX = 1_000;
/** A record has some 1,500 characters. */
const OUTPUT_BYTES_MAX = 4 * 1_048_576;
/** The whole log of 20 MB is searched, on an old hard disk. */
const DEADLINE_MS = 60_000;
/** wevtutil ends with the code of the error. */
const ERROR_ACCESS_DENIED = 5;

const KERNEL_POWER = 'Microsoft-Windows-Kernel-Power';
const KERNEL_BOOT = 'Microsoft-Windows-Kernel-Boot';
const EVENT_LOG = 'EventLog';

const from = (provider: string, id: number) => `(Provider[@Name='${provider}'] and EventID=${id})`;
const QUERY = `*[System[${[from(KERNEL_POWER, 41), from(EVENT_LOG, 6008), from(KERNEL_BOOT, 27)].join(' or ')}]]`;

/**
 * Starts and stops out of the System log of Windows, by wevtutil, which comes with every Windows since Vista: numbers of
 * events alone, never their texts. Never run on a real PC.
 */
export function windowsStopRecords(program = 'wevtutil.exe'): StopRecords {
  const given = ['qe', 'System', `/q:${QUERY}`, '/f:xml', '/rd:true', `/c:${RECORDS_MAX}`];
  const settings = {
    timeout: DEADLINE_MS,
    maxBuffer: OUTPUT_BYTES_MAX,
    encoding: 'latin1',
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const;
  return {
    read: () =>
      new Promise((resolve) => {
        execFile(program, given, settings, (error, stdout) => resolve(answerOf(error, stdout)));
      }),
  };
}

function answerOf(error: ExecError | null, stdout: string): Result<readonly StopRecord[]> {
  if (error !== null) {
    const failure = error.killed === true ? 'timeout' : error.code === ERROR_ACCESS_DENIED ? 'denied' : 'unsupported';
    return { ok: false, failure, detail: `wevtutil did not read the System log (${String(error.code)})` };
  }
  const records = parseStopRecords(stdout);
  if (records.length > 0) return { ok: true, value: records };
  return { ok: false, failure: 'unsupported', detail: 'the System log names no start of this machine' };
}

interface ExecError {
  readonly killed?: boolean | undefined;
  readonly code?: string | number | null | undefined;
}

/** Reads events in XML without a root, newest first, as `wevtutil qe /f:xml /rd:true` prints them; gives the oldest first. */
export function parseStopRecords(text: string): readonly StopRecord[] {
  return text
    .split('</Event>')
    .flatMap((event) => {
      const what = whatOf(event);
      const number = Number(/<EventRecordID>(\d{1,15})</.exec(event)?.[1]);
      return what === undefined || !Number.isFinite(number) ? [] : [{ number, what }];
    })
    .sort((one, other) => one.number - other.number);
}

function whatOf(event: string): StopRecord['what'] | undefined {
  const provider = /<Provider Name=['"]([^'"]{1,100})['"]/.exec(event)?.[1];
  const id = /<EventID[^>]{0,100}>(\d{1,5})</.exec(event)?.[1];
  switch (`${provider} ${id}`) {
    case `${KERNEL_POWER} 41`:
      return 'unclean-by-kernel';
    case `${EVENT_LOG} 6008`:
      return 'unclean-by-log';
    case `${KERNEL_BOOT} 27`:
      return BOOT_TYPES[Number(/<Data Name=['"]BootType['"]>(\w{1,10})</.exec(event)?.[1])];
    default:
      return undefined;
  }
}

/** As event 27 numbers them: after a full shutdown, by Fast Startup, out of hibernation. */
const BOOT_TYPES = ['cold-start', 'hybrid-start', 'resume'] as const;
