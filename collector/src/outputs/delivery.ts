import type { Clock, Random } from '@mach/ports';
import type { Meter } from '../exposition/own-metrics.ts';

/** What became of one attempt: `refused` will be refused again, `failed` may go through later. */
export type Attempt = 'delivered' | 'refused' | 'failed';

export interface DeliveryLimits {
  /** Points that wait; of more, the oldest are dropped and counted. */
  readonly queuePointsMax: number;
  readonly batchPointsMax: number;
  /** How long points gather before they are written together. */
  readonly gatherMs: number;
  /** First and longest wait after a failure; it doubles, each taken half at random. */
  readonly backoffMs: number;
  readonly backoffMsMax: number;
}

export const DELIVERY_LIMITS: DeliveryLimits = {
  queuePointsMax: 200_000,
  batchPointsMax: 5_000,
  gatherMs: 1_000,
  backoffMs: 1_000,
  backoffMsMax: 60_000,
};

export interface DeliveryPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly meter: Meter;
}

/** A bounded queue in front of a server that may be slow or away. */
export interface Delivery<Point> {
  /** Never waits and never fails: what is too much pushes out the oldest. */
  add(points: readonly Point[]): void;
  /** Tries once to write what waits, then ends. */
  stop(): Promise<void>;
}

/**
 * Delivers points in their order, a batch at a time. A batch that is refused is halved until the points to blame are
 * found; those alone are dropped. Writing a point twice must do no harm.
 */
export function startDelivery<Point>(
  output: string,
  write: (points: readonly Point[]) => Promise<Attempt>,
  { clock, random, meter }: DeliveryPorts,
  limits: DeliveryLimits,
): Delivery<Point> {
  let queue: Point[] = [];
  let wake: (() => void) | undefined;
  const stopping = new AbortController();
  const done = run();

  return {
    add(points) {
      queue.push(...points);
      dropOldest();
      wake?.();
    },
    async stop() {
      stopping.abort();
      wake?.();
      await done;
    },
  };

  async function run(): Promise<void> {
    let backoffMs = limits.backoffMs;
    while (!stopping.signal.aborted) {
      if (queue.length === 0) await somethingQueued();
      if (queue.length < limits.batchPointsMax) await pause(limits.gatherMs);
      if (stopping.signal.aborted) break;
      if (await deliverAll()) {
        backoffMs = limits.backoffMs;
      } else {
        await pause(backoffMs / 2 + (backoffMs / 2) * random.next());
        backoffMs = Math.min(backoffMs * 2, limits.backoffMsMax);
      }
    }
    await deliverAll();
    if (queue.length > 0) drop(queue.length);
  }

  function somethingQueued(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }

  /** Until the queue is empty; false when an attempt failed. */
  async function deliverAll(): Promise<boolean> {
    while (queue.length > 0) {
      const batch = queue.slice(0, limits.batchPointsMax);
      queue = queue.slice(batch.length);
      const left = await deliver(batch);
      if (left.length > 0) {
        queue = [...left, ...queue];
        dropOldest();
        meter.add('outputFailures', 1, { output });
        return false;
      }
      showQueued();
    }
    return true;
  }

  /** Gives what is still to be delivered. */
  async function deliver(batch: readonly Point[]): Promise<readonly Point[]> {
    const attempt = await write(batch);
    switch (attempt) {
      case 'delivered':
        meter.add('outputWritten', batch.length, { output });
        return [];
      case 'failed':
        return batch;
      case 'refused': {
        if (batch.length === 1) {
          meter.add('outputDropped', 1, { output });
          return [];
        }
        const middle = batch.length >> 1;
        const left = await deliver(batch.slice(0, middle));
        return left.length > 0 ? [...left, ...batch.slice(middle)] : deliver(batch.slice(middle));
      }
    }
  }

  function dropOldest(): void {
    if (queue.length > limits.queuePointsMax) drop(queue.length - limits.queuePointsMax);
    showQueued();
  }

  function drop(count: number): void {
    queue = queue.slice(count);
    meter.add('outputDropped', count, { output });
  }

  function showQueued(): void {
    meter.set('outputQueued', queue.length, { output });
  }

  async function pause(ms: number): Promise<void> {
    await clock.sleep(ms, stopping.signal).catch((reason: unknown) => {
      if (!stopping.signal.aborted) throw reason;
    });
  }
}
