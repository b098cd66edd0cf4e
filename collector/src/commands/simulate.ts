import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { nodePorts } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import { pinoLog } from '../adapters/pino.ts';
import { showProblem } from '../config/read.ts';
import { isLoopbackAddress } from '../http/loopback.ts';
import { SimulationRefused } from '../simulation/join-fleet.ts';
import { createMadeCalls } from '../simulation/made-calls.ts';
import { readScenarioFile, type ScenarioFile } from '../simulation/scenario-file.ts';
import { type Happened, ScenarioMisplaced, simulate } from '../simulation/simulate.ts';
import { CollectorCommand, Explained, jsonFlag } from './support/base.ts';

const AGENTS_MAX = 20_000;
const MINUTES_MAX = 10_080;
const NO_FAULTS: ScenarioFile = { name: 'nothing breaks', services: {}, isps: {}, faults: [] };
const TOKEN = /^(mach_join_[A-Za-z0-9_-]{43})(?:\.([A-Za-z0-9_-]{43}))?$/;

export default class Simulate extends CollectorCommand {
  static override summary =
    'Feeds a running collector with a made fleet, for so many minutes of the clock; then all of it takes its leave.';
  static override description =
    'For trying a collector and what it says of faults: never for the one that a province depends on, for made devices stay in its register until they are revoked. Each token is of a commune, and the agents are spread over them. Made agents join, ask for their checks, answer these from the scenario, and watch their lines by real packets to the collector’s reflector; no service is ever asked. docs/scenarios.md has the format of FILE. The same seed and tokens are the same devices. Progress goes to standard error. Exit 1 where reports were refused, or wait at the end.';
  static override examples = [
    '<%= config.bin %> simulate --url http://127.0.0.1:8750 --token-file tokens.txt --agents 200 --minutes 30',
    '<%= config.bin %> simulate --url http://127.0.0.1:8750 --token-file tokens.txt --agents 200 --minutes 30 --faults fibre-cut.json --json',
  ];
  static override flags = {
    url: Flags.string({ description: 'the collector’s address', helpValue: 'URL', required: true }),
    'token-file': Flags.string({
      description: 'file with join tokens, one a line, each of another commune',
      helpValue: 'FILE',
      required: true,
    }),
    agents: Flags.integer({ description: 'made PCs, over all communes', required: true, min: 1, max: AGENTS_MAX }),
    minutes: Flags.integer({ description: 'how long they live', required: true, min: 1, max: MINUTES_MAX }),
    seed: Flags.string({ description: 'what all that is made follows from', default: '1' }),
    faults: Flags.string({ description: 'scenario: what breaks, where and when (JSON or YAML)', helpValue: 'FILE' }),
    calendar: Flags.boolean({
      description: 'PCs go on and off as in a working week; without it all are on from the start',
      default: false,
    }),
    'plain-http': Flags.boolean({ description: 'a collector beyond this machine by plain HTTP' }),
    json: jsonFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Simulate);
    this.#checkAddress(flags.url, flags['plain-http']);
    const { tokens, pin } = readTokens(flags['token-file']);
    const scenario = flags.faults === undefined ? NO_FAULTS : readScenario(flags.faults);
    const stopping = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort(signal));
    const ports = nodePorts();
    const log = pinoLog('info');
    const collector = { url: flags.url, ...(pin === undefined ? {} : { pin }) };
    const { agents, minutes, seed, calendar: isByCalendar } = flags;
    const settings = {
      tokens,
      agents,
      minutes,
      seed,
      scenario,
      scenarioPlace: flags.faults ?? '--faults',
      isByCalendar,
    };
    const result = await simulate(
      settings,
      {
        ...ports,
        calls: createMadeCalls(ports.http, collector),
        digest: (text) => createHash('sha256').update(text).digest(),
        say: (happened) => tell(happened, (message, fields) => log.info(message, fields)),
      },
      stopping.signal,
    ).catch((error: unknown) => {
      if (error instanceof SimulationRefused) throw new Explained(error.message, { cause: error });
      if (error instanceof ScenarioMisplaced)
        throw new Explained(error.problems.map(showProblem).join('\n'), { cause: error });
      throw error;
    });
    if (flags.json) this.printJson(result);
    const { faults: _, ...counts } = result;
    log.info('done', counts);
    if (result.refused + result.waiting + result.dropped > 0) this.exit(1);
  }

  #checkAddress(url: string, isPlainAllowed: boolean): void {
    if (!URL.canParse(url) || !['http:', 'https:'].includes(new URL(url).protocol))
      this.error(`--url ${url}: expected an address such as http://127.0.0.1:8750`, { exit: 2 });
    const { protocol, hostname } = new URL(url);
    const isHere = hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
    if (protocol === 'http:' && !isHere && !isPlainAllowed)
      this.error(`--url ${url} is plain HTTP beyond this machine: --plain-http asks for it by name`, { exit: 2 });
  }
}

/** What is told of a run to those who look on; of joining only each hundredth. */
function tell(happened: Happened, log: (message: string, fields: Record<string, unknown>) => void): void {
  switch (happened.type) {
    case 'joining':
      if (happened.joined % 100 === 0 || happened.joined === happened.agents)
        log('joining', { joined: happened.joined, agents: happened.agents });
      return;
    case 'waiting':
      log('the collector takes in no more for now: waiting', { seconds: Math.ceil(happened.waitMs / 1_000) });
      return;
    case 'begins': {
      const { type: _, ...fields } = happened;
      log('all have joined: the simulation begins', fields);
      return;
    }
    case 'fault': {
      const { from, to, ...fault } = happened.fault;
      log(`fault ${happened.how}`, {
        ...fault,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      });
      return;
    }
    case 'minute': {
      const { made, acknowledged, requests, failedRequests } = happened.told;
      log(`minute ${happened.minute}`, { made, acknowledged, requests, failedRequests });
    }
  }
}

/** The tokens without their pins; all of one collector have the same. */
function readTokens(file: string): { readonly tokens: readonly string[]; readonly pin: string | undefined } {
  const lines = readText(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.map((line, index) => {
    const [, token, pin] = TOKEN.exec(line) ?? [];
    if (token === undefined)
      throw new Explained(
        `${file}: line ${index + 1}: found no join token, expected mach_join_ and 43 more characters`,
      );
    return { token, pin };
  });
  if (found.length === 0)
    throw new Explained(`${file}: found no line, expected a join token (mach-collector tokens create --commune CODE)`);
  return { tokens: found.map(({ token }) => token), pin: found[0]?.pin };
}

function readScenario(file: string): ScenarioFile {
  const read = readScenarioFile(readText(file), file);
  if (!read.ok) throw new Explained(read.problems.map(showProblem).join('\n'));
  return read.value;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Explained(`${file} can't be read: check its path and rights`, { cause });
  }
}
