import { createFleet, devicesOf, makeProvince, NO_FAULTS } from '@mach/fleet';
import { createVirtualTime, type SeededRandom, seededRandom } from '@mach/ports/testing';
import { JournalUnavailable } from '../../collector/src/journal/journal.ts';
import { type AgentHost, createAgentHost } from './agent-host.ts';
import { startChaos } from './chaos.ts';
import { createCollectorHost } from './collector-host.ts';
import { faultyLink } from './every-point/faulty-parts.ts';
import { createGauges } from './gauges.ts';
import { COLLECTOR_URL, joinOverLink, provinceSetUp } from './join.ts';
import { createLink } from './link.ts';
import { createDatabases } from './open-database.ts';
import { createOracle } from './oracle.ts';
import { BRISK, type Pace } from './pace.ts';
import { checkReplay, checkTail } from './replay-check.ts';
import type { SimSettings } from './settings.ts';
import { createTrace } from './trace.ts';

/** What came of a run. */
export interface SimResult {
  readonly violations: readonly string[];
  /** The last events, for people. */
  readonly trace: readonly string[];
  /** Equal for equal settings, else the world is not deterministic. */
  readonly traceHash: string;
  /** How long the last agent took to be heard after everything had healed. */
  readonly freshWithinMs: number;
  readonly spooled: number;
  readonly journaled: number;
  readonly lost: number;
}

const MINUTE_MS = 60_000;
/** Far above what so small a world does in one ms of true time: whoever comes to it goes round in circles. */
const WAKES_IN_ONE_MS_MAX = 2_000;
const LOOK_EVERY_MS = 10_000;
/** Two milliseconds of CPU each. */
const REPLAY_EVERY_MS = 3 * MINUTE_MS;
/** Two minutes of a poor line were too short for one device in some ten thousand seeds. */
const SET_UP_MS_MAX = 10 * MINUTE_MS;
/** After the faults: the longest back-off, the longest refusal, a full spool in small batches, and room. */
const HEAL_MS_MAX = 8 * MINUTE_MS;
const STARTED_AGAIN_MS = 2_000;
const START_MS_MAX = 60_000;
/** One interval with its jitter and the back-off cap, and a request that was under way when all became good. */
const freshMsMax = ({ sendEveryS, agent }: Pace) => sendEveryS * 1_050 + agent.backOffMaxMs + agent.requestTimeoutMs;
/** An agent may take `flushMs` to end, a collector its last commit. */
const STOP_MS_MAX = 10_000;
/** Monday 2026-11-23, 09:00 in Vietnam. */
const WALL_AT_START_MS = Date.UTC(2026, 10, 23, 2);

