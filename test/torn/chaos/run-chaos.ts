import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '@mach/ports/testing';
import { type Bootable, bootable } from '../../support/bootable.ts';
import { joinToken, type RunningCollector, startCollector } from '../../support/commune.ts';
import { AGENT, COLLECTOR, eventually, run, temporaryFolder } from '../../support/programs.ts';
import { type SmallDisk, smallDisk } from '../../support/small-disk.ts';
import { type CuttableLine, cuttableLine } from '../cuttable-line.ts';
import { type Book, balance, type ReplayedDevice } from './books.ts';
import { type KeptRunning, keepRunning } from './kept-running.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';
import {
  type Chance,
  PACE,
  type Pace,
  type Trouble,
  troublesOfCollector,
  troublesOfPc,
  troublesOfProvince,
} from './troubles.ts';

export interface ChaosWish {
  readonly minutes: number;
  readonly agents: number;
  readonly seed: string;
  readonly say: (line: string) => void;
  /** As in half an hour unless said. */
  readonly pace?: Pace;
}

export interface ChaosResult {
  /** How often each trouble befell, by its name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly books: readonly Book[];
  readonly isSound: boolean;
  /** What the journal has of secrets, of all devices together. */
  readonly secrets: SecretCounts;
  /** Programs that ended by themselves, with their last lines. */
  readonly endings: readonly string[];
}

export interface SecretCounts {
  readonly wanted: number;
  readonly offered: number;
  readonly replaced: number;
}

/** One PC of the commune: agent, disk, clock and line of its own. */
export interface ChaosPc {
  readonly data: string;
  readonly line: CuttableLine;
  readonly disk: SmallDisk;
  readonly clock: MovedClock;
  /** Names its boots: a secret is offered in a later one than that in which it was made. */
  readonly proc: Bootable;
  readonly agent: KeptRunning;
}

export interface ChaosCollector {
  readonly data: string;
  readonly disk: SmallDisk;
  readonly clock: MovedClock;
  readonly program: KeptRunning;
}

const OFTEN = 'reportEveryS: 5\nsendEveryS: 5\n';
/** By TLS with its own key, as in a province: agents know it by the pin in their join token. */
const OF_COLLECTOR = `${OFTEN}tls: {}\n`;
const COLLECTOR_DISK = '128m';
const PC_DISK = '16m';

/**
 * A collector and its agents as real programs, to each of which something happens again and again by chance, all at once;
 * then all is left in peace, and the books are compared. What was mounted is unmounted, whatever happens.
 */
export async function runChaos(wish: ChaosWish): Promise<ChaosResult> {
  const mounted: SmallDisk[] = [];
  const mount = async (size: string) => {
    const disk = await smallDisk(size);
    mounted.push(disk);
    return disk;
  };
  try {
    return await live(wish, mount);
  } finally {
    for (const disk of mounted) disk.unmount();
  }
}

async function live(wish: ChaosWish, mount: (size: string) => Promise<SmallDisk>): Promise<ChaosResult> {
  const disk = await mount(COLLECTOR_DISK);
  const first = await startCollector({ data: join(disk.folder, 'data'), config: OF_COLLECTOR });
  const port = Number(new URL(first.url).port);
  const pcs: ChaosPc[] = [];
  for (let i = 0; i < wish.agents; i++) pcs.push(await newPc(first, port, await mount(PC_DISK)));
  await first.process.stop();
  const collector = await keptCollector(first, disk, port);

  const { pace = PACE } = wish;
  const counts: Record<string, number> = {};
  const end = performance.now() + wish.minutes * 60_000;
  const befall = async (who: string, troubles: readonly Trouble[]) => {
    const chance: Chance = seededRandom(`chaos ${wish.seed} ${who}`);
    for (;;) {
      await setTimeout(chance.integer(200, pace.peaceMsMax));
      if (performance.now() >= end) return;
      const trouble = troubles[chance.integer(0, troubles.length - 1)] as Trouble;
      counts[trouble.name] = (counts[trouble.name] ?? 0) + 1;
      await trouble.befall(chance);
    }
  };
  // It may be refused, or wait in vain: the collector is killed, paused or full at any moment.
  const askForSecrets = async () =>
    void (await run(COLLECTOR, ['devices', 'renew-secret', '--all', '--data', collector.data]));
  await Promise.all([
    befall('collector', troublesOfCollector(collector, pace)),
    befall('province', troublesOfProvince(askForSecrets)),
    ...pcs.map((pc, i) => befall(`pc ${i}`, troublesOfPc(pc, pace))),
  ]);
  wish.say('all is left in peace');
  return { counts, ...(await settle(first, collector, pcs)) };
}

