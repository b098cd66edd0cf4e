import { createAvailabilityBook } from '../../availability/book.ts';
import type { SiteDay, SiteDayQuery } from '../../availability/site-day.ts';
import { siteDays } from '../../availability/site-days.ts';
import { entriesFrom } from '../../journal/inspect.ts';
import { COLLECTOR_LIMITS } from '../../limits.ts';
import { checkpointForm, readState } from '../../state/checkpoint-form.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { createFold, type Fold } from '../../state/fold.ts';
import { withJournal } from './read-fleet.ts';

/** The state as of the last entry, and the days that are asked for by it: what the journal keeps of them and what came since. */
export function readSiteDays(
  data: string,
  queryOf: (state: FleetState) => SiteDayQuery,
): { readonly state: FleetState; readonly days: readonly SiteDay[] } {
  return withJournal(data, (store) => {
    const checkpoint = store.loadCheckpoint();
    const { fold: limits } = COLLECTOR_LIMITS;
    const from = checkpoint?.form === checkpointForm(limits) ? readState(checkpoint.state) : undefined;
    const book = createAvailabilityBook();
    const fold: Fold = createFold(limits, (folded) => book.take(folded, fold.state), from);
    for (const entry of entriesFrom(store, fold.state.position + 1)) fold.entry(entry);
    const query = queryOf(fold.state);
    return { state: fold.state, days: siteDays(store.readSiteDays(query), book.pending(), query) };
  });
}
