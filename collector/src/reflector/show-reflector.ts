import type { Clock } from '@mach/ports';
import type { Meter } from '../exposition/own-metrics.ts';
import type { ReflectorThread } from './start-reflector.ts';

/** How often what a reflector did is brought into the metrics. */
const EVERY_MS = 10_000;

/** Keeps the metrics of a reflector's packets true until the signal. Rejects when its thread has died. */
export async function showReflector(
  reflector: Pick<ReflectorThread, 'report'>,
  { meter, clock }: { readonly meter: Pick<Meter, 'set'>; readonly clock: Pick<Clock, 'sleep'> },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { counts } = await reflector.report();
    for (const [outcome, count] of Object.entries(counts)) meter.set('stampPackets', count, { outcome });
    await clock.sleep(EVERY_MS, signal).catch(() => undefined);
  }
}
