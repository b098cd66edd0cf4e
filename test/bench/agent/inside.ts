import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { agentLimits } from '../../../agent/src/limits.ts';
import { findProgram } from '../../requirements.ts';
import { cleanUp } from '../../support/programs.ts';
import { collectd } from './collectd.ts';
import { type Contender, EVERY_S, type Peer } from './contender.ts';
import { exporters } from './exporters.ts';
import { netdata } from './netdata.ts';
import { comparable, forty, seatsTaken, shipped, startCentre } from './ours.ts';
import { becomeCentre, CENTRE, type Cost } from './own-network.ts';
import { type Promised, type Row, table, verdict } from './table.ts';
import { zabbixAgent, zabbixAgent2 } from './zabbix.ts';

/** The part of `agent-beside-peers` that runs inside its namespaces, as their first process: all of them end with it. */
const PEERS: readonly Peer[] = [exporters, collectd, zabbixAgent, zabbixAgent2, netdata];
const PROBED = 3;
const FIRST_MS = 60_000;
const WATCH_MB_MAX = agentLimits.lineWatch.bytesPerDay / 1e6;
const NAMES = {
  leader: 'mach-agent as shipped, leader, TLS',
  ordinary: 'mach-agent as shipped, TLS',
  forty: 'mach-agent, forty values, TLS',
  comparable: 'mach-agent, the peers’ values, TLS',
};

const say = (text: string) => process.stdout.write(`${text}\n`);
const load = () => readFileSync('/proc/loadavg', 'latin1').split(' ').slice(0, 3).join(' ');
const minutes = Number(process.argv[2]);

