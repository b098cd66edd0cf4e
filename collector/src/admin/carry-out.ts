import type { Random } from '@mach/ports';
import type { Collector } from '../app.ts';
import { decide } from './decide.ts';
import type { AdminAnswer, AdminRequest } from './request.ts';

/** All that can be asked for, a sign-in link aside: that one is not the journal's business alone. */
export type CarriedOut = Exclude<AdminRequest, { type: 'sign-in' }>;

/**
 * Decides what somebody asked for and journals it. Whoever calls it holds `collector.exclusive`, so that nobody decides from the same
 * look. `by` is who asked, as the audit log names them. Throws `JournalUnavailable`.
 */
export async function carryOut(
  request: CarriedOut,
  collector: Pick<Collector, 'state' | 'now' | 'commit' | 'importInventories' | 'importReports' | 'answerReports'>,
  { by, random }: { readonly by: string; readonly random: Random },
): Promise<AdminAnswer> {
  if (request.type === 'import-inventories') return collector.importInventories(request, by);
  if (request.type === 'import-reports') return collector.importReports(request);
  if (request.type === 'answer-reports') return collector.answerReports(request);
  const { changes, answer } = decide(request, collector.state(), { now: collector.now(), random });
  await collector.commit(changes, by);
  return answer;
}
