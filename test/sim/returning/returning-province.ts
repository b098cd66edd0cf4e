import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createVirtualTime, seededRandom } from '@mach/ports/testing';
import { addRange, countInRanges, isInRanges, type Range } from '@mach/wire';
import { createCollector } from '../../../collector/src/app.ts';
import { createLocalJournal } from '../../../collector/src/journal/local.ts';
import { openStore } from '../../../collector/src/journal/store.ts';
import { COLLECTOR_LIMITS } from '../../../collector/src/limits.ts';
import type { RegistryChange } from '../../../collector/src/state/registry-change.ts';
import { provinceSetUp } from '../join.ts';
import { createBusy } from './busy.ts';
import { createReturningAgent, type ReturningAgent } from './returning-agent.ts';
import { createReturningLine } from './returning-line.ts';

export interface ReturnWish {
  readonly agents: number;
  readonly outageMs: number;
  readonly seed: string;
  /** Reports that the collector takes in a second: its one processor is busy with each in turn. */
  readonly reportsPerSecond: number;
  /** Agents whose probes fail and succeed with the province, as a share of all: both are events, within a minute, and sent at once. */
  readonly hurryingRatio: number;
}

/** What came of an outage of a whole province, in virtual time; requests are those that reached the collector after the return. */
export interface Returned {
  readonly requests: number;
  readonly peakInOneSecond: number;
  readonly peakInTenSeconds: number;
  /** Reports taken in the busiest second, and how far the collector was behind at most. */
  readonly peakReportsInOneSecond: number;
  readonly behindMsMax: number;
  /** Answers that put an agent off (429 and 503), and requests whose answer came too late. */
  readonly putOff: number;
  readonly timedOut: number;
  /** From the return until every device was heard, and until nothing that was made during the outage waited any more. */
  readonly allFreshMs: number;
  readonly allDeliveredMs: number;
  /** Of all agents: reports made, those in the journal, those that still wait; those that are in neither, and those that came twice. */
  readonly made: number;
  readonly inJournal: number;
  readonly waiting: number;
  readonly lost: number;
  readonly twice: number;
  /** What must not be said at all: an agent that broke, a collector that was not ready. */
  readonly troubles: readonly string[];
}

const COMMUNE_AGENTS = 80;
const MINUTE_MS = 60_000;
const BEFORE_MS = 7 * MINUTE_MS;
const AFTER_MS_MAX = 60 * MINUTE_MS;
const LOOK_EVERY_MS = 10_000;
const COMMITTED_AT_ONCE = 1_000;
/** One group commit of the journal. */
const COMMIT_MS = 20;
const WALL_AT_START_MS = Date.UTC(2026, 10, 23, 2);

/**
 * The uplinks of real agents with the limits of every agent, and the real collector with its own, on virtual time. All run for seven minutes, then nobody reaches
 * the collector for `outageMs`, then everybody can at once. It runs until nothing made before waits and all were heard.
 */