const stop = (code: number) => void cleanUp().finally(() => process.exit(code));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop(130));
// Whoever started the bench is gone, however it ended.
process.stdin.resume().once('end', () => stop(130));
try {
  await bench();
  stop(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  stop(1);
}

async function bench(): Promise<void> {
  // Whoever set these for this shell did not set them for the agents.
  delete process.env['NODE_EXTRA_CA_CERTS'];
  delete process.env['NODE_OPTIONS'];
  becomeCentre();
  say(`load of this machine before: ${load()}`);
  const contenders = await beginAll(await openPorts());
  const rows = await measure(contenders);
  say(`load of this machine after: ${load()}\n`);
  say(table(rows));
  say('\nvalues: those that came every 15 s (a scrape’s samples; of mach-agent, in a report)');
  say(
    `memory: of all processes of a program, at the end; CPU: with children; MB/day: of these ${minutes} minutes, on the line, both ways, with all headers\n`,
  );
  for (const each of promises(rows)) say(verdict(each));
}

async function beginAll(probed: readonly string[]): Promise<readonly Begun[]> {
  const collector = await startCentre();
  const begun: Begun[] = [];
  const add = async (contender: Contender) => {
    begun.push({ contender, atMs: performance.now() });
  };
  await add(await shipped(collector, NAMES.leader));
  // Not in the table: it is the deputy, so that those who come after it are ordinary PCs.
  await shipped(collector, 'deputy');
  await seatsTaken(collector);
  await add(await shipped(collector, NAMES.ordinary));
  await add(await forty(collector, NAMES.forty));
  await add(await comparable(collector, NAMES.comparable, probed));
  for (const peer of PEERS) {
    const missing = Object.entries(peer.programs).filter(([program]) => findProgram(program) === undefined);
    if (missing.length === 0) await add(await peer.begin(probed));
    else say(`${peer.name}: left out, not installed: apt-get install ${missing.map(([, name]) => name).join(' ')}`);
  }
  return begun;
}

interface Begun {
  readonly contender: Contender;
  readonly atMs: number;
}

async function measure(begun: readonly Begun[]): Promise<readonly Row[]> {
  say(`${begun.length} programs: a minute to start, then ${minutes} minutes`);
  const over = new AbortController();
  const asking = Promise.all(begun.map(({ contender }) => askOften(contender, over.signal)));
  const measuring = Promise.all(begun.map(measureOne)).finally(() => over.abort());
  const [rows] = await Promise.all([measuring, asking]);
  return rows;
}

async function askOften({ ask }: Contender, signal: AbortSignal): Promise<void> {
  for (let atMs = performance.now(); ask !== undefined && !signal.aborted; ) {
    atMs += EVERY_S * 1_000;
    await until(atMs, signal);
    if (!signal.aborted) await ask();
  }
}

async function measureOne({ contender, atMs }: Begun): Promise<Row> {
  await until(atMs + FIRST_MS);
  const [first, fromMs] = [await contender.cost(), performance.now()];
  await until(fromMs + minutes * 60_000);
  const [last, tookMinutes] = [await contender.cost(), (performance.now() - fromMs) / 60_000];
  const each = (of: keyof Cost) => (last[of] - first[of]) / tookMinutes;
  return {
    name: contender.name,
    values: contender.values(),
    pssMiB: last.pssMiB,
    anonymousMiB: last.anonymousMiB,
    cpuSecondsAMinute: each('cpuSeconds'),
    bytesADay: each('bytes') * 1_440,
    watchBytesADay: each('watchBytes') * 1_440,
    firstCpuSeconds: first.cpuSeconds,
    firstBytes: first.bytes,
  };
}

/** The design's promises for the resident, on Linux. The first minute's bytes come once a day at least, with the inventory. */
function promises(rows: readonly Row[]): readonly Promised[] {
  const row = (name: string) => rows.find((each) => each.name === name) as Row;
  const [asPeers, ordinary, leader] = [row(NAMES.comparable), row(NAMES.ordinary), row(NAMES.leader)];
  const ofForty = row(NAMES.forty);
  const most = (of: 'pssMiB' | 'anonymousMiB') => Math.max(asPeers[of], ordinary[of], leader[of]);
  const daily = ({ bytesADay, firstBytes }: Row) => (bytesADay + firstBytes) / 1e6;
  const watched = leader.watchBytesADay / 1e6;
  const otherwise = daily(leader) - watched;
  // At the rate of these minutes by day alone: who is on for longer stays within the allowance of its watch.
  const leaderByDay = { of12: watched / 2 + otherwise / 2, of24: Math.min(watched, WATCH_MB_MAX) + otherwise };
  const leaderOfForty = Math.min(watched, WATCH_MB_MAX) + daily(ofForty);
  return [
    { what: 'CPU, the peers’ values', found: asPeers.cpuSecondsAMinute, atMost: 0.04, unit: 's a minute' },
    { what: 'PSS, the largest', found: most('pssMiB'), atMost: 60, unit: 'MiB' },
    { what: 'anonymous, the largest', found: most('anonymousMiB'), atMost: 18, unit: 'MiB' },
    { what: 'on the line, forty values, with one start', found: daily(ofForty), atMost: 0.6, unit: 'MB a day' },
    {
      what: 'on the line, as shipped, with one start: within its allowance',
      found: daily(ordinary),
      atMost: 1,
      unit: 'MB a day',
    },
    { what: 'on the line, leader that is on for 12 hours', found: leaderByDay.of12, atMost: 1.6, unit: 'MB a day' },
    { what: 'on the line, leader with forty values, never off', found: leaderOfForty, atMost: 1.6, unit: 'MB a day' },
    {
      what: 'on the line, leader as shipped, never off: within both allowances',
      found: leaderByDay.of24,
      atMost: 2,
      unit: 'MB a day',
    },
  ];
}

function until(atMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, atMs - performance.now()));
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Ports of the centre that take connections and end them. */
function openPorts(): Promise<readonly string[]> {
  const one = () =>
    new Promise<string>((resolve, reject) => {
      const server = createServer((socket) => socket.on('error', () => socket.destroy()).end());
      server.once('error', reject);
      server.listen(0, CENTRE, () => {
        const address = server.address();
        resolve(`${CENTRE}:${typeof address === 'object' && address !== null ? address.port : 0}`);
      });
    });
  return Promise.all(Array.from({ length: PROBED }, one));
}
