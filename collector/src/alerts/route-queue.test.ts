import { createVirtualTime, memoryLog, seededRandom } from '@mach/ports/testing';
import type { AlertFact } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { foldAlert, noAlerts } from '../state/fold-alert.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { ALERTS_LIMITS } from './alert-limits.ts';
import type { Letter, SendAttempt } from './channel.ts';
import { startRouteQueue } from './route-queue.ts';

const failed: SendAttempt = { outcome: 'failed', detail: 'ECONNREFUSED', mayHaveArrived: false };
const lost: SendAttempt = { outcome: 'failed', detail: 'timeout', mayHaveArrived: true };
const delivered: SendAttempt = { outcome: 'delivered' };
const refused: SendAttempt = { outcome: 'refused', detail: 'HTTP 400' };

type Answer = SendAttempt | 'hangs';

/** A route over virtual time; `answers` are what the other side says, the last one again and again. */
function makeRoute(answers: (letter: Letter) => Answer, { isThere = true, state = noAlerts() } = {}) {
  const time = createVirtualTime();
  const program = time.machine().program();
  const facts: AlertFact[] = [];
  const attempts: { readonly key: string; readonly isDoubtful: boolean; readonly at: number }[] = [];
  const gauges = new Map<string, number>();
  const log = memoryLog();
  const context = { incidents: new Map(), limits: FOLD_LIMITS };
  let isJournalWell = true;
  const append = async (fact: AlertFact) => {
    if (!isJournalWell) throw new Error('disk full');
    facts.push(fact);
    foldAlert(state, fact, program.clock.wallMs(), context);
  };
  const queue = startRouteQueue(
    'mail',
    {
      async send(letter, signal) {
        attempts.push({ key: letter.key, isDoubtful: letter.isDoubtful, at: time.nowMs() });
        const answer = answers(letter);
        if (answer !== 'hangs') return answer;
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
      },
    },
    {
      ...{ clock: program.clock, random: seededRandom(1), log, append, now: () => program.clock.wallMs() },
      meter: { add: () => {}, set: (name, value) => void gauges.set(name, value) },
      owed: () => [...state.owed.values()],
      letterOf: ({ number, content }, isDoubtful) => {
        if (number === 13) throw new Error('no words');
        if (!isThere) return undefined;
        return { key: `m-${number}`, at: 0, to: 'a', subject: '', text: '', short: '', content, isDoubtful };
      },
    },
    ALERTS_LIMITS,
  );
  return {
    ...{ time, facts, attempts, gauges, state, log, queue, program },
    journal: (isWell: boolean) => {
      isJournalWell = isWell;
    },
    async owe(...numbers: number[]) {
      const messages = numbers.map((number) => ({
        ...{ number, recipient: 'mail/a', tells: [] },
        content: { kind: 'test' } as const,
      }));
      await append({ type: 'decided', messages });
      queue.wake();
    },
    outcomes: () => facts.flatMap((fact) => (fact.type === 'settled' ? [`${fact.number} ${fact.outcome}`] : [])),
  };
}

const MINUTE_MS = 60_000;

it('brings out what is owed, and writes down before each first attempt that it is tried', async () => {
  const route = makeRoute(() => delivered);
  await route.owe(1, 2);
  await route.time.runUntil(1_000);
  expect(route.facts.map(({ type }) => type)).toEqual(['decided', 'trying', 'settled', 'settled']);
  expect(route.outcomes()).toEqual(['1 delivered', '2 delivered']);
  expect(route.state.owed.size).toBe(0);
  // Seconds since 1970, as Prometheus has them.
  expect(route.gauges.get('alertDelivered')).toBeCloseTo(route.program.clock.wallMs() / 1_000, -1);
});

