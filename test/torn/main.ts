import { parseArgs } from 'node:util';
import { cleanUp } from '../support/programs.ts';
import { FAULTS, type Fault, makeGround } from './torn-writes.ts';
import { tryAll } from './try-all.ts';

/** `npm run torn [-- --from 1 --to 800]`: each call in turn, until a whole round of ten is beyond the last one. */
const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, to: { type: 'string', default: '2000' } },
});
const ROUND = 10;
let failed = 0;
try {
  const ground = await makeGround();
  for (const fault of Object.keys(FAULTS) as Fault[]) {
    for (let from = Number(values.from), hits = 1; from <= Number(values.to) && hits > 0; from += ROUND) {
      hits = 0;
      const places = Array.from({ length: ROUND }, (_, i) => from + i);
      await tryAll(ground, fault, places, (at, { wasHit, acknowledged, problems }) => {
        if (wasHit) hits++;
        if (problems.length > 0) failed++;
        process.stdout.write(
          `${fault} at ${at}: ${wasHit ? 'hit' : 'not hit'}, ${acknowledged} held ${problems.join('; ')}\n`,
        );
      });
    }
  }
} finally {
  await cleanUp();
}
process.stdout.write(failed === 0 ? 'nothing was lost or doubled\n' : `${failed} tries lost or doubled something\n`);
process.exitCode = failed === 0 ? 0 : 1;
