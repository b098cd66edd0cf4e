import { parseArgs } from 'node:util';
import { reconnect } from './reconnect.ts';
import { DEFAULT_AGENTS, DEFAULT_MINUTES } from './settings.ts';
import { simulate } from './simulate.ts';
import { runVerdicts } from './verdict/run-verdicts.ts';

/**
 * `npm run sim -- --seed S [--seeds N] [--minutes M] [--agents A] [--quiet]`: runs N seeds from S on, one line each, and
 * stops at the first one that breaks a promise with what was broken, the last events and how to run it again.
 * `--long` is 50,000 seeds, quietly: hours. `npm run sim -- reconnect` has 10,000 agents come back after an outage of their province.
 * `npm run sim -- verdict [--scenarios N] [--seed S] [--weeks W] [--write]`: how often verdicts are right; `--write` makes docs/verdicts.md.
 */
const LONG_SEEDS = '50000';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scenarios: { type: 'string', default: '1000' },
    weeks: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    minutes: { type: 'string', default: String(DEFAULT_MINUTES) },
    agents: { type: 'string', default: String(DEFAULT_AGENTS) },
    quiet: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
  },
});
if (positionals[0] === 'verdict') {
  runVerdicts({
    seed: Number(values.seed ?? 2_000_000),
    scenarios: Number(values.scenarios),
    weeks: Number(values.weeks),
    ...(values.write ? { write: new URL('../../docs/verdicts.md', import.meta.url).pathname } : {}),
    say: (text) => process.stdout.write(`${text}\n`),
  });
  process.exit(0);
}
if (positionals[0] === 'reconnect') {
  const agents = Number(values.agents === String(DEFAULT_AGENTS) ? 10_000 : values.agents);
  const found = await reconnect({ agents, outageMs: 45 * 60_000, perSecondMax: 400, seed: values.seed ?? '1' });
  process.stdout.write(`${agents} agents after 45 minutes without their collector: ${JSON.stringify(found)}\n`);
  process.exit(found.delivered === agents ? 0 : 1);
}
const seeds = values.long ? LONG_SEEDS : values.seeds;
const isQuiet = values.quiet || values.long;
const [first, count, minutes, agents] = [values.seed ?? '1', seeds, values.minutes, values.agents].map(Number);
if (![first, count, minutes, agents].every((each) => Number.isFinite(each))) {
  process.stderr.write('sim: --seed, --seeds, --minutes and --agents take numbers\n');
  process.exit(2);
}

const say = (text: string) => process.stdout.write(`${text}\n`);
for (let seed = first as number; seed < (first as number) + (count as number); seed++) {
  const settings = { seed, minutes: minutes as number, agents: agents as number };
  const result = await simulate(settings);
  if (result.violations.length === 0) {
    const { spooled, journaled, lost } = result;
    if (!isQuiet)
      say(`seed ${seed}  kept  ${spooled} reports spooled, ${journaled} journaled, ${lost} lost and accounted for`);
    continue;
  }
  say(`seed ${seed}  BROKEN\n`);
  for (const violation of result.violations) say(`  ${violation}`);
  say(`\n  The last events:\n${result.trace.map((line) => `    ${line}`).join('\n')}`);
  say(`\n  Again: npm run sim -- --seed ${seed} --minutes ${minutes} --agents ${agents}`);
  process.exit(1);
}
if (isQuiet) say(`${count} seeds from ${first} on: all promises kept`);
