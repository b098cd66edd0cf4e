import { addRange, type Range } from '@mach/wire';
import { readJournaled } from '../ingest/read-journaled.ts';
import { type Census, type DeviceCensus, takeCensus } from './census.ts';
import type { Damaged, Entry } from './journal.ts';
import type { JournalStore } from './store.ts';

/** Entries read from the journal at once. */
const PAGE_ENTRIES = 500;

/** All entries from a position on, page by page, up to those that were received by `until` (ms since 1970): receive time never goes back. */
export function* entriesFrom(
  store: Pick<JournalStore, 'read'>,
  first: number,
  until = Number.POSITIVE_INFINITY,
): Generator<Entry> {
  for (let from = first; ; ) {
    const page = store.read(from, PAGE_ENTRIES);
    for (const entry of page) {
      if (entry.receivedAt > until) return;
      yield entry;
    }
    const last = page.at(-1);
    if (last === undefined) return;
    from = last.position + 1;
  }
}

/** Looks a journal over: the file, check sums, each entry's body, and whether what is acknowledged is there once. */
export function inspectJournal(store: JournalStore): Pick<Census, 'entries' | 'problems'> {
  const damaged = [...store.lookOver()].map(nameOf);
  const census = takeCensus(entriesFrom(store, 1));
  const acknowledged = census.devices
    .filter((each) => JSON.stringify(store.acknowledged(each.device)) !== JSON.stringify(withFaded(each, store)))
    .map((each) => `device ${each.device}: what is acknowledged is not what the entries hold`);
  return { entries: census.entries, problems: [...store.damage(), ...damaged, ...census.problems, ...acknowledged] };
}

/** What the entries hold, and what was let go of them. */
export function withFaded({ device, acknowledged }: DeviceCensus, store: JournalStore): DeviceCensus['acknowledged'] {
  const epochs = new Map(acknowledged.map(({ epoch, ranges }) => [epoch, ranges]));
  for (const { epoch, ranges } of store.faded(device)) {
    epochs.set(epoch, ranges.reduce<readonly Range[]>(addRange, epochs.get(epoch) ?? []));
  }
  return [...epochs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([epoch, ranges]) => ({ epoch, ranges }));
}

/** Batches that stand there as they came and can't be read any more. */
export function* unreadableEntries(store: JournalStore): Generator<Damaged> {
  for (const entry of entriesFrom(store, 1)) {
    if (entry.kind !== 'batch' || readJournaled(entry) !== undefined) continue;
    const { position, device, epoch, fresh: seqs } = entry;
    yield { what: 'entry', position, device, epoch, seqs };
  }
}

/** What is damaged, in words for the operator. */
export function nameOf(damaged: Damaged): string {
  switch (damaged.what) {
    case 'checkpoint':
      return `the checkpoint at entry ${damaged.position} is not what was written`;
    case 'entry':
      return `entry ${damaged.position}: its body can't be read`;
    case 'segment':
      return `device ${damaged.device}: the sealed entries ${damaged.positions[0]} to ${damaged.positions.at(-1)} are not what was written`;
    default:
      return damaged satisfies never;
  }
}
