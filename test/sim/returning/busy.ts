import type { VirtualTime } from '@mach/ports/testing';
import type { LocalJournal } from '../../../collector/src/journal/local.ts';

/** A processor that does one report after the other: what comes while it is busy waits for its turn before it is written. */
export function createBusy(time: VirtualTime, reportsPerSecond: number) {
  const perSecond = new Map<number, number>();
  let [freeAtMs, behindMsMax] = [0, 0];
  return {
    before: (journal: LocalJournal): LocalJournal => ({
      ...journal,
      append: async (entry) => {
        if (entry.kind !== 'batch') return journal.append(entry);
        const now = time.nowMs();
        freeAtMs = Math.max(now, freeAtMs) + (entry.seqs.length * 1_000) / reportsPerSecond;
        behindMsMax = Math.max(behindMsMax, freeAtMs - now);
        const second = Math.floor(freeAtMs / 1_000);
        perSecond.set(second, (perSecond.get(second) ?? 0) + entry.seqs.length);
        await new Promise<void>((resolve) => time.at(freeAtMs, resolve));
        return journal.append(entry);
      },
    }),
    seen: () => ({ peakReportsInOneSecond: Math.max(...perSecond.values()), behindMsMax }),
  };
}