/** Runs one seed to its end, or to its first violation. Throws only for mistakes of the simulation itself. */
export async function simulate(settings: SimSettings): Promise<SimResult> {
  const random = seededRandom(settings.seed);
  const time = createVirtualTime({ wakesWithoutProgressMax: WAKES_IN_ONE_MS_MAX, settle: oneTurn });
  const trace = createTrace(time.nowMs);
  const trueWallMs = () => WALL_AT_START_MS + Math.round(time.nowMs());
  const { pace = BRISK, ownCost, sabotage = {}, script } = settings;
  using databases = createDatabases();
  const { open = databases.open } = settings;
  const clocks = () => time.machine({ wallAtStartMs: WALL_AT_START_MS, uptimeAtStartMs: 3_600_000 });

  const province = makeProvince({
    seed: settings.seed,
    communes: 1,
    devicesPerCommune: [settings.agents, settings.agents],
  });
  const fleet = createFleet(province, NO_FAULTS);
  const database = open('journal');
  const oracle = createOracle(database, time.nowMs);
  const gauges = createGauges(oracle);
  /** Since everything healed: when the first thing of a device was taken into the state, in true time. */
  const heardMs = new Map<string, number>();
  const host = createCollectorHost({
    time,
    clocks: clocks(),
    random: random.fork('collector'),
    note: (what) => trace.note('collector', what),
    sabotage,
    pace,
    open,
    ...(script === undefined ? {} : { gate: script.gate }),
    database,
    oracle,
    restored: (older) => {
      oracle.journalRestored(older);
      gauges.forget();
    },
    heard: (device) => {
      if (!heardMs.has(device)) heardMs.set(device, time.nowMs());
    },
    folded: (collector, batch) => gauges.folded(collector, batch),
  });

  const agents = devicesOf(province).map((device, index): AgentHost => {
    const name = `agent ${index + 1}`;
    const chance = random.fork(name);
    const note = (what: string) => trace.note(name, what);
    const link = createLink(time, chance.fork('link'), (request) => host.answer(request), note);
    return createAgentHost({
      name,
      identity: makeIdentity(device.id, chance.fork('identity')),
      device,
      fleet,
      time,
      trueWallMs,
      clocks: clocks(),
      random: chance,
      link: script === undefined ? link : faultyLink(link, script.gate, time),
      oracle,
      note,
      sabotage,
      pace,
      open,
      ...(script === undefined ? {} : { gate: script.gate }),
      ...(ownCost !== undefined && { ownCost }),
    });
  });

  let freshWithinMs = 0;
  const hasFailed = () => oracle.violations.length > 0;
  const isServing = () => host.current() !== undefined;

  let isKeptRunning = script !== undefined;
  if (isKeptRunning) keepRunning([]);
  await setUp();
  for (const agent of agents) agent.start();
  if (isKeptRunning) keepRunning(agents);
  const chaos = (script?.chaos ?? startChaos)(time, random.fork('chaos'), { agents, collector: host, trueWallMs });
  await runWatching(settings.minutes * MINUTE_MS, () => false);
  chaos.end();
  script?.gate.close();
  isKeptRunning = false;
  if (!hasFailed()) await heal();
  return {
    violations: oracle.violations,
    trace: trace.last(),
    traceHash: trace.hash(),
    freshWithinMs,
    ...oracle.counts(),
  };

  /** The province opens its collector, and each device joins over a line that may already be poor. */
  async function setUp(): Promise<void> {
    void host.start();
    await time.runUntil(SET_UP_MS_MAX, isServing);
    let hasJoined = 0;
    do {
      void host.current()?.commit(provinceSetUp(province.communes)).catch(noteUnwritten);
      await time.runUntil(time.nowMs() + 1_000);
    } while (script !== undefined && host.current()?.state().registry.tokens.size !== 1);
    for (const { link, identity } of agents) {
      if (script === undefined && random.chance(0.5)) link.setWeather('poor');
      void joinOverLink(time, link, identity).then(() => hasJoined++);
    }
    await time.runUntil(time.nowMs() + SET_UP_MS_MAX, () => hasJoined === agents.length);
    if (hasJoined < agents.length) oracle.violate(`only ${hasJoined} of ${agents.length} devices could join`);
    if (host.current()?.state().registry.devices.size !== agents.length)
      oracle.violate('joining made other devices than asked');
  }

  /** As the services of a machine: what has ended is started again. */
  function keepRunning(these: readonly AgentHost[]): void {
    time.at(time.nowMs() + STARTED_AGAIN_MS, () => {
      if (!isKeptRunning) return;
      if (!host.isRunning()) void host.start();
      for (const agent of these) agent.start();
      keepRunning(these);
    });
  }

  /** Lets the world run and looks at the collector's state now and then. */
  async function runWatching(forMs: number, isDone: () => boolean): Promise<void> {
    const endMs = time.nowMs() + forMs;
    let replayAtMs = time.nowMs() + REPLAY_EVERY_MS;
    while (time.nowMs() < endMs && !hasFailed() && !isDone()) {
      await time.runUntil(Math.min(endMs, time.nowMs() + LOOK_EVERY_MS), hasFailed);
      const collector = host.current();
      if (collector === undefined) continue;
      sabotage.collector?.(collector);
      gauges.look(collector);
      if (time.nowMs() < replayAtMs) continue;
      replayAtMs = time.nowMs() + REPLAY_EVERY_MS;
      checkTail(collector, host.database(), oracle);
    }
    oracle.readJournal();
    const collector = host.current();
    if (collector !== undefined && !hasFailed()) checkReplay(collector, host.database(), oracle);
  }

  /** All lines good, all disks free, all clocks right: now everything must arrive, and everybody be up. */
  async function heal(): Promise<void> {
    trace.note('world', 'heals');
    host.setDiskFull(false);
    host.clocks.stepWall(trueWallMs() - host.clocks.wallMs());
    for (const agent of agents) {
      agent.setDiskFull(false);
      agent.spare();
      agent.link.setWeather('good');
      agent.clocks.stepWall(trueWallMs() - agent.clocks.wallMs());
    }
    const healedMs = time.nowMs();
    // Whoever was stopped or was just being started gets its start now.
    if (!host.isRunning()) void host.start();
    for (const agent of agents) agent.start();
    await time.runUntil(healedMs + START_MS_MAX, isServing);
    const goodMs = time.nowMs();
    heardMs.clear();
    await runWatching(HEAL_MS_MAX, () => isHealed(healedMs));
    for (const agent of agents) {
      const why = whatAils(agent, healedMs);
      if (why !== undefined && !hasFailed()) oracle.violate(`${agent.identity.device} after everything healed: ${why}`);
    }
    for (const { identity } of agents) {
      const tookMs = (heardMs.get(identity.device) ?? Number.POSITIVE_INFINITY) - goodMs;
      freshWithinMs = Math.max(freshWithinMs, tookMs);
      // Who has to slow down for its cost sends less often, and need not be heard so soon.
      if (ownCost === undefined && tookMs > freshMsMax(pace) && !hasFailed())
        oracle.violate(`${identity.device} was heard ${tookMs} ms after all was good, limit ${freshMsMax(pace)}`);
    }
    // An ordinary end sends what was made since, as far as one attempt goes.
    let stopped = 0;
    for (const agent of agents) void agent.stop().then(() => stopped++);
    await time.runUntil(time.nowMs() + STOP_MS_MAX);
    if (stopped < agents.length) oracle.violate(`only ${stopped} of ${agents.length} agents could be stopped`);
    if (hasFailed()) return;
    oracle.checkHealed(healedMs);
    for (const agent of agents) agent.storedNames().forEach(oracle.mustBeJournaled);
  }

  function isHealed(healedMs: number): boolean {
    if (!host.isRunning()) void host.start();
    for (const agent of agents) agent.start();
    return isServing() && agents.every((agent) => whatAils(agent, healedMs) === undefined);
  }

  /** Why a device is not yet as it should be: silent, or with a report of the time of the faults still waiting. */
  function whatAils({ identity: { device }, status }: AgentHost, healedMs: number): string | undefined {
    const state = host.current()?.state();
    const unitCode = state?.registry.devices.get(device)?.unitCode ?? '';
    const telemetry = state?.communes.get(unitCode)?.devices.get(device);
    const waiting = oracle.waiting(device, healedMs);
    // By true time: a collector whose clock was ahead has written times to come.
    const isFresh = heardMs.has(device);
    if (telemetry?.up === true && isFresh && waiting === 0) return undefined;
    return `up ${telemetry?.up}, heard since ${isFresh}, ${waiting} old reports wait, ${JSON.stringify(status())}`;
  }
}

/** Nothing in this world waits for the system, so that all promises are settled when the event loop comes round. */
const oneTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

const noteUnwritten = (error: unknown) => {
  if (!(error instanceof JournalUnavailable)) throw error;
};

function makeIdentity(device: string, random: SeededRandom) {
  const secret = Buffer.from(random.bytes(32)).toString('base64url');
  return { device, secret, machine: Buffer.from(random.bytes(8)).toString('hex'), collectorUrl: COLLECTOR_URL };
}
