import type { Log } from '@mach/ports';
import type { IncidentFact } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Folded } from '../state/folded.ts';
import type { IncidentAnalyst } from './analyst.ts';
import type { IncidentLimits } from './incident-limits.ts';

/** A dead provider makes many silences within seconds: the first is judged at once, those that follow together. */
const SILENCES_APART_MS = 5_000;

interface KeeperPorts {
  readonly state: () => FleetState;
  readonly append: (fact: IncidentFact) => Promise<unknown>;
  readonly log: Log;
}

/**
 * Judges as time goes by and has journaled what was found out. A silence of somebody's line is judged when it is noticed; all else at
 * a rhythm. While facts are on their way to the disk nothing is judged: the next judgement must see them.
 */
export function keepIncidents(
  analyst: IncidentAnalyst,
  { state, append, log }: KeeperPorts,
  limits: Pick<IncidentLimits, 'judgeEveryMs'>,
): (folded: Folded) => void {
  let judgedAt = 0;
  let silenceJudgedAt = 0;
  let isBusy = false;
  let isAwaited = false;

  function judge(now: number): void {
    judgedAt = now;
    isAwaited = false;
    const facts = analyst.judge(state(), now);
    if (facts.length === 0) return;
    isBusy = true;
    // All of them, also where one fails: the next judgement must not come while others are on their way.
    Promise.allSettled(facts.map(append)).then((done) => {
      isBusy = false;
      const failed = done.filter((each) => each.status === 'rejected');
      if (failed[0] === undefined) return;
      const error = String(failed[0].reason);
      log.error('incidents could not be journaled', { count: failed.length, error });
    });
  }

  return (folded) => {
    isAwaited ||= folded.type === 'entry' && folded.entry.kind === 'heartbeat' && folded.entry.silent.length > 0;
    if (isBusy) return;
    const time = folded.type === 'tick' ? folded.time : folded.entry.receivedAt;
    if (isAwaited && time - silenceJudgedAt >= SILENCES_APART_MS) {
      silenceJudgedAt = time;
      judge(time);
    } else if (folded.type === 'tick' && time - judgedAt >= limits.judgeEveryMs) judge(time);
  };
}
