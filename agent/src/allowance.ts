import type { Clock, Log } from '@mach/ports';
import type { Reading } from '@mach/wire';
import type { PlannedCheck } from './plan.ts';
import type { Runner } from './runner.ts';
import type { Store } from './store.ts';

/** Counts requests against what the collector allows this device: `perDayMax` of a check in any 24 hours. */
export interface Allowance {
  /** The same runner, which holds back a check that has nothing left. */
  over(runner: Runner): Runner;
  /** Checks that were held back since the process began. */
  heldBack(): number;
}

export interface AllowancePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
}

const DAY_MS = 86_400_000;
/** Checks that are counted at the same time; of more, the longest known is forgotten. */
const CHECKS_MAX = 1_000;

/**
 * A check that is held back gives no reading: nothing was asked, so nothing is known, and a service must not look broken
 * for it. The log says so once, until the check may run again; the agent's own readings count each time.
 *
 * What runs by schedule is counted in memory, for a schedule can't ask more often by starting anew. What runs on demand is
 * counted on the disk, by the wall clock: a PC that is switched off and on all day has one allowance, and so have the
 * resident agent and the `check` command together.
 */
export function createAllowance({ clock, log, store }: AllowancePorts): Allowance {
  const scheduled = new Map<string, number[]>();
  const said = new Set<string>();
  let heldBack = 0;

  return {
    heldBack: () => heldBack,
    over: (runner) => ({
      run: async (check, signal) => {
        const { id, perDayMax } = check;
        if (perDayMax === undefined) return runner.run(check, signal);
        if (spend(check, 1) > perDayMax) {
          heldBack += 1;
          if (!said.has(id)) log.warn("the day's allowance of requests is used up", { check: id, perDayMax });
          said.add(id);
          return [];
        }
        said.delete(id);
        const readings = await runner.run(check, signal);
        const redirects = redirectsOf(readings);
        if (redirects > 0) spend(check, redirects);
        return readings;
      },
    }),
  };

  /** Adds requests of now, unless there are too many already, and gives how many there are with them. */
  function spend({ id, perDayMax = 0, onDemand }: PlannedCheck, requests: number): number {
    const now = onDemand === true ? clock.wallMs() : clock.uptimeMs();
    const kept = onDemand === true ? readKept(store) : scheduled;
    // A wall clock that was ahead has written times to come: they count from now.
    const recent = (kept.get(id) ?? []).filter((at) => now - at < DAY_MS).map((at) => Math.min(at, now));
    const isLeft = recent.length < perDayMax;
    kept.set(id, isLeft ? [...recent, ...Array.from({ length: requests }, () => now)] : recent);
    const [first] = kept.keys();
    if (kept.size > CHECKS_MAX && first !== undefined) kept.delete(first);
    if (onDemand === true) store.write('on-demand-requests', JSON.stringify([...kept]));
    return recent.length + requests;
  }
}

/** Each redirect that was followed was a request more. */
export function redirectsOf(readings: readonly Reading[]): number {
  return readings.reduce(
    (sum, { values }) => sum + (typeof values['redirects'] === 'number' ? values['redirects'] : 0),
    0,
  );
}

/** What is no list of ours counts as none: the file is only read by who wrote it. */
function readKept(store: Store): Map<string, number[]> {
  try {
    const read: unknown = JSON.parse(store.read('on-demand-requests') ?? '[]');
    const isEntry = (entry: unknown): entry is [string, number[]] =>
      Array.isArray(entry) &&
      typeof entry[0] === 'string' &&
      Array.isArray(entry[1]) &&
      entry[1].every(Number.isFinite);
    return new Map(Array.isArray(read) ? read.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}
