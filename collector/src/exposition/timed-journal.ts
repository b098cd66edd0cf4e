import type { Clock } from '@mach/ports';
import type { Journal } from '../journal/journal.ts';
import type { Meter } from './own-metrics.ts';

/** The same journal, with the time of each append that succeeded put into the meter. */
export function timedJournal(journal: Journal, clock: Pick<Clock, 'uptimeMs'>, meter: Meter): Journal {
  return {
    ...journal,
    async append(entry) {
      const startedAt = clock.uptimeMs();
      const appended = await journal.append(entry);
      meter.observe('appendSeconds', (clock.uptimeMs() - startedAt) / 1_000);
      return appended;
    },
  };
}
