import type { Clock } from '@mach/ports';
import type { Meter } from '../exposition/own-metrics.ts';
import type { ReflectorThread } from './start-reflector.ts';

/** How often a reflector is asked: a silence is to be told within a minute of a line's last look, and to begin to the second or two. */
const EVERY_MS = 2_000;

/** Keeps the metrics of a reflector's packets true, and tells whom it heard, until the signal. Rejects when its thread has died. */
export async function showReflector(
  reflector: Pick<ReflectorThread, 'report'>,
  {
    meter,
    clock,
    heard,
  }: {
    readonly meter: Pick<Meter, 'set'>;
    readonly clock: Pick<Clock, 'sleep'>;
    readonly heard: (ssids: readonly number[], deaf: readonly number[]) => Promise<void>;
  },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { counts, heard: ssids, deaf } = await reflector.report();
    await heard(ssids, deaf);
    for (const [outcome, count] of Object.entries(counts)) meter.set('stampPackets', count, { outcome });
    await clock.sleep(EVERY_MS, signal).catch(() => undefined);
  }
}