export async function provinceReturns(wish: ReturnWish): Promise<Returned> {
  const time = createVirtualTime({ wakesWithoutProgressMax: 20 * wish.agents });
  const random = seededRandom(wish.seed);
  const troubles: string[] = [];
  const broke = (what: unknown) => void (troubles.length < 20 && troubles.push(String(what)));
  const machine = () => time.machine({ wallAtStartMs: WALL_AT_START_MS, uptimeAtStartMs: 3_600_000 });
  const [cutMs, backMs] = [BEFORE_MS, BEFORE_MS + wish.outageMs];
  const isThere = () => time.nowMs() < cutMs || time.nowMs() >= backMs;

  const database = new DatabaseSync(':memory:');
  const busy = createBusy(time, wish.reportsPerSecond);
  const journal = busy.before(createLocalJournal(database, (commit) => time.at(time.nowMs() + COMMIT_MS, commit)));
  const collector = createCollector(
    { version: 'sim', provinceCode: '99', reportEveryS: 60, sendEveryS: 300, services: [] },
    {
      journal,
      clock: machine().program().clock,
      random: random.fork('collector'),
      log: { debug: () => {}, info: () => {}, warn: broke, error: broke },
    },
    COLLECTOR_LIMITS,
  );
  void collector.start();
  await time.runUntil(1_000);

  const line = createReturningLine(time, collector, isThere);
  const stopping = new AbortController();
  const agents = Array.from({ length: wish.agents }, (_, number): ReturningAgent => {
    const chance = random.fork(`agent ${number}`);
    const http = line.http(chance.fork('line'));
    const agent = createReturningAgent({ number, clock: machine().program().clock, random: chance, http });
    // Nobody switches ten thousand PCs on in the same second.
    time.at(1_000 + chance.integer(0, MINUTE_MS), () => void agent.uplink.run(stopping.signal).catch(broke));
    if (chance.chance(wish.hurryingRatio)) {
      for (const changesMs of [cutMs, backMs]) time.at(changesMs + chance.integer(0, MINUTE_MS), agent.uplink.event);
    }
    return agent;
  });
  // Each makes its report at a second of its own, one of sixty: a wake for each agent would be most of the work.
  for (let second = 0; second < 60; second++) {
    const ofSecond = agents.filter((_, number) => number % 60 === second);
    const makeReports = () => {
      for (const agent of ofSecond) agent.makeReport();
      if (!stopping.signal.aborted) time.at(time.nowMs() + MINUTE_MS, makeReports);
    };
    time.at(2_000 + second * 1_000, makeReports);
  }
  const registry = registryOf(agents);
  for (let at = 0; at < registry.length; at += COMMITTED_AT_ONCE) {
    void collector.commit(registry.slice(at, at + COMMITTED_AT_ONCE)).catch(broke);
    await time.runUntil(time.nowMs() + 2 * COMMIT_MS);
  }
  await time.runUntil(backMs);

  const madeBefore = agents.map((agent) => agent.spool.facts().lastSeq);
  line.watch();
  const fresh = new Set<string>();
  const stopWatching = collector.onFold((folded) => {
    if (folded.type === 'entry' && folded.batch !== undefined) fresh.add(folded.batch.device);
  });
  let [allFreshMs, allDeliveredMs] = [Infinity, Infinity];
  while (time.nowMs() < backMs + AFTER_MS_MAX && allDeliveredMs === Infinity) {
    await time.runUntil(time.nowMs() + LOOK_EVERY_MS);
    const readiness = collector.readiness();
    if (!readiness.ready) broke(`not ready: ${readiness.reason}`);
    if (allFreshMs === Infinity && fresh.size === wish.agents) allFreshMs = time.nowMs() - backMs;
    const isDone = agents.every((agent, i) => waitsFrom(agent) > (madeBefore[i] ?? 0));
    if (isDone && allFreshMs !== Infinity) allDeliveredMs = time.nowMs() - backMs;
  }
  stopWatching();
  stopping.abort();
  return { ...line.seen(), ...busy.seen(), allFreshMs, allDeliveredMs, ...booksOf(agents, database), troubles };
}

/** The number of the first report that waits; beyond all that were made where none does. */
function waitsFrom(agent: ReturningAgent): number {
  const { acknowledged, lastSeq, queueDepth } = agent.spool.facts();
  if (queueDepth === 0) return lastSeq + 1;
  const [first] = acknowledged;
  return first === undefined || first[0] > 1 ? 1 : first[1] + 1;
}

function registryOf(agents: readonly ReturningAgent[]): RegistryChange[] {
  const codeOf = (number: number) => String(99_000 + Math.floor(number / COMMUNE_AGENTS));
  const codes = [...new Set(agents.map((_, number) => codeOf(number)))];
  const devices = agents.map(
    ({ device, secret }, number): RegistryChange => ({
      type: 'device-enrolled',
      device: {
        id: device,
        number: number + 1,
        unitCode: codeOf(number),
        role: 'office',
        coverage: 'measured',
        enrolledAt: WALL_AT_START_MS,
      },
      secretSha256: createHash('sha256').update(secret).digest('hex'),
      machine: device,
      tokenId: 'token',
    }),
  );
  return [...provinceSetUp(codes.map((code) => ({ code, name: `Xã ${code}` }))), ...devices];
}

/** What the agents made against what the journal has, read anew from its entries. */
function booksOf(agents: readonly ReturningAgent[], database: DatabaseSync) {
  const held = new Map<string, readonly Range[]>();
  const store = openStore(database, 'read');
  let twice = 0;
  for (let from = 1; ; ) {
    const entries = store.read(from, 500);
    for (const entry of entries) {
      from = entry.position + 1;
      if (entry.kind !== 'batch') continue;
      const key = `${entry.device} ${entry.epoch}`;
      const before = held.get(key) ?? [];
      for (const [first, last] of entry.fresh)
        for (let seq = first; seq <= last; seq++) if (isInRanges(before, seq)) twice++;
      held.set(key, entry.fresh.reduce<readonly Range[]>(addRange, before));
    }
    if (entries.length < 500) break;
  }
  const sums = { made: 0, inJournal: 0, waiting: 0, lost: 0 };
  for (const { device, spool } of agents) {
    const { epoch, lastSeq } = spool.facts();
    const ranges = held.get(`${device} ${epoch}`) ?? [];
    // An answer may still be on its way: then both have it.
    const waiting = new Set(
      spool.waiting({ from: 'oldest', count: lastSeq, unpackedBytes: Infinity }).map(({ seq }) => seq),
    );
    sums.made += lastSeq;
    sums.inJournal += countInRanges(ranges);
    sums.waiting += waiting.size;
    for (let seq = 1; seq <= lastSeq; seq++) if (!isInRanges(ranges, seq) && !waiting.has(seq)) sums.lost++;
  }
  return { ...sums, twice };
}
