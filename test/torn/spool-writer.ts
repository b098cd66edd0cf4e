import { nodeClock, nodeRandom } from '@mach/ports/node';
import { openSpool } from '../../agent/src/spool/open.ts';
import { fillSpool, type Said } from './fill-spool.ts';
import { TORN_SPOOL_LIMITS } from './torn-report.ts';

/** A process that fills the spool in the file of its first argument and says on standard output what it does. */
const say = (said: Said) => process.stdout.write(`${JSON.stringify(said)}\n`);
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (error: string) => say({ error }) };
const spool = openSpool(process.argv[2] as string, { clock: nodeClock(), random: nodeRandom, log }, TORN_SPOOL_LIMITS);
fillSpool(spool, say);
