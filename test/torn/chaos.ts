import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '@mach/ports/testing';
import { countInRanges, type Range } from '@mach/wire';
import { joinToken, type RunningCollector, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, eventually, run, type Started, start, temporaryFolder } from '../support/programs.ts';
import { cuttableLine } from './cuttable-line.ts';

/**
 * `npm run torn:chaos [-- --minutes 30 --agents 4 --seed 1]`, as root: a collector on a small disk and agents that report each
 * five seconds, killed, paused, cut off, the collector's disk filled, all by chance. Then all is left in peace, and the books
 * are compared: reports made = those in the journal + those in the spool + those that the ledger says are gone.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    agents: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const random = seededRandom(`chaos ${values.seed}`);
const DISK = '24m';
const OFTEN = 'reportEveryS: 5\nsendEveryS: 5\n';
const LEFT_BYTES = 200_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Pc {
  readonly data: string;
  readonly line: Awaited<ReturnType<typeof cuttableLine>>;
  process: Started;
}

const disk = await temporaryFolder();
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk]);
const counts: Record<string, number> = {};
let failed = true;
try {
  failed = await live();
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  // Lazily, for the collector may still be on it.
  execFileSync('umount', ['-l', disk]);
  await cleanUp();
}
// A line that is still open would keep it.
process.exit(failed ? 1 : 0);

async function live(): Promise<boolean> {
  let collector = await startCollector({ data: join(disk, 'data'), config: OFTEN });
  const port = Number(new URL(collector.url).port);
  const pcs: Pc[] = [];
  for (let i = 0; i < Number(values.agents); i++) pcs.push(await newPc(collector, port));
  const end = performance.now() + Number(values.minutes) * 60_000;
  while (performance.now() < end) {
    await setTimeout(random.integer(500, 8_000));
    const pc = pcs[random.integer(0, pcs.length - 1)] as Pc;
    const what = random.integer(0, 6);
    const ms = random.integer(200, 20_000);
    if (what === 0) await count('agent killed', () => killAgent(pc));
    else if (what === 1) await count('agent paused', () => pausedFor(pc.process, ms));
    else if (what === 2 || what === 3) await count('line cut', () => cutFor(pc, ms));
    else if (what === 4) await count('collector paused', () => pausedFor(collector.process, ms));
    else if (what === 5) await count('disk full', () => fullFor(ms));
    else {
      await count('collector killed', async () => {
        collector.process.child.kill('SIGKILL');
        await collector.process.ended;
        rmSync(join(collector.data, 'collector.json'), { force: true });
        await setTimeout(ms / 4);
        collector = await startCollector({ data: collector.data, listen: `127.0.0.1:${port}`, config: OFTEN });
      });
    }
  }
  say(`what happened: ${JSON.stringify(counts)}`);
  return await compare(collector, pcs);
}

async function count(what: string, work: () => Promise<void>): Promise<void> {
  counts[what] = (counts[what] ?? 0) + 1;
  await work();
}

async function newPc(collector: RunningCollector, port: number): Promise<Pc> {
  const data = join(await temporaryFolder(), 'agent');
  const line = await cuttableLine(() => port);
  const url = `http://127.0.0.1:${line.port}`;
  const joined = await run(AGENT, ['join', url, '--token-file', '-', '--data', data], await joinToken(collector));
  if (joined.code !== 0) throw new Error(`${joined.stderr}${joined.stdout}`);
  writeFileSync(join(data, 'agent.yaml'), OFTEN);
  return { data, line, process: startAgent(data) };
}

function startAgent(data: string): Started {
  return start(process.execPath, [AGENT, 'run', '--data', data]);
}

async function killAgent(pc: Pc): Promise<void> {
  pc.process.child.kill('SIGKILL');
  await pc.process.ended;
  pc.process = startAgent(pc.data);
}

async function pausedFor({ child }: Started, ms: number): Promise<void> {
  child.kill('SIGSTOP');
  await setTimeout(ms);
  child.kill('SIGCONT');
}

async function cutFor({ line }: Pc, ms: number): Promise<void> {
  line.cut(true);
  await setTimeout(ms);
  line.cut(false);
}

async function fullFor(ms: number): Promise<void> {
  const { bavail, bsize } = statfsSync(disk);
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_BYTES)));
  await setTimeout(ms);
  rmSync(filler);
}

/** Lets everything through, ends the agents, and adds up. */
async function compare(collector: RunningCollector, pcs: readonly Pc[]): Promise<boolean> {
  for (const { data } of pcs) {
    await eventually(`nothing waits in ${data}`, async () => {
      const status = JSON.parse((await run(AGENT, ['status', '--json', '--data', data])).stdout || '{}');
      return status.queueDepth <= 1 ? true : setTimeout(1_000, undefined);
    });
  }
  for (const { process } of pcs) await process.stop();
  await collector.process.stop();
  const check = JSON.parse(await collector.command('journal', 'check', '--json'));
  const replayed = JSON.parse(await collector.command('replay', '--json')) as {
    readonly devices: readonly {
      readonly device: string;
      readonly reports: number;
      readonly acknowledged: readonly { readonly epoch: string; readonly ranges: readonly Range[] }[];
    }[];
  };
  let isWrong = !check.sound;
  say(`the journal is ${check.sound ? 'sound' : 'not sound'}`);
  for (const { data, line } of pcs) {
    line.close();
    const { device } = JSON.parse(readFileSync(join(data, 'identity.json'), 'utf8')) as { device: string };
    const spool = new DatabaseSync(join(data, 'spool.sqlite'));
    const made = spool.prepare('SELECT epoch, last_seq AS lastSeq, dropped, refused FROM spool').get() ?? {};
    const waiting = spool.prepare('SELECT count(*) AS n FROM reports WHERE acknowledged_at IS NULL').get()?.['n'];
    spool.close();
    const inJournal = replayed.devices.find((each) => each.device === device);
    const held = inJournal?.acknowledged.find(({ epoch }) => epoch === made['epoch'])?.ranges ?? [];
    const gone = Number(made['dropped']) + Number(made['refused']);
    const adds = Number(made['lastSeq']) === countInRanges(held) + Number(waiting) + gone;
    // Each number in the journal once: what the fold counted is what the ranges hold, whatever the epochs.
    const all = inJournal?.acknowledged.reduce((sum, { ranges }) => sum + countInRanges(ranges), 0) ?? 0;
    const isOnce = inJournal?.reports === all;
    isWrong ||= !adds || !isOnce;
    say(
      `${device}: ${made['lastSeq']} made = ${countInRanges(held)} in the journal + ${waiting} in the spool + ${gone} in the ledger: ${adds ? 'yes' : 'NO'}; each once: ${isOnce ? 'yes' : 'NO'}`,
    );
  }
  return isWrong;
}
