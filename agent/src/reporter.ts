import type { MetricSpec, Reading } from '@mach/wire';
import { partKey, reduceReadings } from './reduce.ts';

/** Collects readings until a report is closed. */
export interface Reporter {
  /** True when a reading is an event: a part fails that did not fail before, or is well again. What this machine has not is none. */
  add(readings: readonly Reading[]): boolean;
  /** Takes what was collected, reduced; empty when there was nothing. */
  take(): readonly Reading[];
  readonly size: number;
}

/** Parts whose state is remembered; far above what limits allow to be configured. */
const PARTS_MAX = 5_000;

export function createReporter(metricsOf: (kind: string) => readonly MetricSpec[]): Reporter {
  let collected: Reading[] = [];
  const wasOk = new Map<string, boolean>();

  const isEvent = (reading: Reading): boolean => {
    const key = partKey(reading);
    const before = wasOk.get(key) ?? reading.failure !== 'unsupported';
    if (wasOk.size >= PARTS_MAX && !wasOk.has(key)) wasOk.clear();
    wasOk.set(key, reading.ok);
    return before !== reading.ok;
  };

  return {
    add: (readings) => {
      collected.push(...readings);
      return readings.map(isEvent).includes(true);
    },
    take: () => {
      const taken = collected;
      collected = [];
      return reduceReadings(taken, metricsOf);
    },
    get size() {
      return collected.length;
    },
  };
}
