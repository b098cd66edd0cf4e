import type { Boots, Clock, Files } from '@mach/ports';
import type { Store } from '../store.ts';
import { type BootLog, nothingStopped, parseBootLog, startedLog } from './boot-log.ts';
import { panicRecordsOf } from './panic-records.ts';
import { type StopRecords, wasColdStart, withRecordedStops } from './stop-records.ts';

export interface BootKeeperPorts {
  readonly clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  readonly store: Store;
  readonly files: Pick<Files, 'readText' | 'list'>;
  /** Where the system writes stops down itself, they are counted by that, also those that no agent saw. */
  readonly stopRecords?: StopRecords;
}

/** Keeps the log of boots. */
export interface BootKeeper extends Boots {
  /** At the start of an agent that stays. */
  started(): Promise<void>;
  /** To be called with every sample: reads the system's own records when it is time. */
  look(): Promise<void>;
  /** First thing when the agent is asked to end: a shutdown leaves little time. */
  ended(): void;
}

/** An agent that starts later than this after the kernel did not come with the boot, but was installed or updated. */
const WITH_BOOT_MS_MAX = 600_000;
const HARDWARE_CLOCK = '/sys/class/rtc/rtc0/since_epoch';
/** What a start writes down is all there when the machine has run for so long; then its records are read daily. */
const SETTLED_MS = 600_000;
const LOOK_EVERY_MS = 86_400_000;

export function createBootKeeper(bootId: string, { clock, store, files, stopRecords }: BootKeeperPorts): BootKeeper {
  let log: BootLog | undefined;
  let bootDurationMs: number | undefined;
  /** Fast Startup calls an image that is resumed a start: there the duration holds only once the records deny that. */
  let isColdStart = stopRecords === undefined ? true : undefined;
  let nextLookMs = SETTLED_MS;

  function keep(next: BootLog): void {
    log = next;
    store.write('boots', JSON.stringify(next));
  }

  return {
    started: async () => {
      const uptimeMs = clock.uptimeMs();
      const hardware = await files.readText(HARDWARE_CLOCK);
      const seconds = hardware.ok ? Number.parseInt(hardware.value, 10) : Number.NaN;
      const before = parseBootLog(store.read('boots'));
      const isNewBoot = before !== undefined && before.bootId !== bootId;
      if (isNewBoot && uptimeMs <= WITH_BOOT_MS_MAX) bootDurationMs = Math.round(uptimeMs);
      const wallMs = clock.wallMs();
      const panicRecords = stopRecords === undefined ? await panicRecordsOf(files) : undefined;
      const started = startedLog(before, {
        bootId,
        wallMs,
        ...(Number.isFinite(seconds) && { hardwareWallMs: seconds * 1_000 }),
        ...(panicRecords !== undefined && { panicRecords }),
      });
      keep(stopRecords === undefined ? started : { ...started, ...stopsOf(before ?? nothingStopped) });
    },
    look: async () => {
      const uptimeMs = clock.uptimeMs();
      if (stopRecords === undefined || log === undefined || uptimeMs < nextLookMs) return;
      nextLookMs = uptimeMs + LOOK_EVERY_MS;
      const records = await stopRecords.read();
      if (!records.ok) return;
      keep(withRecordedStops(log, records.value));
      isColdStart ??= wasColdStart(records.value);
    },
    ended: () => {
      if (log !== undefined) keep({ ...log, isEnded: true, wallMs: Math.max(log.wallMs, clock.wallMs()) });
    },
    read: () => {
      if (log === undefined) return undefined;
      const { clockLosses, recentClockLosses, lastRecord, panicRecords } = log;
      const areStopsKnown = stopRecords === undefined || lastRecord !== undefined;
      const { crashes, recentCrashes, ...stops } = stopsOf(log);
      const areCrashesKnown = lastRecord !== undefined || panicRecords !== undefined;
      return {
        ...(areStopsKnown && stops),
        ...(areCrashesKnown && { crashes, recentCrashes }),
        clockLosses,
        recentClockLosses,
        ...(bootDurationMs !== undefined && isColdStart === true && { bootDurationMs }),
      };
    },
  };
}

function stopsOf(log: typeof nothingStopped | BootLog): typeof nothingStopped {
  const { cleanStops, uncleanStops, crashes, recentStops, recentUncleanStops, recentCrashes } = log;
  return { cleanStops, uncleanStops, crashes, recentStops, recentUncleanStops, recentCrashes };
}
