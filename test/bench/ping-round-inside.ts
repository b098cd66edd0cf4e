import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RESIDENT_FLAGS } from '../../agent/src/adapters/launcher.ts';
import { findProgram } from '../requirements.ts';
import { cleanUp, eventually, freePort, ROOT, start, temporaryFolder } from '../support/programs.ts';
import { cpuSecondsOf } from './process-cost.ts';

/** The part of `ping-round` that runs inside its network. */
const TARGETS = Array.from({ length: 40 }, (_, index) => `127.0.0.${index + 1}`);
const ROUNDS = 12;
/** Longer than the agent keeps its socket: at a round a minute each begins without one. */
const PAUSE_MS = 3_000;

const say = (who: string, cpuMs: number, more = '') =>
  process.stdout.write(
    `${who.padEnd(34)} ${cpuMs.toFixed(1).padStart(7)} ms CPU a round of ${TARGETS.length}${more}\n`,
  );

try {
  await ours();
  const fping = await fpings();
  const blackbox = await blackboxes();
  if (fping !== undefined && blackbox !== undefined) say('fping + blackbox_exporter', fping + blackbox);
} finally {
  await cleanUp();
}

async function ours(): Promise<void> {
  const given = ['--rounds', String(ROUNDS), '--pauseMs', String(PAUSE_MS), ...TARGETS];
  const { stdout, stderr } = await start(process.execPath, [
    ...RESIDENT_FLAGS,
    join(ROOT, 'dist/bench/echo-rounds.js'),
    ...given,
  ]).ended;
  if (stdout === '') throw new Error(stderr);
  const rounds = stdout
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as { trains: { ok: boolean; value: { way: string; rttMs: number[] } }[]; cpuMs: number },
    );
  const answered = rounds
    .flatMap(({ trains }) => trains)
    .filter(({ ok, value }) => ok && value.way === 'icmp-socket' && value.rttMs.length === 1);
  const [first = 0, ...later] = rounds.map(({ cpuMs }) => cpuMs);
  const more = `; the first ${first.toFixed(1)}; ${answered.length} of ${ROUNDS * TARGETS.length} answered by icmp-socket`;
  say('agent, socket', later.reduce((sum, each) => sum + each, 0) / later.length, more);
}

/** A program a round, as from a timer. */
async function fpings(): Promise<number | undefined> {
  if (findProgram('fping') === undefined) return void process.stdout.write('fping is not installed\n');
  const before = await endedChildrenSeconds();
  for (let round = 0; round < ROUNDS; round++) {
    await start('fping', ['-q', '-C', '1', '-t', '1000', ...TARGETS]).ended;
  }
  const cpuMs = (((await endedChildrenSeconds()) - before) * 1_000) / ROUNDS;
  say('fping', cpuMs);
  return cpuMs;
}

/** What a scrape of each target costs the exporter; whoever scrapes is not counted. */
async function blackboxes(): Promise<number | undefined> {
  if (findProgram('prometheus-blackbox-exporter') === undefined) {
    return void process.stdout.write('blackbox_exporter is not installed\n');
  }
  const config = join(await temporaryFolder(), 'blackbox.yml');
  await writeFile(config, 'modules: { icmp: { prober: icmp, timeout: 1s, icmp: { preferred_ip_protocol: ip4 } } }\n');
  const listen = `127.0.0.1:${await freePort()}`;
  const exporter = start('prometheus-blackbox-exporter', [`--config.file=${config}`, `--web.listen-address=${listen}`]);
  const round = () =>
    Promise.all(
      TARGETS.map(async (target) => {
        const text = await (await fetch(`http://${listen}/probe?module=icmp&target=${target}`)).text();
        if (!text.includes('probe_success 1')) throw new Error(`blackbox_exporter found ${target} silent: ${text}`);
      }),
    );
  await eventually('blackbox_exporter answers', () => round().then(() => true));
  const before = await cpuSecondsOf(exporter.child.pid as number);
  for (let index = 0; index < ROUNDS; index++) {
    await round();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const cpuMs = (((await cpuSecondsOf(exporter.child.pid as number)) - before) * 1_000) / ROUNDS;
  say('blackbox_exporter', cpuMs);
  return cpuMs;
}

async function endedChildrenSeconds(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'latin1');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
    .map(Number);
  return (user + system) / 100;
}
