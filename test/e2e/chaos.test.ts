import { afterAll, describe, expect, it } from 'vitest';
import { requiresThat } from '../requirements.ts';
import { cleanUp } from '../support/programs.ts';
import { canMount } from '../support/small-disk.ts';
import { hasMovedClocks } from '../torn/chaos/moved-clock.ts';
import { runChaos } from '../torn/chaos/run-chaos.ts';
import { sayResult } from '../torn/chaos/say-result.ts';

const clocks = requiresThat(hasMovedClocks(), 'libfaketime is not installed; "npm run test:setup" installs it');
const mounts = canMount();
const why = mounts ? clocks.reason : '(skipped: no small file system can be mounted here)';

afterAll(cleanUp);

/** A quarter of a minute of what `npm run torn:chaos` does for half an hour. */
describe.skipIf(!mounts || clocks.skip)(`chaos for a quarter of a minute ${why}`, () => {
  it('leaves books that add up to the last report', async () => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const result = await runChaos({
      minutes: 0.25,
      agents: 2,
      seed: 'in each run',
      say,
      pace: { lastingMsMax: 2_000, peaceMsMax: 1_000 },
    });
    expect(sayResult(result, say), said.join('\n')).toBe(true);
    expect(result.books).toHaveLength(2);
    expect(Object.keys(result.counts).length).toBeGreaterThan(4);
  }, 180_000);
});
