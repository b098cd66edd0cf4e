import { parseArgs } from 'node:util';
import { cleanUp } from '../support/programs.ts';
import { tryFaultOfSpool } from './torn-spool.ts';
import { FAULTS, type Fault, makeGround, tryFault } from './torn-writes.ts';
import { tryAll } from './try-all.ts';

/**
 * `npm run torn [-- --only collector|spool --from 1 --to 800]`: each call in turn, until a whole round of ten is beyond the last
 * one.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    from: { type: 'string', default: '1' },
    to: { type: 'string', default: '2000' },
  },
});
const ROUND = 10;
let [tried, failed] = [0, 0];

async function tryEach(who: string, fault: Fault, tryOne: Parameters<typeof tryAll>[0]): Promise<void> {
  for (let from = Number(values.from), hits = 1; from <= Number(values.to) && hits > 0; from += ROUND) {
    hits = 0;
    const places = Array.from({ length: ROUND }, (_, i) => from + i);
    await tryAll(tryOne, places, (at, { wasHit, acknowledged, problems }) => {
      if (wasHit) hits++;
      if (wasHit) tried++;
      if (problems.length > 0) failed++;
      process.stdout.write(
        `${who}, ${fault} at ${at}: ${wasHit ? 'hit' : 'not hit'}, ${acknowledged} held ${problems.join('; ')}\n`,
      );
    });
  }
}

try {
  const faults = Object.keys(FAULTS) as Fault[];
  if (values.only !== 'collector') {
    for (const fault of faults) await tryEach('spool', fault, (at) => tryFaultOfSpool(fault, at));
  }
  if (values.only !== 'spool') {
    const ground = await makeGround();
    for (const fault of faults) await tryEach('collector', fault, (at) => tryFault(ground, fault, at));
  }
} finally {
  await cleanUp();
}
process.stdout.write(
  failed === 0 ? `${tried} faults: nothing was lost or doubled\n` : `${failed} tries lost or doubled something\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
