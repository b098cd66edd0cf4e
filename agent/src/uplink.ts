import type { Random } from '@mach/ports';
import type { BatchAnswer } from '@mach/wire';
import type { Deliverer, Delivery, DeliveryPorts } from './deliver.ts';
import type { AgentLimits } from './limits.ts';
import { linkedController } from './linked-controller.ts';
import type { Spool } from './spool/spool.ts';

export interface UplinkPorts extends DeliveryPorts {
  readonly random: Random;
}

export interface UplinkParts {
  readonly deliverer: Deliverer;
  /** The spool on the disk first, then the one in memory, if there is one. */
  readonly spools: () => readonly Spool[];
  readonly sendEveryS: () => number;
  /** Factor on the gap between two events; more than 1 while the agent has slowed down. */
  readonly eventPace: () => number;
  /** Whether a backlog may go out between the intervals. */
  readonly mayBackfill: () => boolean;
  /** Called after each answer; what it does (fetching a configuration) belongs to the exchange. */
  readonly answered: (answer: BatchAnswer, signal: AbortSignal) => Promise<void>;
}

export interface Uplink {
  /** Sends at each interval, at once after an event, and backlogs in between, until the signal. Never throws for trouble. */
  run(signal: AbortSignal): Promise<void>;
  /** Something happened that should not wait for the interval. */
  event(): void;
  /** Sends all that waits, one attempt a batch; true when nothing waits any more. `isLast`: with a farewell, for the agent ends. */
  flush(signal: AbortSignal, how?: { readonly isLast: boolean }): Promise<boolean>;
  state(): { readonly trouble?: string; readonly lastDeliveredAt?: number; readonly isRevoked: boolean };
}

/** The next attempt by uptime, and whether an event may bring it forward. */
interface Plan {
  atMs: number;
  readonly mayHurry: boolean;
}

/** After a start the first request goes out within this, spread, so that a switched-on office does not come as one. */
const FIRST_WITHIN_MS = 15_000;
/** A timer does not count the time of a suspend; looking again soon costs nothing. */
const WAIT_MAX_MS = 60_000;

export function createUplink(ports: UplinkPorts, parts: UplinkParts, limits: AgentLimits): Uplink {
  const { clock, log, random } = ports;
  let plan: Plan = { atMs: clock.uptimeMs() + random.next() * FIRST_WITHIN_MS, mayHurry: true };
  let lastAttemptMs = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let trouble: string | undefined;
  let lastDeliveredAt: number | undefined;
  let isRevoked = false;
  let wake = () => {};
  /** What the collector was told to expect: a longer interval begins with the request that says so. */
  let toldEveryS = Infinity;

  /** Each failure doubles the wait; full jitter, so that ten thousand agents do not come back together. */
  function backOffMs(): number {
    const ceiling = Math.min(limits.backOffMaxMs, limits.backOffMinMs * 2 ** Math.min(failures, 20));
    return ceiling / 2 + (random.next() * ceiling) / 2;
  }

  function intervalMs(): number {
    // A tenth of jitter keeps devices that were started together from staying together.
    return Math.min(toldEveryS, parts.sendEveryS()) * 1_000 * (0.95 + random.next() * 0.1);
  }

  function planNext(delivery: Delivery): Plan {
    const now = clock.uptimeMs();
    if (delivery.type === 'nothing' || delivery.type === 'delivered') {
      failures = 0;
      trouble = undefined;
      if (delivery.type === 'delivered') lastDeliveredAt = clock.wallMs();
      // Of all spools: the one in memory waits behind the disk's and would never have its turn in an interval.
      const isMore = delivery.type === 'delivered' && parts.spools().some((spool) => spool.facts().queueDepth > 0);
      return { atMs: now + (isMore && parts.mayBackfill() ? limits.backlogGapMs : intervalMs()), mayHurry: true };
    }
    failures += 1;
    if (trouble !== delivery.why) log.warn('the collector did not take what was sent: it is kept', { ...delivery });
    trouble = delivery.why;
    switch (delivery.type) {
      case 'revoked':
        isRevoked = true;
        return { atMs: Infinity, mayHurry: false };
      case 'not-welcome':
        return { atMs: now + limits.refusedRetryMs * (0.9 + random.next() * 0.2), mayHurry: false };
      case 'later': {
        const asked = Math.min(delivery.retryAfterMs ?? 0, limits.retryAfterMaxMs);
        const waitMs = asked > 0 ? asked * (1 + random.next() * 0.1) : backOffMs();
        return { atMs: now + waitMs, mayHurry: false };
      }
      case 'unreadable':
      case 'other-coding':
      case 'unreachable':
      case 'undecided':
      case 'not-ours':
        return { atMs: now + backOffMs(), mayHurry: true };
    }
  }

  /** One batch of the first spool that has any. */
  async function attempt(signal: AbortSignal, isLast = false): Promise<Delivery> {
    lastAttemptMs = clock.uptimeMs();
    toldEveryS = parts.sendEveryS();
    let delivery: Delivery = { type: 'nothing' };
    for (const spool of parts.spools()) {
      delivery = await parts.deliverer.deliver(spool, toldEveryS, signal, isLast);
      if (delivery.type !== 'nothing') break;
    }
    if (delivery.type === 'delivered') await parts.answered(delivery.answer, signal);
    return delivery;
  }

  return {
    run: async (signal) => {
      while (!signal.aborted && !isRevoked) {
        const waitMs = plan.atMs - clock.uptimeMs();
        if (waitMs > 0) {
          using waiting = linkedController(signal);
          wake = waiting.abort;
          await clock.sleep(Math.min(waitMs, WAIT_MAX_MS), waiting.signal).catch(() => undefined);
          continue;
        }
        const delivery = await attempt(signal);
        if (!signal.aborted) plan = planNext(delivery);
      }
    },
    event: () => {
      if (!plan.mayHurry) return;
      plan.atMs = Math.min(
        plan.atMs,
        Math.max(clock.uptimeMs(), lastAttemptMs + limits.eventGapMs * parts.eventPace()),
      );
      wake();
    },
    flush: async (signal, { isLast } = { isLast: false }) => {
      for (;;) {
        if (signal.aborted || isRevoked) return false;
        const delivery = await attempt(signal, isLast);
        if (delivery.type === 'nothing') return true;
        planNext(delivery);
        if (delivery.type !== 'delivered') return false;
        if (parts.spools().every((spool) => spool.facts().queueDepth === 0)) return true;
      }
    },
    state: () => ({
      ...(trouble === undefined ? {} : { trouble }),
      ...(lastDeliveredAt === undefined ? {} : { lastDeliveredAt }),
      isRevoked,
    }),
  };
}