async function keptCollector(first: RunningCollector, disk: SmallDisk, port: number): Promise<ChaosCollector> {
  const clock = movedClock(await temporaryFolder());
  const { data, configFile } = first;
  const given = [COLLECTOR, 'serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--config', configFile];
  const forget = () => rmSync(join(data, 'collector.json'), { force: true });
  return { data, disk, clock, program: keepRunning(given, clock.environment, forget) };
}

async function newPc(collector: RunningCollector, port: number, disk: SmallDisk): Promise<ChaosPc> {
  const data = join(disk.folder, 'agent');
  const line = await cuttableLine(() => port);
  const given = ['join', `https://127.0.0.1:${line.port}`, '--token-file', '-', '--data', data];
  const joined = await run(AGENT, given, await joinToken(collector));
  if (joined.code !== 0) throw new Error(`${joined.stderr}${joined.stdout}`);
  const proc = bootable(await temporaryFolder());
  writeFileSync(join(data, 'agent.yaml'), `${OFTEN}proc: ${proc.root}\n`);
  const clock = movedClock(await temporaryFolder());
  return { data, line, disk, clock, proc, agent: keepRunning([AGENT, 'run', '--data', data], clock.environment) };
}

/** Every agent is started once more, for one that began on a full disk keeps to its memory; all ends, and is added up. */
async function settle(
  first: RunningCollector,
  collector: ChaosCollector,
  pcs: readonly ChaosPc[],
): Promise<Pick<ChaosResult, 'books' | 'isSound' | 'secrets' | 'endings'>> {
  await eventually('the collector is ready', () => existsSync(join(collector.data, 'collector.json')), 120_000);
  await Promise.all(pcs.map(settlePc));
  await collector.program.stop();
  const check = JSON.parse(await first.command('journal', 'check', '--json')) as { sound: boolean };
  const { devices } = JSON.parse(await first.command('replay', '--json')) as { devices: readonly ReplayedDevice[] };
  const audit = await first.command('audit', 'list', '--json');
  const count = (what: string) => audit.split(`"device-secret-${what}"`).length - 1;
  return {
    isSound: check.sound,
    secrets: { wanted: count('wanted'), offered: count('offered'), replaced: count('replaced') },
    books: pcs.map(({ data }) => balance(data, devices)),
    endings: [
      ...collector.program.endings.map((each) => `the collector ended by itself, ${each}`),
      ...pcs.flatMap(({ data, agent }) => agent.endings.map((each) => `the agent of ${data} ended by itself, ${each}`)),
    ],
  };
}

async function settlePc(pc: ChaosPc): Promise<void> {
  await pc.agent.stop();
  const again = keepRunning([AGENT, 'run', '--data', pc.data], {});
  await eventually(
    `nothing waits in ${pc.data}`,
    async () => {
      const told = await run(AGENT, ['status', '--json', '--data', pc.data]);
      const { queueDepth = Infinity, inMemory = 0 } = readStatus(told.stdout);
      return queueDepth + inMemory <= 1 ? true : setTimeout(1_000, undefined);
    },
    300_000,
  );
  await again.stop();
  pc.line.close();
}

function readStatus(text: string): { readonly queueDepth?: number; readonly inMemory?: number } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
