import { nodeClock, nodeRandom } from '@mach/ports/node';
import { openSpool } from '../../agent/src/spool/open.ts';
import { fillSpool, type Said } from './fill-spool.ts';
import { TORN_SPOOL_LIMITS, tornReport } from './torn-report.ts';

/**
 * A process that fills the spool in the file of its first argument and says on standard output what it does. Told to die, it ends with nothing
 * tidied up.
 */
const say = (said: Said) => process.stdout.write(`${JSON.stringify(said)}\n`);
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (error: string) => say({ error }) };
const spool = openSpool(process.argv[2] as string, { clock: nodeClock(), random: nodeRandom, log }, TORN_SPOOL_LIMITS);
fillSpool(spool, say);
if (process.argv[3] === 'dies') {
  // The last that it tries, or an acknowledgement would stand in the log in its place.
  const last = spool.append(tornReport(spool.facts().lastSeq + 1));
  if (last.ok) say({ appended: last.seq });
  process.kill(process.pid, 'SIGKILL');
}
