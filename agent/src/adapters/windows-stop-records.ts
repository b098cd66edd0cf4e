import type { StopRecord, StopRecords } from '../boots/stop-records.ts';
import { readSystemLog, type SystemEvent } from './windows-system-log.ts';

/** Records that are read: more than a year of a PC that is started twice a day. */
const RECORDS_MAX = 1_000;

const KERNEL_POWER = 'Microsoft-Windows-Kernel-Power';
const KERNEL_BOOT = 'Microsoft-Windows-Kernel-Boot';
const EVENT_LOG = 'EventLog';

const from = (provider: string, id: number) => `(Provider[@Name='${provider}'] and EventID=${id})`;
const QUERY = `*[System[${[from(KERNEL_POWER, 41), from(EVENT_LOG, 6008), from(KERNEL_BOOT, 27)].join(' or ')}]]`;

/** Starts and stops out of the System log of Windows: numbers of events alone, never their texts. Never run on a real PC. */
export function windowsStopRecords(program?: string): StopRecords {
  return {
    read: async () => {
      const events = await readSystemLog({ query: QUERY, eventsMax: RECORDS_MAX }, program);
      if (!events.ok) return events;
      const records = stopRecordsOf(events.value);
      if (records.length > 0) return { ok: true, value: records };
      return { ok: false, failure: 'unsupported', detail: 'the System log names no start of this machine' };
    },
  };
}

/** What the events say of starts and stops; others say nothing. */
export function stopRecordsOf(events: readonly SystemEvent[]): readonly StopRecord[] {
  return events.flatMap((event) => {
    const what = whatOf(event);
    if (what === undefined) return [];
    return [{ number: event.number, what, ...(what === 'unclean-by-kernel' && isCrash(event) && { isCrash: true }) }];
  });
}

/** Event 41 bears the code of the blue screen before it; 0 after a power cut, a held button, and where none was written down. */
function isCrash({ datum }: SystemEvent): boolean {
  const code = Number(datum('BugcheckCode') ?? 0);
  return Number.isFinite(code) && code !== 0;
}

function whatOf({ provider, id, datum }: SystemEvent): StopRecord['what'] | undefined {
  switch (`${provider} ${id}`) {
    case `${KERNEL_POWER} 41`:
      return 'unclean-by-kernel';
    case `${EVENT_LOG} 6008`:
      return 'unclean-by-log';
    case `${KERNEL_BOOT} 27`:
      return BOOT_TYPES[Number(datum('BootType'))];
    default:
      return undefined;
  }
}

/** As event 27 numbers them: after a full shutdown, by Fast Startup, out of hibernation. */
const BOOT_TYPES = ['cold-start', 'hybrid-start', 'resume'] as const;
