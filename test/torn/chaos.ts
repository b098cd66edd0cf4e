import { optionsOrEnd } from '../../scripts/options.ts';
import { cleanUp } from '../support/programs.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { sayResult } from './chaos/say-result.ts';

const USAGE = `usage: npm run torn:chaos -- [--minutes M] [--agents A] [--seed S]
  for M minutes (30) a collector and A agents (6) that report each five seconds, as real programs, are killed, paused, cut off, left
  without answers, started in a new boot, asked for new secrets, their disks filled and their clocks moved, by chance and at
  the same time. Then all is left in peace and the books are compared: reports made = those in the journal + those in
  the spool + those that the ledger says are gone. Ends with 1 where they differ (as root)
`;
const { options } = optionsOrEnd(USAGE, { minutes: 'number', agents: 'number', seed: 'text' });
const { minutes = 30, agents = 6, seed = '1' } = options;
const say = (line: string) => process.stdout.write(`${line}\n`);

let isRight = false;
try {
  isRight = sayResult(await runChaos({ minutes, agents, seed, say }), say);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  await cleanUp();
}
// A line that is still open would keep it.
process.exit(isRight ? 0 : 1);
