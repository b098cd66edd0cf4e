import { endAsMisused, optionsOrEnd } from '../../scripts/options.ts';
import { cleanUp } from '../support/programs.ts';
import { accuracy } from './accuracy/accuracy.ts';
import { createLab, type Lab, openLab } from './lab.ts';
import { labNames } from './lab-folder.ts';
import type { LineSettings } from './line-settings.ts';
import { runStories } from './province/run-stories.ts';
import { runScenario } from './run-scenario.ts';
import { countersOf } from './scenario.ts';
import { takeDown } from './take-down.ts';
import { thinLine } from './thin-line.ts';
import { CABLE_NAMES, HOSTS, type HostName } from './topology.ts';

/**
 * The virtual commune: `docs/lab.md` says what is in it. Faults are data: settings of a cable, or a scenario file; the
 * counters of the cables are the truth.
 */
const USAGE = `usage: npm run lab -- COMMAND
  up [--run NAME] [--seed N] [--minutes M]   build a commune that stays for M minutes (60)
  down [--run NAME | --all]                  remove it
  list                                       names of those that are there
  exec HOST [--run NAME] -- COMMAND...       run a command on a host: ${HOSTS.join(', ')}
  set CABLE JSON [--run NAME]                put settings on a cable: ${CABLE_NAMES.join(', ')}
  counters [--run NAME]                      what the cables did to frames
  run SCENARIO [--divide N] [--seed N]       a commune with both PCs reporting lives through a scenario, N times as fast
  verdicts [STORY...] [--speed N] [--seed N] a province of two providers and four communes, N times as fast (10): what is told of what breaks
  thin-line [--backlog N] [--seed N]         N reports (120) of a PC go over 32 kbit/s on which 30 % of the frames are lost; at most ten minutes
  accuracy [--seed N]                        how true the agent is, beside captures, counters, fping, curl and blackbox_exporter
`;

const { options, words } = optionsOrEnd(USAGE, {
  run: 'text',
  all: 'flag',
  seed: 'number',
  minutes: 'number',
  divide: 'number',
  speed: 'number',
  backlog: 'number',
});
const { seed = 1 } = options;
const say = (line: string) => process.stdout.write(`${line}\n`);

const [name, ...given] = words;
try {
  process.exitCode = await obey();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
await cleanUp();

async function obey(): Promise<number> {
  switch (name) {
    case 'up': {
      const minutes = options.minutes === undefined ? {} : { minutes: options.minutes };
      const run = options.run === undefined ? {} : { run: options.run };
      const lab = await createLab({ ...run, ...minutes, seed, isKept: true });
      say(JSON.stringify({ run: lab.run, seed: lab.seed, folder: lab.folder, services: lab.services }));
      return 0;
    }
    case 'down':
      // What a crash left without its record has a name too.
      for (const run of options.all ? labNames() : [options.run ?? theLab().run]) await takeDown(run);
      return 0;
    case 'list':
      for (const run of labNames()) say(run);
      return 0;
    case 'exec':
      return exec(theLab(), given);
    case 'set':
      say(JSON.stringify(await cableOf(theLab(), given[0]).set(settingsOf(given[1]))));
      return 0;
    case 'counters':
      say(JSON.stringify(await countersOf(theLab())));
      return 0;
    case 'run':
      await runScenario(given[0] ?? '', { seed, divide: positive('divide', options.divide ?? 30), say });
      return 0;
    case 'verdicts': {
      const speed = positive('speed', options.speed ?? 10);
      return (await runStories(given, { speed, seed, say })) ? 0 : 1;
    }
    case 'thin-line': {
      const backlog = positive('backlog', options.backlog ?? 120);
      const line = { rateKbps: 32, lossRatio: 0.3, timeoutMs: 600_000 };
      const found = await thinLine({ ...line, backlog, seed });
      say(JSON.stringify(found));
      return found.delivered === backlog && found.twice === 0 ? 0 : 1;
    }
    case 'accuracy':
      await accuracy(say, seed);
      return 0;
    default:
      return endAsMisused(name === undefined ? 'say which' : `${name}: no command of this name`, USAGE);
  }
}

/** The lab that was named, or the only one there is. */
function theLab(): Lab {
  const names = labNames();
  if (options.run !== undefined) return openLab(options.run);
  if (names.length === 1 && names[0] !== undefined) return openLab(names[0]);
  throw new Error(names.length === 0 ? 'there is no lab: npm run lab -- up' : `--run NAME: one of ${names.join(', ')}`);
}

async function exec(lab: Lab, [host = '', ...command]: readonly string[]): Promise<number> {
  if (!isHost(host)) throw new Error(`"${host}" is no host: ${HOSTS.join(', ')}`);
  const { code, stdout, stderr } = await lab.exec(host, command);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return code ?? 1;
}

function cableOf(lab: Lab, cable: string | undefined): Lab['line'] {
  const name = CABLE_NAMES.find((each) => each === cable);
  if (name !== undefined) return lab.cables[name];
  throw new Error(`"${cable}" is no cable: ${CABLE_NAMES.join(', ')}`);
}

function settingsOf(text = ''): LineSettings {
  try {
    return JSON.parse(text) as LineSettings;
  } catch (cause) {
    throw new Error(`"${text}" is no JSON such as {"up":{"delayMs":20}}`, { cause });
  }
}

function positive(option: string, number: number): number {
  if (number === 0) throw new Error(`--${option} 0: expected a number above 0`);
  return number;
}

function isHost(text: string): text is HostName {
  return (HOSTS as readonly string[]).includes(text);
}
