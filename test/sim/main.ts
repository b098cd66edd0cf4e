import { parseArgs } from 'node:util';
import { DEFAULT_AGENTS, DEFAULT_MINUTES } from './settings.ts';
import { simulate } from './simulate.ts';
import { runVerdicts } from './verdict/run-verdicts.ts';

/**
 * `npm run sim -- --seed S [--seeds N] [--minutes M] [--agents A] [--quiet]`: runs N seeds from S on, one line each, and
 * stops at the first one that breaks a promise with what was broken, the last events and how to run it again.
 * `npm run sim -- verdict [--scenarios N] [--seed S] [--weeks W] [--write]`: how often verdicts are right; `--write` makes docs/verdicts.md.
 */
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
const [first, count, minutes, agents] = [values.seed ?? '1', values.seeds, values.minutes, values.agents].map(Number);
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
    if (!values.quiet)
      say(`seed ${seed}  kept  ${spooled} reports spooled, ${journaled} journaled, ${lost} lost and accounted for`);
    continue;
  }
  say(`seed ${seed}  BROKEN\n`);
  for (const violation of result.violations) say(`  ${violation}`);
  say(`\n  The last events:\n${result.trace.map((line) => `    ${line}`).join('\n')}`);
  say(`\n  Again: npm run sim -- --seed ${seed} --minutes ${minutes} --agents ${agents}`);
  process.exit(1);
}
if (values.quiet) say(`${count} seeds from ${first} on: all promises kept`);
