import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type DataFolder, dataFolder, isClosedToUs } from '../../adapters/data-folder.ts';
import { entriesFrom } from '../../journal/inspect.ts';
import { type JournalStore, openStore } from '../../journal/store.ts';
import { COLLECTOR_LIMITS } from '../../limits.ts';
import { checkpointForm, readState } from '../../state/checkpoint-form.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { createFold } from '../../state/fold.ts';
import { Explained } from './base.ts';

/** Opens the journal of a data folder for reading, beside a running collector too, and closes it after the work. */
export function withJournal<Value>(data: string, work: (store: JournalStore) => Value): Value {
  const { journal } = journalThere(data, ', or start a collector there first');
  const database = new DatabaseSync(journal, { readOnly: true, timeout: 2_000 });
  try {
    return work(openStore(database, 'read'));
  } finally {
    database.close();
  }
}

/** The folder, where there is a journal that this user may read. */
export function journalThere(data: string, elseDo = ''): DataFolder {
  const folder = dataFolder(data);
  refuseClosed(folder);
  if (existsSync(folder.journal)) return folder;
  throw new Explained(`there is no journal in ${data}: name the collector's data folder with --data${elseDo}`);
}

/** What is closed to this user may well hold a journal, and a collector may run on it. */
export function refuseClosed(folder: DataFolder): void {
  if (!isClosedToUs(folder)) return;
  throw new Explained(
    `this user may not read the data folder ${folder.path}: run the command as the user that the collector runs as, or with sudo`,
  );
}

/** The state as of the last entry, from checkpoint and tail. */
export function readFleet(data: string): FleetState {
  return withJournal(data, (store) => {
    const checkpoint = store.loadCheckpoint();
    const { fold } = COLLECTOR_LIMITS;
    const from = checkpoint?.form === checkpointForm(fold) ? readState(checkpoint.state) : undefined;
    const folded = createFold(fold, () => {}, from);
    for (const entry of entriesFrom(store, folded.state.position + 1)) folded.entry(entry);
    return folded.state;
  });
}
