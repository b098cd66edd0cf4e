import type { Clock, MemoryErrors } from '@mach/ports';
import type { Store } from '../store.ts';
import { FIRST_LOOK_MS, parseMemoryErrorLog, withMemoryErrors } from './memory-error-log.ts';
import type { MemoryErrorRecords } from './memory-error-records.ts';

export interface MemoryErrorKeeperPorts {
  readonly clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  readonly store: Store;
  /** Absent where the system writes none down. */
  readonly memoryErrorRecords?: MemoryErrorRecords;
}

export interface MemoryErrorKeeper extends MemoryErrors {
  /** To be called with every sample: reads the system's records when it is time. */
  look(): Promise<void>;
}

/** The rush of a start is over by then; afterwards the records are read daily. */
const SETTLED_MS = 900_000;
const LOOK_EVERY_MS = 86_400_000;

/** Keeps count of errors of memory that the system wrote down, over restarts of the agent and of the machine. */
export function createMemoryErrorKeeper({
  clock,
  store,
  memoryErrorRecords,
}: MemoryErrorKeeperPorts): MemoryErrorKeeper {
  let log = parseMemoryErrorLog(store.read('memory-errors'));
  let nextLookMs = SETTLED_MS;
  return {
    look: async () => {
      const uptimeMs = clock.uptimeMs();
      if (memoryErrorRecords === undefined || uptimeMs < nextLookMs) return;
      nextLookMs = uptimeMs + LOOK_EVERY_MS;
      const records = await memoryErrorRecords.read(FIRST_LOOK_MS);
      if (!records.ok) return;
      log = withMemoryErrors(log, records.value, clock.wallMs());
      store.write('memory-errors', JSON.stringify(log));
    },
    read: () => log && { corrected: log.corrected, uncorrected: log.uncorrected, countedMs: log.countedMs },
  };
}
