import type { Boots, Clock, Files } from '@mach/ports';
import type { Store } from '../store.ts';
import { type BootLog, parseBootLog, startedLog } from './boot-log.ts';

export interface BootKeeperPorts {
  readonly clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  readonly store: Store;
  readonly files: Pick<Files, 'readText'>;
}

/** Keeps the log of boots. */
export interface BootKeeper extends Boots {
  /** At the start of an agent that stays. */
  started(): Promise<void>;
  /** First thing when the agent is asked to end: a shutdown leaves little time. */
  ended(): void;
}

/** An agent that starts later than this after the kernel did not come with the boot, but was installed or updated. */
const WITH_BOOT_MS_MAX = 600_000;
const HARDWARE_CLOCK = '/sys/class/rtc/rtc0/since_epoch';

export function createBootKeeper(bootId: string, { clock, store, files }: BootKeeperPorts): BootKeeper {
  let log: BootLog | undefined;
  let bootDurationMs: number | undefined;

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
      keep(
        startedLog(before, {
          bootId,
          wallMs,
          ...(Number.isFinite(seconds) && { hardwareWallMs: seconds * 1_000 }),
        }),
      );
    },
    ended: () => {
      if (log !== undefined) keep({ ...log, isEnded: true, wallMs: Math.max(log.wallMs, clock.wallMs()) });
    },
    read: () => {
      if (log === undefined) return undefined;
      const { bootId: _, isEnded: __, wallMs: ___, ...counts } = log;
      return { ...counts, ...(bootDurationMs !== undefined && { bootDurationMs }) };
    },
  };
}
