import { paperWords } from '@mach/messages';
import type { Random } from '@mach/ports';
import type { Collector } from '../app.ts';
import { decide } from './decide.ts';
import type { AdminAnswer, AdminRequest } from './request.ts';

/** All that can be asked for, but for what is not the journal's business alone: a sign-in link, and a try of a way out to people. */
export type CarriedOut = Exclude<AdminRequest, { type: 'sign-in' | 'test-alert-route' | 'tell-state' }>;

type Asked = Pick<
  Collector,
  'state' | 'now' | 'commit' | 'importInventories' | 'importReports' | 'answerReports' | 'makePaper'
>;

/**
 * Decides what somebody asked for and journals it. Whoever calls it holds `collector.exclusive`, so that nobody decides from the same
 * look. `by` is who asked, as the audit log names them. Throws `JournalUnavailable`.
 */
export async function carryOut(
  request: CarriedOut,
  collector: Asked,
  { by, random }: { readonly by: string; readonly random: Random },
): Promise<AdminAnswer> {
  if (request.type === 'make-paper') return madePaper(request, collector, by);
  if (request.type === 'import-inventories') return collector.importInventories(request, by);
  if (request.type === 'import-reports') return collector.importReports(request);
  if (request.type === 'answer-reports') return collector.answerReports(request);
  const { changes, answer } = decide(request, collector.state(), { now: collector.now(), random, by });
  await collector.commit(changes, by);
  return answer;
}

async function madePaper(
  { incident, kind, commune }: CarriedOut & { type: 'make-paper' },
  collector: Pick<Collector, 'makePaper'>,
  by: string,
): Promise<AdminAnswer> {
  if (kind === 'slip' && commune === undefined)
    return { ok: false, error: 'a slip is of one commune: give --commune CODE' };
  const wish = kind === 'slip' ? { kind, commune: commune ?? '' } : { kind, commune };
  const made = await collector.makePaper(incident, wish, by);
  if (made === undefined)
    return { ok: false, error: `there is no incident ${incident}: mach-collector incidents list shows them` };
  if (!made.ok) return { ok: false, error: paperWords('en').slip.because[made.because] };
  return { ok: true, code: made.print.note.code };
}
