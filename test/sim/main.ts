import { fileURLToPath } from 'node:url';
import { endAsMisused, optionsOrEnd } from '../../scripts/options.ts';
import { runEveryPoint } from './every-point/run-every-point.ts';
import { provinceReturns } from './returning/returning-province.ts';
import { type SeedsWish, saySeeds } from './say-seeds.ts';
import { TWO_MINUTES } from './settings.ts';
import { runVerdicts } from './verdict/run-verdicts.ts';

const USAGE = `usage: npm run sim -- [COMMAND] [options]
  [--seed S] [--seeds N] [--pace calm|brisk] [--agents A] [--minutes M] [--for MINUTES] [--quiet] [--long]
               runs N seeds (1) from S (1) on, a line each, up to the first that breaks a promise: what was broken, the last events
               and how to run it again. Calm: five agents for 30 minutes with a report a minute; brisk: three for two
               with one each 15 s. --long: 50,000 seeds, quietly, whichever break: four hours.
               --for ends either when that time is over
  every-point [--agents A] [--seed S] [--each N]
               a small day in which each call of a disk or a line goes wrong in turn; each N-th one if told
  reconnect [--agents A] [--seed S]
               10,000 agents come back after an outage of their province
  verdict [--scenarios N] [--from SEED] [--weeks W] [--jobs J] [--keep FILE] [--write]
               how often verdicts are right, on N scenarios (1000) and W quiet weeks (1; five minutes of a core each, ten are
               the proof). Without --from each day has seeds of its own; with --keep a run that was broken off goes
               on where it was; --write makes docs/verdicts.md
`;
const LONG_SEEDS = 50_000;
/** Days since 1970 and 2026-01-01, from which on seeds of verdicts are counted: more a day than a run takes. */
const FIRST_DAY = 20_454;
const SEEDS_A_DAY = 10_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const { options, words } = optionsOrEnd(USAGE, {
  seed: 'number',
  seeds: 'number',
  pace: 'text',
  agents: 'number',
  minutes: 'number',
  for: 'number',
  quiet: 'flag',
  long: 'flag',
  each: 'number',
  scenarios: 'number',
  from: 'number',
  weeks: 'number',
  jobs: 'number',
  keep: 'text',
  write: 'flag',
});
const say = (text: string) => void process.stdout.write(`${text}\n`);
const { seed = 1 } = options;
process.exit((await run(words[0])) ? 0 : 1);

function run(command: string | undefined): Promise<boolean> {
  switch (command) {
    case undefined:
      return seeds();
    case 'every-point':
      return everyPoint();
    case 'reconnect':
      return reconnect();
    case 'verdict':
      return verdict();
    default:
      return endAsMisused(`${command}: no command of this name`, USAGE);
  }
}

async function seeds(): Promise<boolean> {
  const { agents, minutes, long: isLong, pace = 'calm' } = options;
  if (pace !== 'calm' && pace !== 'brisk') return endAsMisused(`--pace ${pace}: expected calm or brisk`, USAGE);
  const wish: SeedsWish = {
    first: seed,
    count: isLong ? LONG_SEEDS : (options.seeds ?? 1),
    pace,
    isQuiet: options.quiet || isLong,
    isLong,
    ...(agents === undefined ? {} : { agents }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(options.for === undefined ? {} : { forMs: options.for * MINUTE_MS }),
  };
  return (await saySeeds(wish, say)).length === 0;
}

async function everyPoint(): Promise<boolean> {
  const wish = { seed, agents: options.agents ?? TWO_MINUTES.agents, each: options.each ?? 1 };
  return (await runEveryPoint(wish, say)) === 0;
}

async function reconnect(): Promise<boolean> {
  const agents = options.agents ?? 10_000;
  const wish = { agents, outageMs: 15 * MINUTE_MS, reportsPerSecond: 10_000, hurryingRatio: 1, seed: String(seed) };
  const found = await provinceReturns(wish);
  say(`${agents} agents after 15 minutes without their collector: ${JSON.stringify(found)}`);
  return found.lost + found.twice + found.troubles.length === 0 && found.allDeliveredMs < Infinity;
}

async function verdict(): Promise<boolean> {
  const today = Date.now();
  await runVerdicts({
    from: options.from ?? (Math.floor(today / DAY_MS) - FIRST_DAY) * SEEDS_A_DAY,
    date: new Date(today).toISOString().slice(0, 10),
    scenarios: options.scenarios ?? 1_000,
    weeks: options.weeks ?? 1,
    pool: { jobs: options.jobs ?? 1, ...(options.keep === undefined ? {} : { keep: options.keep }) },
    ...(options.write ? { write: fileURLToPath(new URL('../../docs/verdicts.md', import.meta.url)) } : {}),
    say,
  });
  return true;
}
