import { type MeasuredMinute, slowMinuteCause } from '@mach/knowledge';
import type { Clock, SlowMinutes } from '@mach/ports';
import type { Reading } from '@mach/wire';
import type { Store } from '../store.ts';
import type { InputActivity } from './input-activity.ts';
import { createMinuteMeter } from './minute-meter.ts';
import { countsOf, parseTally, type Tally, tallied } from './tally.ts';
import { isWatchedMinute, type WatchedHours } from './watched-hours.ts';

export interface SlowMinutesPorts {
  readonly clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  readonly store: Store;
  readonly inputActivity: InputActivity;
}

/** Watches minutes: fed with every sample, it counts those of use in watched hours, and the slow ones among them. */
export interface MinuteWatch extends SlowMinutes {
  take(readings: readonly Reading[]): void;
  /** Whether somebody was at the machine in the last minutes; undefined where nobody can tell. */
  isUsed(): boolean | undefined;
  /** Writes the sums down, so that the next start goes on with them. */
  save(): void;
}

/** How long somebody is taken to be at the machine after the last touch: whoever waits for a slow PC types nothing. */
export const IN_USE_FOR_MS = 5 * 60_000;
/** Sums are written this often; what a crash loses is less. */
const SAVE_EVERY_MINUTES = 15;

export function createMinuteWatch(hours: WatchedHours, { clock, store, inputActivity }: SlowMinutesPorts): MinuteWatch {
  const meter = createMinuteMeter();
  let tally: Tally = parseTally(store.read('slow-minutes'));
  let lastUseMs: number | undefined;
  let isUseKnown = false;
  let unsaved = 0;
  // So that the first minute has something to compare with.
  void inputActivity.look();

  async function settle(minute: MeasuredMinute): Promise<void> {
    const isWatched = isWatchedMinute(hours, clock.wallMs());
    const isUsed = await inputActivity.look();
    isUseKnown = isUsed !== undefined;
    if (isUsed === true) lastUseMs = clock.uptimeMs();
    if (!isWatched) return;
    if (isUsed === undefined) tally = { ...tally, useUnknown: tally.useUnknown + 1 };
    else if (isInUse()) {
      tally = tallied(tally, slowMinuteCause(minute), minute.gatewayLossRatio !== undefined);
    } else return;
    unsaved += 1;
    if (unsaved >= SAVE_EVERY_MINUTES) save();
  }

  function isInUse(): boolean {
    return lastUseMs !== undefined && clock.uptimeMs() - lastUseMs < IN_USE_FOR_MS;
  }

  function save(): void {
    if (unsaved === 0) return;
    store.write('slow-minutes', JSON.stringify(tally));
    unsaved = 0;
  }

  return {
    take: (readings) => {
      for (const reading of readings) {
        const ended = meter.take(reading);
        if (ended !== undefined) void settle(ended);
      }
    },
    isUsed: () => (isUseKnown ? isInUse() : undefined),
    save,
    read: () => countsOf(tally),
  };
}
