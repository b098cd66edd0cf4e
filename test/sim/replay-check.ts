import type { DatabaseSync } from 'node:sqlite';
import type { Collector } from '../../collector/src/app.ts';
import { type JournalStore, openStore } from '../../collector/src/journal/store.ts';
import { checkpointForm, readState, stateHash } from '../../collector/src/state/checkpoint-form.ts';
import { createFold } from '../../collector/src/state/fold.ts';
import type { FoldState } from '../../collector/src/state/mutable-state.ts';
import { SIM_COLLECTOR_LIMITS } from './limits.ts';
import type { Oracle } from './oracle.ts';

const LIMITS = SIM_COLLECTOR_LIMITS.fold;

/** The live state must be what a replay gives: of the whole journal, and of the last checkpoint with what came after it. */
export function checkReplay(collector: Collector, database: DatabaseSync, oracle: Oracle): void {
  const live = collector.state() as unknown as FoldState;
  if (replayed(openStore(database, 'read'), live) !== stateHash(live))
    oracle.violate('a replay of the whole journal gives another state than the live one');
  checkTail(collector, database, oracle);
}

/** The half of it that costs little however long the journal is. */
export function checkTail(collector: Collector, database: DatabaseSync, oracle: Oracle): void {
  const live = collector.state() as unknown as FoldState;
  const store = openStore(database, 'read');
  const checkpoint = store.loadCheckpoint();
  if (checkpoint === undefined || checkpoint.form !== checkpointForm(LIMITS) || checkpoint.position > live.position)
    return;
  if (replayed(store, live, readState(checkpoint.state)) !== stateHash(live))
    oracle.violate(`checkpoint ${checkpoint.position} and its tail give another state than the live one`);
}

function replayed(store: JournalStore, live: FoldState, from?: FoldState): string {
  const fold = createFold(LIMITS, () => {}, from);
  // What is committed but not yet folded is still on its way in the running collector.
  for (const entry of store.read(fold.state.position + 1, 1_000_000)) {
    if (entry.position <= live.position) fold.entry(entry);
  }
  // Ticks since the last entry are in no journal: they follow from the time alone.
  fold.ticksBefore(live.time + 1);
  return stateHash(fold.state);
}
