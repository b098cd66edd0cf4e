import type { Clock } from '@mach/ports';
import type { Reading } from '@mach/wire';
import type { AgentLimits } from './limits.ts';
import { linkedController } from './linked-controller.ts';
import type { PlannedCheck } from './plan.ts';
import type { Runner } from './runner.ts';
import { createSchedule } from './schedule.ts';

export interface MeasuringParts {
  readonly clock: Clock;
  readonly runner: Runner;
  readonly device: string;
}

/** Runs checks when they are due, a few at a time, never one beside itself. */
export interface Measuring {
  replace(checks: readonly PlannedCheck[]): void;
  /** A check beside the schedule; dropped when too many wait. */
  runOnce(check: PlannedCheck): void;
  /** The checks of the plan that wait to be wanted, each once. */
  runOnDemand(): void;
  run(signal: AbortSignal): Promise<void>;
  /** Every check of the plan that is scheduled once, in the order of the list. */
  runAll(signal: AbortSignal): Promise<void>;
}

export function createMeasuring(
  { clock, runner, device }: MeasuringParts,
  limits: Pick<AgentLimits, 'concurrentChecks' | 'checks'>,
  took: (checkId: string, readings: readonly Reading[]) => void,
): Measuring {
  const schedule = createSchedule<PlannedCheck>(device);
  const waiting: PlannedCheck[] = [];
  /** Waiting or running, so that a slow check is not started again before it ends. */
  const busy = new Set<string>();
  let running = 0;
  let plan: readonly PlannedCheck[] = [];
  let wake = () => {};
  let idle = Promise.withResolvers<void>();

  function enqueue(check: PlannedCheck): void {
    if (busy.has(check.id) || waiting.length >= limits.checks) return;
    busy.add(check.id);
    waiting.push(check);
  }

  function pump(signal: AbortSignal): void {
    while (running < limits.concurrentChecks && !signal.aborted) {
      const check = waiting.shift();
      if (check === undefined) break;
      running += 1;
      void runner.run(check, signal).then((readings) => {
        running -= 1;
        busy.delete(check.id);
        if (!signal.aborted) took(check.id, readings);
        pump(signal);
      });
    }
    if (running === 0) idle.resolve();
  }

  return {
    replace: (checks) => {
      plan = checks;
      schedule.replace(checks.filter(isScheduled), clock.uptimeMs());
      wake();
    },
    runOnce: (check) => {
      enqueue(check);
      wake();
    },
    runOnDemand: () => {
      for (const check of plan) if (!isScheduled(check)) enqueue(check);
      wake();
    },
    run: async (signal) => {
      while (!signal.aborted) {
        for (const check of schedule.take(clock.uptimeMs())) enqueue(check);
        pump(signal);
        using pause = linkedController(signal);
        wake = pause.abort;
        const waitMs = Math.max(1, Math.min(schedule.nextAtMs() - clock.uptimeMs(), WAIT_MAX_MS));
        await clock.sleep(waitMs, pause.signal).catch(() => undefined);
      }
    },
    runAll: async (signal) => {
      idle = Promise.withResolvers<void>();
      for (const check of plan.filter(isScheduled)) enqueue(check);
      pump(signal);
      await idle.promise;
    },
  };
}

const isScheduled = ({ onDemand }: PlannedCheck) => onDemand !== true;

/** A timer that was set before a suspend may count on without it: looking again soon costs nothing. */
const WAIT_MAX_MS = 60_000;
