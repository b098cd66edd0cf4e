import { parseArgs } from 'node:util';
import { runEveryPoint } from './every-point/run-every-point.ts';
import { BRISK, CALM } from './pace.ts';
import { provinceReturns } from './returning/returning-province.ts';
import { HALF_AN_HOUR, TWO_MINUTES } from './settings.ts';
import { simulate } from './simulate.ts';
import { runVerdicts } from './verdict/run-verdicts.ts';

/**
 * `npm run sim -- --seed S [--seeds N] [--minutes M] [--agents A] [--pace calm|brisk] [--quiet]`: runs N seeds from S on, one line each, and
 * stops at the first one that breaks a promise with what was broken, the last events and how to run it again.
 * Five agents for 30 minutes with a report a minute unless told; brisk, three for two minutes with one each 15 s.
 * `--long` is 50,000 seeds, quietly, each of them whether or not others broke: hours. `--for MINUTES` ends either when the time
 * is over. `npm run sim -- reconnect` has 10,000 agents come back after an outage of their province.
 * `npm run sim -- every-point [--agents A] [--seed S] [--each N]`: a small day in which each call of a disk or a line goes wrong in turn, each
 * N-th one if told.
 * `npm run sim -- verdict [--scenarios N] [--from SEED] [--weeks W] [--jobs J] [--keep FILE] [--write]`: how often verdicts are right; `--write` makes
 * docs/verdicts.md. Without `--from` each day has seeds of its own; a quiet week takes five minutes of a core, and ten of them are the proof;
 * with `--keep` a run that was broken off goes on where it was.
 */
const LONG_SEEDS = '50000';
const SAID_EACH_SEEDS = 1_000;
/** Days since 1970 and 2026-01-01, from which on seeds of verdicts are counted: more a day than a run takes. */
const FIRST_DAY = 20_454;
const SEEDS_A_DAY = 10_000;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scenarios: { type: 'string', default: '1000' },
    weeks: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    from: { type: 'string' },
    keep: { type: 'string' },
    write: { type: 'boolean', default: false },
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    agents: { type: 'string' },
    pace: { type: 'string', default: 'calm' },
    each: { type: 'string', default: '1' },
    quiet: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    for: { type: 'string' },
  },
});
if (positionals[0] === 'verdict') {
  const today = Date.now();
  await runVerdicts({
    from: Number(values.from ?? (Math.floor(today / 86_400_000) - FIRST_DAY) * SEEDS_A_DAY),
    date: new Date(today).toISOString().slice(0, 10),
    scenarios: Number(values.scenarios),
    weeks: Number(values.weeks),
    pool: { jobs: Number(values.jobs), ...(values.keep === undefined ? {} : { keep: values.keep }) },
    ...(values.write ? { write: new URL('../../docs/verdicts.md', import.meta.url).pathname } : {}),
    say: (text) => process.stdout.write(`${text}\n`),
  });
  process.exit(0);
}
if (positionals[0] === 'every-point') {
  const wish = {
    seed: Number(values.seed ?? 1),
    agents: Number(values.agents ?? TWO_MINUTES.agents),
    each: Number(values.each),
  };
  process.exit((await runEveryPoint(wish, (text) => process.stdout.write(`${text}\n`))) === 0 ? 0 : 1);
}
if (positionals[0] === 'reconnect') {
  const agents = Number(values.agents ?? 10_000);
  const wish = { agents, outageMs: 15 * 60_000, reportsPerSecond: 10_000, hurryingRatio: 1, seed: values.seed ?? '1' };
  const found = await provinceReturns(wish);
  process.stdout.write(`${agents} agents after 15 minutes without their collector: ${JSON.stringify(found)}\n`);
  process.exit(found.lost + found.twice + found.troubles.length === 0 && found.allDeliveredMs < Infinity ? 0 : 1);
}
const seeds = values.long ? LONG_SEEDS : values.seeds;
const isQuiet = values.quiet || values.long;
const pace = { calm: CALM, brisk: BRISK }[values.pace];
const kind = pace === BRISK ? TWO_MINUTES : HALF_AN_HOUR;
const [first, count, minutes, agents] = [
  values.seed ?? '1',
  seeds,
  values.minutes ?? kind.minutes,
  values.agents ?? kind.agents,
].map(Number);
if (![first, count, minutes, agents].every((each) => Number.isFinite(each)) || pace === undefined) {
  process.stderr.write('sim: --seed, --seeds, --minutes and --agents take numbers, --pace calm or brisk\n');
  process.exit(2);
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const endsAt = values['for'] === undefined ? Infinity : performance.now() + Number(values['for']) * 60_000;
const broken: number[] = [];
let done = 0;
let lossy = 0;
for (let seed = first as number; done < (count as number) && performance.now() < endsAt; seed++) {
  const settings = { seed, minutes: minutes as number, agents: agents as number, pace };
  const result = await simulate(settings);
  done++;
  if (result.lost > 0) lossy++;
  if (result.violations.length === 0) {
    const { spooled, journaled, lost } = result;
    if (!isQuiet)
      say(`seed ${seed}  kept  ${spooled} reports spooled, ${journaled} journaled, ${lost} lost and accounted for`);
    if (values.long && done % SAID_EACH_SEEDS === 0) say(`${done} seeds done, ${broken.length} broken`);
    continue;
  }
  say(`seed ${seed}  BROKEN\n`);
  for (const violation of result.violations) say(`  ${violation}`);
  say(`\n  The last events:\n${result.trace.map((line) => `    ${line}`).join('\n')}`);
  say(`\n  Again: npm run sim -- --seed ${seed} --minutes ${minutes} --agents ${agents} --pace ${values.pace}`);
  broken.push(seed);
  if (!values.long) break;
}
if (isQuiet) {
  const said = broken.length === 0 ? 'all promises kept' : `broken under seeds ${broken.join(', ')}`;
  say(`${done} seeds from ${first} on, with reports lost and accounted for in ${lossy} of them: ${said}`);
}
process.exit(broken.length === 0 ? 0 : 1);
