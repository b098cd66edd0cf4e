import { SLOW_CAUSES, type SlowCause } from '@mach/knowledge';
import type { SlowMinuteCounts } from '@mach/ports';
import { isAmount, keptObject } from '../kept-object.ts';

type Causes = Readonly<Record<SlowCause, number>>;

/** Sums of watched minutes: since the first, and with old ones fading out. */
export interface Tally {
  readonly watched: number;
  readonly useUnknown: number;
  readonly slow: Causes;
  readonly recentWatched: number;
  readonly recentSlow: Causes;
  /** The default gateway answered once, so the network is judged. */
  readonly networkJudged: boolean;
}

const none: Causes = { cpu: 0, memory: 0, disk: 0, network: 0 };
const emptyTally: Tally = {
  watched: 0,
  useUnknown: 0,
  slow: none,
  recentWatched: 0,
  recentSlow: none,
  networkJudged: false,
};

/** Each minute leaves so much of those before it: after ten working days of eight hours a minute counts for 1/e. */
const KEPT = 1 - 1 / 4_800;

/** The sums with one watched minute more; `cause` is why it was slow, if it was. */
export function tallied(tally: Tally, cause: SlowCause | undefined, isNetworkJudged: boolean): Tally {
  const counted = (sums: Causes, kept: number): Causes => ({
    cpu: sums.cpu * kept + (cause === 'cpu' ? 1 : 0),
    memory: sums.memory * kept + (cause === 'memory' ? 1 : 0),
    disk: sums.disk * kept + (cause === 'disk' ? 1 : 0),
    network: sums.network * kept + (cause === 'network' ? 1 : 0),
  });
  return {
    watched: tally.watched + 1,
    useUnknown: tally.useUnknown,
    slow: counted(tally.slow, 1),
    recentWatched: tally.recentWatched * KEPT + 1,
    recentSlow: counted(tally.recentSlow, KEPT),
    networkJudged: tally.networkJudged || isNetworkJudged,
  };
}

/** As they are reported. */
export function countsOf({
  watched,
  useUnknown,
  slow,
  recentWatched,
  recentSlow,
  networkJudged,
}: Tally): SlowMinuteCounts {
  return {
    watchedMinutes: watched,
    useUnknownMinutes: useUnknown,
    slowCpuMinutes: slow.cpu,
    slowMemoryMinutes: slow.memory,
    slowDiskMinutes: slow.disk,
    ...(networkJudged && { slowNetworkMinutes: slow.network }),
    recentWatchedMinutes: recentWatched,
    recentSlowCpuMinutes: recentSlow.cpu,
    recentSlowMemoryMinutes: recentSlow.memory,
    recentSlowDiskMinutes: recentSlow.disk,
    ...(networkJudged && { recentSlowNetworkMinutes: recentSlow.network }),
  };
}

/** Reads sums that were written down; with a text that is not theirs they begin anew. */
export function parseTally(text: string | undefined): Tally {
  const kept = keptObject<Tally>(
    text,
    ({ watched, useUnknown, slow, recentWatched, recentSlow, networkJudged }) =>
      [watched, useUnknown, recentWatched].every(isAmount) &&
      typeof networkJudged === 'boolean' &&
      [slow, recentSlow].every((sums) => SLOW_CAUSES.every((cause) => isAmount(sums?.[cause]))),
  );
  return kept ?? emptyTally;
}
