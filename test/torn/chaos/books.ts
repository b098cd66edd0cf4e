import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { countInRanges, type Range } from '@mach/wire';

/** What `mach-collector replay --json` tells of a device. */
export interface ReplayedDevice {
  readonly device: string;
  readonly reports: number;
  readonly acknowledged: readonly { readonly epoch: string; readonly ranges: readonly Range[] }[];
}

/** One spool's reports; of one in memory, `lost` may name some that the collector has, whose answer was on its way. */
export interface BookOfEpoch {
  readonly place: 'disk' | 'memory';
  readonly made: number;
  readonly inJournal: number;
  readonly waiting: number;
  readonly inLedger: number;
  readonly adds: boolean;
}

export interface Book {
  readonly device: string;
  readonly epochs: readonly BookOfEpoch[];
  /** Each number stands in the journal once: what the fold counted is what the ranges hold. */
  readonly isOnce: boolean;
}

interface InMemory {
  readonly lastSeq: number;
  readonly waiting: number;
}

/** Of an agent that has ended: what its data folder says against what the collector holds. */
export function balance(data: string, replayed: readonly ReplayedDevice[]): Book {
  const { device } = JSON.parse(readFileSync(join(data, 'identity.json'), 'utf8')) as { device: string };
  const inJournal = replayed.find((each) => each.device === device);
  const held = (epoch: string) => inJournal?.acknowledged.find((each) => each.epoch === epoch)?.ranges ?? [];
  const spool = new DatabaseSync(join(data, 'spool.sqlite'));
  const made = spool.prepare('SELECT epoch, last_seq AS lastSeq, dropped, refused FROM spool').get() ?? {};
  const waiting = Number(spool.prepare('SELECT count(*) AS n FROM reports WHERE acknowledged_at IS NULL').get()?.['n']);
  const ended = spool
    .prepare("SELECT why, last_seq AS lastSeq, reports AS waiting FROM ledger WHERE what = 'in-memory'")
    .all();
  spool.close();
  const onDisk = count('disk', Number(made['lastSeq']), held(String(made['epoch'])), {
    waiting,
    // A thinned report keeps its number and is delivered or waits under it: only what was taken out is gone.
    inLedger: Number(made['refused']) + Number(made['dropped']),
  });
  const memory = new Map<string, InMemory>();
  for (const row of ended)
    memory.set(epochIn(String(row['why'])), { lastSeq: Number(row['lastSeq']), waiting: Number(row['waiting']) });
  for (const each of notedIn(data)) memory.set(each.epoch, each);
  const others = (inJournal?.acknowledged ?? []).filter(({ epoch }) => epoch !== made['epoch'] && !memory.has(epoch));
  const all = inJournal?.acknowledged.reduce((sum, { ranges }) => sum + countInRanges(ranges), 0) ?? 0;
  return {
    device,
    epochs: [
      onDisk,
      ...[...memory].map(([epoch, { lastSeq, waiting: lost }]) =>
        count('memory', lastSeq, held(epoch), { waiting: 0, inLedger: lost }),
      ),
      // Of an epoch that no book names every number up to the last must be there.
      ...others.map(({ ranges }) => count('memory', ranges.at(-1)?.[1] ?? 0, ranges, { waiting: 0, inLedger: 0 })),
    ],
    isOnce: (inJournal?.reports ?? 0) === all,
  };
}

function count(
  place: BookOfEpoch['place'],
  made: number,
  ranges: readonly Range[],
  { waiting, inLedger }: { readonly waiting: number; readonly inLedger: number },
): BookOfEpoch {
  const inJournal = countInRanges(ranges);
  const sum = inJournal + waiting + inLedger;
  const adds = place === 'disk' ? sum === made : sum >= made && inJournal <= made;
  return { place, made, inJournal, waiting, inLedger, adds };
}

const epochIn = (why: string) => /epoch ([0-9a-f]{32})/.exec(why)?.[1] ?? '';

function notedIn(data: string): readonly (InMemory & { readonly epoch: string })[] {
  try {
    return (
      JSON.parse(readFileSync(join(data, 'in-memory.json'), 'utf8')) as { held: (InMemory & { epoch: string })[] }
    ).held;
  } catch {
    return [];
  }
}
