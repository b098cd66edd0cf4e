import type { Clock, Log, Random } from '@mach/ports';
import type { AlertFact, AlertOutcome } from '@mach/wire';
import type { Meter } from '../exposition/own-metrics.ts';
import type { OwedMessage } from '../state/fold-alert.ts';
import type { AlertsLimits } from './alert-limits.ts';
import type { Channel, Letter, SendAttempt } from './channel.ts';

export interface QueuePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly meter: Pick<Meter, 'add' | 'set'>;
  /** Receive time. */
  readonly now: () => number;
  /** What is owed by this route, oldest first. */
  readonly owed: () => readonly OwedMessage[];
  /** Undefined where nobody is there any more to whom it was owed. */
  readonly letterOf: (message: OwedMessage, isDoubtful: boolean) => Letter | undefined;
  /** Resolves when the fact is on the disk and folded. */
  readonly append: (fact: AlertFact) => Promise<unknown>;
}

export interface RouteQueue {
  /** There may be something owed. */
  wake(): void;
  /** When a message went out last, in receive time. */
  deliveredAt(): number | undefined;
  stop(): Promise<void>;
}

/** How long a stop waits for attempts that are under way. */
const STOP_MS = 3_000;

/**
 * Brings out what a route owes, some at a time. It is journaled before the first attempt at a message that it is tried and afterwards what
 * became of it: whoever is killed in between sends it once more, saying that it may have come. A way that fails is left alone for longer
 * and longer; other routes do not notice.
 */