describe('a way that fails', () => {
  it('is tried again, each time later, until it works', async () => {
    let tries = 0;
    const route = makeRoute(() => (++tries < 4 ? failed : delivered));
    await route.owe(1);
    await route.time.runUntil(30 * MINUTE_MS);
    expect(route.outcomes()).toEqual(['1 delivered']);
    expect(route.attempts).toHaveLength(4);
    const gaps = route.attempts.slice(1).map(({ at }, index) => at - (route.attempts[index]?.at ?? 0));
    expect(gaps.toSorted((a, b) => a - b)).toEqual(gaps);
    expect(route.attempts.every(({ isDoubtful }) => !isDoubtful)).toBe(true);
    expect(route.log.lines.map(({ message }) => message)).toEqual([
      'a route does not take messages; they wait',
      'a route takes messages again',
    ]);
  });

  it('says the next time that it may have come, where that is so', async () => {
    let tries = 0;
    const route = makeRoute(() => (++tries < 2 ? lost : delivered));
    await route.owe(1);
    await route.time.runUntil(5 * MINUTE_MS);
    expect(route.attempts.map(({ isDoubtful }) => isDoubtful)).toEqual([false, true]);
    expect(new Set(route.attempts.map(({ key }) => key)).size).toBe(1);
  });

  it('is given up after an hour', async () => {
    const route = makeRoute(() => failed);
    await route.owe(1);
    await route.time.runUntil(90 * MINUTE_MS);
    expect(route.outcomes()).toEqual(['1 given-up']);
  });

  it('a server that hangs costs a minute, not the others', async () => {
    const route = makeRoute(({ key }) => (key === 'm-1' ? 'hangs' : delivered));
    await route.owe(1, 2, 3, 4, 5, 6);
    await route.time.runUntil(3 * MINUTE_MS);
    expect(route.outcomes()).toEqual([2, 3, 4, 5, 6].map((number) => `${number} delivered`));
  });
});

it('a message that can’t be put into words does not hold up the others', async () => {
  const route = makeRoute(() => delivered);
  await route.owe(13, 14);
  await route.time.runUntil(1_000);
  expect(route.outcomes().toSorted()).toEqual(['13 refused', '14 delivered']);
});

it('what is refused is not tried again, and what is nobody’s is dropped', async () => {
  const route = makeRoute(() => refused);
  await route.owe(1);
  await route.time.runUntil(MINUTE_MS);
  expect(route.outcomes()).toEqual(['1 refused']);
  expect(route.attempts).toHaveLength(1);
  const empty = makeRoute(() => delivered, { isThere: false });
  await empty.owe(1);
  await empty.time.runUntil(MINUTE_MS);
  expect(empty.outcomes()).toEqual(['1 void']);
  expect(empty.attempts).toEqual([]);
});

describe('while the journal can’t be written', () => {
  it('nothing is sent of which nobody would know', async () => {
    const route = makeRoute(() => delivered);
    const owing = route.owe(1);
    route.journal(false);
    await owing;
    await route.time.runUntil(5 * MINUTE_MS);
    expect(route.attempts).toEqual([]);
    route.journal(true);
    await route.time.runUntil(10 * MINUTE_MS);
    expect(route.outcomes()).toEqual(['1 delivered']);
  });

  it('what went out is not sent again because that could not be written down', async () => {
    const route = makeRoute(() => {
      route.journal(false);
      return delivered;
    });
    await route.owe(1);
    await route.time.runUntil(5 * MINUTE_MS);
    expect(route.attempts).toHaveLength(1);
    expect(route.outcomes()).toEqual([]);
    route.journal(true);
    await route.time.runUntil(10 * MINUTE_MS);
    expect(route.attempts).toHaveLength(1);
    expect(route.outcomes()).toEqual(['1 delivered']);
  });
});

it('who was killed while sending sends once more under the same key, and says so', async () => {
  const first = makeRoute(() => 'hangs');
  await first.owe(1);
  await first.time.runUntil(1_000);
  first.program.kill();
  expect(first.attempts).toMatchObject([{ key: 'm-1', isDoubtful: false }]);
  const second = makeRoute(() => delivered, { state: first.state });
  second.queue.wake();
  await second.time.runUntil(1_000);
  expect(second.attempts).toMatchObject([{ key: 'm-1', isDoubtful: true }]);
  expect(second.outcomes()).toEqual(['1 delivered']);
});
