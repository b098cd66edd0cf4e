import { vietnamDayOf } from '@mach/knowledge';
import type { Clock, Log } from '@mach/ports';
import type { Collector } from '../app.ts';
import type { Analysis } from '../exposition/findings.ts';
import { dayNote } from './overview.ts';

/** A collector that was off at midnight notes the day when it is back. */
const LOOK_EVERY_MS = 600_000;

/** Writes down how things stand when a day of Việt Nam begins, once a day, until it is told to end. */
export async function noteDays(
  collector: Pick<Collector, 'state' | 'now' | 'exclusive' | 'commit'>,
  analyse: () => Promise<Analysis>,
  { clock, log }: { readonly clock: Pick<Clock, 'sleep'>; readonly log: Log },
  ending: AbortSignal,
): Promise<void> {
  while (!ending.aborted) {
    try {
      const day = vietnamDayOf(collector.now());
      const { dayNotes, units } = collector.state().registry;
      if (units.size > 0 && !dayNotes.some((note) => note.day === day)) {
        const analysis = await analyse();
        await collector.exclusive(() =>
          collector.commit([{ type: 'day-noted', note: dayNote(collector.state(), analysis, collector.now()) }]),
        );
      }
    } catch (error) {
      // Where the disk is full for a while, it is tried again.
      log.warn('the beginning of the day could not be written down', { error: String(error) });
    }
    await clock.sleep(LOOK_EVERY_MS, ending).catch(() => undefined);
  }
}
