import type { Clock } from '@mach/ports';
import type { PlannedCheck } from '../plan.ts';
import type { Runner } from '../runner.ts';
import type { Store } from '../store.ts';

export interface InventoryPatienceLimits {
  /** How long an inventory still waits when the last one is too old. */
  readonly overdueWithinMs: number;
  /** An inventory that is older than this waits for no idle machine any more. */
  readonly atLeastEveryMs: number;
}

export interface InventoryPatiencePorts {
  readonly clock: Pick<Clock, 'uptimeMs' | 'wallMs'>;
  readonly store: Store;
  /** Whether heavy work disturbs nobody now. What is not known counts as no: it costs a wait, which is bounded. */
  readonly isIdle: () => Promise<boolean>;
  /** Whether the machine is fed from the mains; undefined where nobody can tell. */
  readonly isOnMains: () => Promise<boolean | undefined>;
}

const LOOK_EVERY_MS = 60_000;

/** Holds back what the slow inventory child answers, until the machine is idle and on mains, or on mains and has been busy for too long. */
export interface InventoryPatience {
  over(runner: Runner): Runner;
  /** The checks that need not wait any more, each to be run once. Called at any time, it looks once a minute. */
  released(): Promise<readonly PlannedCheck[]>;
}

/**
 * A check that waits gives no reading: what was read last still holds. All of them are released together, because one run
 * of the child answers all. Whoever asks by name (the collector, a command) does not wait, nor does a PC of which nothing was
 * ever read: who has just installed the agent stands before it, and looks whether it is there. But on a battery nothing is released, the first
 * no more than an overdue one: a notebook that is never on mains stays unknown. Where nobody can tell what feeds the machine, it is no battery.
 */
export function createInventoryPatience(
  { clock, store, isIdle, isOnMains }: InventoryPatiencePorts,
  limits: InventoryPatienceLimits,
): InventoryPatience {
  const waiting = new Map<string, PlannedCheck>();
  const mayRun = new Set<string>();
  const isNew = takenAt(store) === NEVER;
  const begun = new Set<string>();
  let isFirstHeld = false;
  let sinceMs: number | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;

  function hasWaitedLong(): boolean {
    const waitedMs = clock.uptimeMs() - (sinceMs ?? clock.uptimeMs());
    if (waitedMs < limits.overdueWithinMs) return false;
    const ageMs = clock.wallMs() - takenAt(store);
    // One from the future was kept under a clock that was wrong; uptime bounds the wait whatever the clock says.
    return waitedMs >= limits.atLeastEveryMs || ageMs >= limits.atLeastEveryMs || ageMs < 0;
  }

  return {
    over: (runner) => ({
      run: async (check, signal) => {
        if (!isPatient(check)) return runner.run(check, signal);
        const isFirst = isNew && !begun.has(check.id);
        begun.add(check.id);
        const mayBegin = isFirst && (await isOnMains()) !== false;
        if (!mayBegin && !mayRun.delete(check.id)) {
          isFirstHeld ||= isFirst;
          sinceMs ??= clock.uptimeMs();
          waiting.set(check.id, check);
          return [];
        }
        const readings = await runner.run(check, signal);
        if (readings.some(({ ok }) => ok)) store.write('inventory', JSON.stringify({ wallMs: clock.wallMs() }));
        return readings;
      },
    }),
    released: async () => {
      const now = clock.uptimeMs();
      if (waiting.size === 0 || now - lookedMs < LOOK_EVERY_MS) return [];
      lookedMs = now;
      const isDue = isFirstHeld || hasWaitedLong();
      if (!(isDue ? (await isOnMains()) !== false : await isIdle())) return [];
      const checks = [...waiting.values()];
      for (const { id } of checks) mayRun.add(id);
      waiting.clear();
      isFirstHeld = false;
      sinceMs = undefined;
      return checks;
    },
  };
}

const isPatient = ({ isNamed, work }: PlannedCheck): boolean =>
  !isNamed && work.type === 'measure' && work.measure.needs.includes('inventory');

const NEVER = Number.NEGATIVE_INFINITY;

/** When an inventory was last read, by the wall clock; the beginning of time where nobody knows. */
function takenAt(store: Store): number {
  try {
    const { wallMs } = JSON.parse(store.read('inventory') ?? '{}') as { readonly wallMs?: unknown };
    return typeof wallMs === 'number' && Number.isFinite(wallMs) ? wallMs : NEVER;
  } catch {
    return NEVER;
  }
}
