import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { dataFolder } from '../../adapters/data-folder.ts';
import { entriesFrom } from '../../journal/inspect.ts';
import { type JournalStore, openStore } from '../../journal/store.ts';
import { COLLECTOR_LIMITS } from '../../limits.ts';
import { checkpointForm, readState } from '../../state/checkpoint-form.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { createFold } from '../../state/fold.ts';
import { Explained } from './base.ts';

/** Opens the journal of a data folder for reading, beside a running collector too, and closes it after the work. */
export function withJournal<Value>(data: string, work: (store: JournalStore) => Value): Value {
  const { journal } = dataFolder(data);
  if (!existsSync(journal)) {
    throw new Explained(
      `there is no journal in ${data}: name the collector's data folder with --data, or start a collector there first`,
    );
  }
  const database = new DatabaseSync(journal, { readOnly: true, timeout: 2_000 });
  try {
    return work(openStore(database, 'read'));
  } finally {
    database.close();
  }
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
