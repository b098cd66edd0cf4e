import type { LatestReading } from '@mach/wire';
import type { Collector } from '../../collector/src/app.ts';
import { readingKey } from '../../collector/src/state/fleet-state.ts';
import type { FoldedBatch } from '../../collector/src/state/folded.ts';
import { TRUTH } from './agent-catalogue.ts';
import type { Oracle } from './oracle.ts';

/** Watches the last readings of each device: no later state may show an earlier moment than one before it. */
export interface Gauges {
  folded(collector: Collector, batch: FoldedBatch): void;
  look(collector: Collector): void;
  /** A restored journal makes an older state, which may show older moments once. */
  forget(): void;
}

interface Seen {
  readonly at: number;
  /** When it was truly made, in s, where the reading tells. */
  readonly truth?: number;
  /** Placed in time by the device's own wall clock, for its boot was over. */
  readonly estimated: boolean;
}

const TRUTH_KEY = readingKey(TRUTH);

export function createGauges(oracle: Oracle): Gauges {
  const seen = new Map<string, Seen>();

  function check(device: string, key: string, reading: LatestReading, estimated: boolean | undefined): void {
    const name = `${device} ${key}`;
    const before = seen.get(name);
    const truth = key === TRUTH_KEY && reading.ok ? Number(reading.values[TRUTH.value]) : undefined;
    const label = () => `${device.slice(0, 8)} ${key.replaceAll('\n', ' ')}`;
    if (before !== undefined && reading.at < before.at) {
      oracle.violate(`gauge ${label()} went back from event time ${before.at} to ${reading.at}`);
    }
    if (before?.truth !== undefined && truth !== undefined && truth < before.truth) {
      // Of two that only wrong wall clocks place, nobody can tell which was first.
      const isExcused = before.estimated && (estimated ?? before.estimated);
      if (!isExcused)
        oracle.violate(`gauge ${label()} went back from what was true at ${before.truth} s to ${truth} s`);
    }
    const isSame = before !== undefined && before.at === reading.at && (truth === undefined || truth === before.truth);
    if (isSame) return;
    const kept = truth ?? before?.truth;
    seen.set(name, { at: reading.at, estimated: estimated ?? false, ...(kept === undefined ? {} : { truth: kept }) });
  }

  function readingsOf(collector: Collector, device: string): ReadonlyMap<string, LatestReading> | undefined {
    const unitCode = collector.state().registry.devices.get(device)?.unitCode ?? '';
    return collector.state().communes.get(unitCode)?.devices.get(device)?.readings;
  }

  return {
    forget: () => seen.clear(),
    folded: (collector, batch) => {
      const estimated = new Map<string, boolean>();
      for (const placed of batch.readings)
        estimated.set(`${readingKey(placed.reading)} ${placed.at}`, placed.estimated);
      for (const [key, reading] of readingsOf(collector, batch.device) ?? []) {
        check(batch.device, key, reading, estimated.get(`${key} ${reading.at}`));
      }
    },
    look: (collector) => {
      for (const { devices } of collector.state().communes.values()) {
        for (const [device, { readings }] of devices) {
          for (const [key, reading] of readings) check(device, key, reading, undefined);
        }
      }
    },
  };
}
