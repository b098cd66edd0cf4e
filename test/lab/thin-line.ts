import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createFleet, devicesOf, makeProvince, NO_FAULTS } from '@mach/fleet';
import { nodeRandom } from '@mach/ports/node';
import type { Range } from '@mach/wire';
import { agentLimits } from '../../agent/src/limits.ts';
import { createSqliteSpool } from '../../agent/src/spool/sqlite.ts';
import { withJournal } from '../../collector/src/commands/support/read-fleet.ts';
import { readJournaled } from '../../collector/src/ingest/read-journaled.ts';
import { entriesFrom } from '../../collector/src/journal/inspect.ts';
import { eventually } from '../support/programs.ts';
import { startLabAgent, startLabCollector } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { FRAME_KINDS } from './line-counters.ts';

export interface ThinLineWish {
  readonly seed: number;
  /** Reports of a made PC that wait, one a minute before now. */
  readonly backlog: number;
  readonly rateKbps: number;
  readonly lossRatio: number;
  readonly timeoutMs: number;
}

/** What came of a backlog on a thin line that loses much; times in s since the agent began to send over it. */
export interface ThinLineFound {
  /** Of the backlog; `twice`: numbers that stand in the journal more than once. */
  readonly delivered: number;
  readonly twice: number;
  readonly dropped: number;
  /** When the first report made on the thin line was held, and when the last of the backlog. */
  readonly firstLiveS: number;
  readonly lastLateS: number;
  /** How old the newest report of a batch was at most when it was held. */
  readonly newestOldS: number;
  readonly batches: number;
  readonly requests: number;
  readonly failedRequests: number;
  /** Frames that the line lost, and all that it was given, both ways. */
  readonly lostFrames: number;
  readonly frames: number;
}

const MINUTE_MS = 60_000;
const REPORT_EVERY_S = 15;

/**
 * A real agent with a backlog in its spool and a real collector, with a thin line that loses much between them, frame by frame. The agent joins
 * and hears its configuration on a good line before.
 */
export async function thinLine(wish: ThinLineWish): Promise<ThinLineFound> {
  await using lab = await createLab({ seed: wish.seed, services: ['dns'] });
  const collector = await startLabCollector(lab, '', REPORT_EVERY_S);
  const agent = await startLabAgent(lab, 'pc1', collector);
  const isConfigured = () => existsSync(join(agent.data, 'collector-config.json'));
  await eventually('the agent has its configuration', isConfigured);
  await agent.process.stop();
  const lateFrom = fill(agent.data, wish.backlog);
  const late: Range = [lateFrom, lateFrom + wish.backlog - 1];

  const way = { rateKbps: wish.rateKbps, lossRatio: wish.lossRatio, delayMs: 40 };
  const before = await framesOf(lab);
  await lab.line.set({ up: way, down: way });
  const sinceMs = Date.now();
  const running = agent.startAgain();
  const isThrough = () =>
    judged(batchesOf(collector.data, agent.device, sinceMs), { late, sinceMs }).delivered === wish.backlog;
  // What did not get through in time is told by the numbers.
  await eventually('the backlog is through', isThrough, wish.timeoutMs).catch(() => undefined);
  const after = await framesOf(lab);
  const { cost = {}, spool = {} } = statusOf(agent.data);
  await lab.line.set({});
  await running.stop();
  return {
    ...judged(batchesOf(collector.data, agent.device, sinceMs), { late, sinceMs }),
    dropped: spool.dropped ?? 0,
    requests: cost.requests ?? 0,
    failedRequests: cost.failedRequests ?? 0,
    lostFrames: after.lost - before.lost,
    frames: after.received - before.received,
  };
}

interface CameIn {
  readonly atMs: number;
  readonly seqs: readonly number[];
  /** When its newest report was made. */
  readonly madeMs: number;
}

/** The batches that the journal took of a device since then, of whatever epoch. */
function batchesOf(data: string, device: string, sinceMs: number): readonly CameIn[] {
  return withJournal(data, (store) =>
    [...entriesFrom(store, 1)].flatMap((entry): CameIn[] => {
      if (entry.kind !== 'batch' || entry.device !== device || entry.receivedAt < sinceMs) return [];
      const seqs = entry.fresh.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
      const read = readJournaled(entry)?.reports ?? [];
      return [{ atMs: entry.receivedAt, seqs, madeMs: Math.max(...read.map(({ report }) => report.wall)) }];
    }),
  );
}

/** Numbers below the backlog's are of before, and may come again with an answer that was lost. */
function judged(came: readonly CameIn[], { late, sinceMs }: { readonly late: Range; readonly sinceMs: number }) {
  const seen = new Set<number>();
  let [delivered, twice, firstLiveMs, lastLateMs, oldestLiveMs] = [0, 0, Infinity, 0, 0];
  for (const { atMs, seqs, madeMs } of came) {
    for (const seq of seqs) {
      if (seen.has(seq)) twice++;
      seen.add(seq);
    }
    const ofBacklog = seqs.filter((seq) => seq >= late[0] && seq <= late[1]).length;
    const isLive = seqs.some((seq) => seq > late[1]);
    delivered += ofBacklog;
    if (ofBacklog > 0) lastLateMs = atMs;
    if (isLive) firstLiveMs = Math.min(firstLiveMs, atMs);
    if (isLive) oldestLiveMs = Math.max(oldestLiveMs, atMs - madeMs);
  }
  const inS = (ms: number) => Math.round(ms / 100) / 10;
  return {
    delivered,
    twice,
    firstLiveS: inS(firstLiveMs - sinceMs),
    lastLateS: inS(lastLateMs - sinceMs),
    newestOldS: inS(oldestLiveMs),
    batches: came.length,
  };
}

/** Puts a made PC's reports of so many minutes before now into an agent's spool, as of a boot before. Gives the first one's number. */
function fill(data: string, count: number): number {
  const province = makeProvince({ seed: 'thin line', communes: 1, devicesPerCommune: [1, 1] });
  const fleet = createFleet(province, NO_FAULTS);
  const [device] = devicesOf(province);
  if (device === undefined) throw new Error('the made province has no device');
  const database = new DatabaseSync(join(data, 'spool.sqlite'));
  try {
    const ports = { clock: { wallMs: Date.now }, random: nodeRandom };
    const spool = createSqliteSpool(database, ports, agentLimits.spool);
    const first = spool.facts().lastSeq + 1;
    for (let minute = 1; minute <= count; minute++) {
      const wall = Date.now() - (count - minute + 1) * MINUTE_MS;
      const uptimeMs = minute * MINUTE_MS;
      const readings = [...fleet.vitalsAt(device, uptimeMs, wall), ...fleet.watchedAt(device, uptimeMs, wall)];
      if (!spool.append({ uptimeMs, wall, bootId: 'b'.repeat(32), readings }).ok)
        throw new Error('the spool took no report');
    }
    return first;
  } finally {
    database.close();
  }
}

interface Status {
  readonly cost?: { readonly requests?: number; readonly failedRequests?: number };
  readonly spool?: { readonly dropped?: number };
}

const statusOf = (data: string) => JSON.parse(readFileSync(join(data, 'status.json'), 'utf8')) as Status;

async function framesOf(lab: Lab): Promise<{ readonly lost: number; readonly received: number }> {
  const { up, down } = await lab.line.counters();
  const all = [up, down].flatMap((direction) => FRAME_KINDS.map((kind) => direction[kind]));
  const sum = (key: 'lost' | 'received') => all.reduce((total, counts) => total + counts[key], 0);
  return { lost: sum('lost'), received: sum('received') };
}
