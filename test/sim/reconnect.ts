import { createVirtualTime, seededRandom } from '@mach/ports/testing';
import type { Delivery } from '../../agent/src/deliver.ts';
import { agentLimits } from '../../agent/src/limits.ts';
import type { Spool } from '../../agent/src/spool/spool.ts';
import { createUplink } from '../../agent/src/uplink.ts';

/** What came of an outage of a whole province, in virtual time. */
export interface Reconnected {
  /** Requests that came in the busiest second after the return, and in the busiest ten together. */
  readonly peakInOneSecond: number;
  readonly peakInTenSeconds: number;
  /** Requests that the collector put off with 503 and `Retry-After`, for it took no more in that second. */
  readonly putOff: number;
  /** From the return until the last agent had delivered what waited. */
  readonly allDeliveredMs: number;
  readonly delivered: number;
}

const SECOND_MS = 1_000;

/**
 * The real uplinks of so many agents against a collector that is away for `outageMs` and then takes `perSecondMax` requests a second,
 * putting off the others by ten seconds. Each agent has two batches waiting when it comes back.
 */
export async function reconnect(wish: {
  readonly agents: number;
  readonly outageMs: number;
  readonly perSecondMax: number;
  readonly seed: string;
}): Promise<Reconnected> {
  const time = createVirtualTime({ wakesWithoutProgressMax: 10 * wish.agents });
  const random = seededRandom(wish.seed);
  const back = wish.outageMs;
  const perSecond = new Map<number, number>();
  const left = Array.from({ length: wish.agents }, () => 2);
  let putOff = 0;
  let lastMs = 0;
  const stopping = new AbortController();

  function answer(agent: number): Delivery {
    const now = time.nowMs();
    if (now < back) return { type: 'unreachable', why: 'the province is cut off' };
    const second = Math.floor(now / SECOND_MS);
    const count = (perSecond.get(second) ?? 0) + 1;
    perSecond.set(second, count);
    if (count > wish.perSecondMax) {
      putOff++;
      return { type: 'later', why: 'too many at once', retryAfterMs: 10_000 };
    }
    const remaining = Math.max(0, (left[agent] ?? 0) - 1);
    if ((left[agent] ?? 0) > 0) lastMs = now;
    left[agent] = remaining;
    return {
      type: 'delivered',
      answer: { acknowledged: [], refused: [], now, configEtag: '', requests: [] },
      remaining,
    };
  }

  for (let agent = 0; agent < wish.agents; agent++) {
    const clock = time.machine().program().clock;
    const ports = { clock, random: random.fork(`agent ${agent}`), log: silent, http: unused, store: unused };
    const facts = () => ({ queueDepth: left[agent] ?? 0 });
    const parts = {
      deliverer: { deliver: async () => answer(agent) },
      spools: () => [{ facts } as unknown as Spool],
      sendEveryS: () => 300,
      eventPace: () => 1,
      mayBackfill: () => true,
      answered: async () => {},
    };
    const uplink = createUplink(ports as never, parts, agentLimits);
    void uplink.run(stopping.signal);
    // A failed probe of the line is an event of each: they all would hurry.
    time.at(1_000 + agent, uplink.event);
  }
  const isDone = () => time.nowMs() > back && left.every((waiting) => waiting === 0);
  await time.runUntil(back + 3_600_000, isDone);
  stopping.abort();
  const seconds = [...perSecond.entries()];
  const inTen = (from: number) => seconds.reduce((sum, [at, n]) => (at >= from && at < from + 10 ? sum + n : sum), 0);
  return {
    peakInOneSecond: Math.max(...perSecond.values()),
    peakInTenSeconds: Math.max(...seconds.map(([at]) => inTen(at))),
    putOff,
    allDeliveredMs: lastMs - back,
    delivered: left.filter((waiting) => waiting === 0).length,
  };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const unused = {};