export function startRouteQueue(
  name: string,
  channel: Channel,
  ports: QueuePorts,
  limits: Pick<
    AlertsLimits,
    'attemptsAtOnce' | 'attemptMs' | 'backoffMs' | 'backoffMsMax' | 'routeBackoffMsMax' | 'giveUpMs'
  >,
): RouteQueue {
  const { clock, random, log, meter, now, append } = ports;
  const stopping = new AbortController();
  const hurried = new AbortController();
  /** Of this process: attempts that certainly did not arrive. */
  const missed = new Set<number>();
  /** When a message that failed alone is tried again, in receive time, and how long it waited last. */
  const later = new Map<number, { readonly at: number; readonly waitMs: number }>();
  /** What became of messages and could not be journaled yet: they must not be sent again for that. */
  const unwritten = new Map<number, Extract<AlertFact, { type: 'settled' }>>();
  let waiting = new AbortController();
  let backoffMs = limits.backoffMs;
  let isDown = false;
  let deliveredAt: number | undefined;
  const done = run();

  return {
    wake: () => waiting.abort(),
    deliveredAt: () => deliveredAt,
    async stop() {
      stopping.abort();
      waiting.abort();
      const ended = new AbortController();
      // What is on its way may arrive yet; what hangs may not hold up the stop.
      await Promise.race([done, clock.sleep(STOP_MS, ended.signal).catch(() => {})]);
      ended.abort();
      hurried.abort();
      await done;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        for (const fact of [...unwritten.values()]) await write(fact);
        await giveUpOld();
        const owed = ports.owed();
        meter.set('alertOwed', owed.length, { route: name });
        const next = owed.filter(({ number }) => (later.get(number)?.at ?? 0) <= now()).slice(0, limits.attemptsAtOnce);
        if (next.length === 0) await somethingToDo(owed);
        else await settleRound(next);
      } catch (error) {
        // The journal could not be written: nothing is sent of which nobody would know.
        if (stopping.signal.aborted) return;
        log.error('what is owed by a route could not be journaled', { route: name, error: String(error) });
        await pause(limits.backoffMs);
      }
    }
  }

  /** Until there may be more, or one that waits is due. */
  async function somethingToDo(owed: readonly OwedMessage[]): Promise<void> {
    const due = Math.min(...owed.map(({ number }) => later.get(number)?.at ?? 0), now() + limits.backoffMsMax);
    await pause(Math.max(0, due - now()), AbortSignal.any([stopping.signal, waiting.signal]));
    waiting = new AbortController();
  }

  async function settleRound(messages: readonly OwedMessage[]): Promise<void> {
    const letters = messages.map((message) => ({
      message,
      letter: written(message),
    }));
    const fresh = letters.filter(({ message, letter }) => typeof letter === 'object' && !message.isTried);
    if (fresh.length > 0) await append({ type: 'trying', numbers: fresh.map(({ message }) => message.number) });
    const waits = await Promise.all(
      letters.map(async ({ message, letter }) => {
        if (letter === undefined) return settled(message, 'void');
        if (letter === 'bug') return settled(message, 'refused', 'it could not be written');
        const attempt = await sendWithin(letter);
        // A stop in the middle is no failure: it stays owed, and may have arrived.
        if (stopping.signal.aborted && attempt.outcome === 'failed') return undefined;
        return take(message, attempt);
      }),
    );
    const failed = waits.filter((wait) => wait !== undefined);
    // One address that is not taken for now is no fault of the way.
    if (failed.length < waits.length) backoffMs = limits.backoffMs;
    if (failed.length < waits.length || failed.length === 0) return;
    await pause(Math.max(...failed, backoffMs / 2 + (backoffMs / 2) * random.next()));
    backoffMs = Math.min(backoffMs * 2, limits.routeBackoffMsMax);
  }

  /** A message that can't be put into words must not hold up those behind it. */
  function written(message: OwedMessage): Letter | 'bug' | undefined {
    try {
      return ports.letterOf(message, message.isTried && !missed.has(message.number));
    } catch (error) {
      log.error('a message could not be written', { route: name, message: message.number, error: String(error) });
      return 'bug';
    }
  }

  /** Whatever a driver does, an attempt ends. */
  async function sendWithin(letter: Letter): Promise<SendAttempt> {
    const attempt = new AbortController();
    const signal = AbortSignal.any([hurried.signal, attempt.signal]);
    const late = clock.sleep(limits.attemptMs, signal).then(
      (): SendAttempt => ({ outcome: 'failed', detail: 'timeout', mayHaveArrived: true }),
      (): SendAttempt => ({ outcome: 'failed', detail: 'stopped', mayHaveArrived: true }),
    );
    const sent = channel.send(letter, signal).catch((error: unknown): SendAttempt => {
      log.error('a way out has failed in a way that it does not know', { route: name, error: String(error) });
      return { outcome: 'failed', detail: 'bug', mayHaveArrived: true };
    });
    try {
      return await Promise.race([sent, late]);
    } finally {
      attempt.abort();
    }
  }

  /** How long the route is to be left alone by this attempt, in ms; undefined where it went through. */
  async function take(message: OwedMessage, attempt: SendAttempt): Promise<number | undefined> {
    if (attempt.outcome === 'delivered') {
      deliveredAt = now();
      meter.set('alertDelivered', deliveredAt / 1_000, { route: name });
      if (isDown) log.info('a route takes messages again', { route: name });
      isDown = false;
      return settled(message, 'delivered');
    }
    const { detail } = attempt;
    if (attempt.outcome === 'refused') {
      log.warn('a message was refused for good', { route: name, message: message.number, detail });
      return settled(message, 'refused', detail);
    }
    meter.add('alertAttemptsFailed', 1, { route: name });
    if (attempt.mayHaveArrived) missed.delete(message.number);
    else missed.add(message.number);
    const waitMs = Math.min((later.get(message.number)?.waitMs ?? limits.backoffMs / 2) * 2, limits.backoffMsMax);
    later.set(message.number, { at: now() + Math.max(waitMs, attempt.retryAfterMs ?? 0), waitMs });
    if (!isDown) log.warn('a route does not take messages; they wait', { route: name, detail });
    isDown = true;
    return attempt.retryAfterMs ?? 0;
  }

  async function settled(message: OwedMessage, outcome: AlertOutcome, detail?: string): Promise<undefined> {
    missed.delete(message.number);
    later.delete(message.number);
    const { number } = message;
    const fact = { type: 'settled', number, outcome, ...(detail === undefined ? {} : { detail }) } as const;
    meter.add('alertMessages', 1, { route: name, outcome });
    unwritten.set(number, fact);
    await write(fact);
  }

  async function write(fact: Extract<AlertFact, { type: 'settled' }>): Promise<void> {
    await append(fact);
    unwritten.delete(fact.number);
  }

  async function giveUpOld(): Promise<void> {
    for (const message of ports.owed()) {
      const forMs = message.content.kind === 'digest' ? limits.giveUpMs.digest : limits.giveUpMs.incidents;
      if (now() - message.at >= forMs) await settled(message, 'given-up', 'the route did not take it in time');
    }
  }

  async function pause(ms: number, signal: AbortSignal = stopping.signal): Promise<void> {
    await clock.sleep(Math.min(ms, limits.backoffMsMax), signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }
}
