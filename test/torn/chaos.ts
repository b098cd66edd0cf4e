import { parseArgs } from 'node:util';
import { cleanUp } from '../support/programs.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { sayResult } from './chaos/say-result.ts';

/**
 * `npm run torn:chaos [-- --minutes 30 --agents 6 --seed 1]`, as root: a collector and agents that report each five seconds, as
 * real programs. All are killed, paused, cut off, left without answers, started in a new boot, asked for new secrets, their disks filled and their
 * clocks moved, by chance and at the same time. Then all is left in peace, and the books are compared: reports made = those in the journal + those in the spool +
 * those that the ledger says are gone. Ends with 1 where they differ.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    agents: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

let isRight = false;
try {
  const wish = { minutes: Number(values.minutes), agents: Number(values.agents), seed: values.seed, say };
  isRight = sayResult(await runChaos(wish), say);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  await cleanUp();
}
// A line that is still open would keep it.
process.exit(isRight ? 0 : 1);
