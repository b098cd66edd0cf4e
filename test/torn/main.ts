import { endAsMisused, optionsOrEnd } from '../../scripts/options.ts';
import { cleanUp } from '../support/programs.ts';
import { tryFaultOfSpool } from './torn-spool.ts';
import { FAULTS, type Fault, makeGround, tryFault } from './torn-writes.ts';
import { tryAll } from './try-all.ts';

const USAGE = `usage: npm run torn -- [--only collector|spool] [--from N] [--to N]
  a disk that is full or fails, and a kill, at the N-th write or sync of an agent's spool and of the collector: each N from 1 to 2000 in
  turn, until a whole round of ten is beyond the last one (strace, as root)
`;
const { options } = optionsOrEnd(USAGE, { only: 'text', from: 'number', to: 'number' });
const { only, from: firstPlace = 1, to: lastPlace = 2_000 } = options;
if (only !== undefined && only !== 'collector' && only !== 'spool') {
  endAsMisused(`--only ${only}: expected collector or spool`, USAGE);
}
const ROUND = 10;
let [tried, failed] = [0, 0];

async function tryEach(who: string, fault: Fault, tryOne: Parameters<typeof tryAll>[0]): Promise<void> {
  for (let from = firstPlace, hits = 1; from <= lastPlace && hits > 0; from += ROUND) {
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
  if (only !== 'collector') {
    for (const fault of faults) await tryEach('spool', fault, (at) => tryFaultOfSpool(fault, at));
  }
  if (only !== 'spool') {
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
