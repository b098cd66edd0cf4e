import { expect, it } from 'vitest';
import { DEFAULT_AGENTS, DEFAULT_MINUTES } from './settings.ts';
import { simulate } from './simulate.ts';

const SEEDS_A_TEST = 50;

/** One test for each few seeds. A broken promise fails with what was broken, the last events and how to run it again. */
export function runSeeds(first: number, count: number): void {
  for (let from = first; from < first + count; from += SEEDS_A_TEST) {
    const to = Math.min(from + SEEDS_A_TEST, first + count) - 1;
    it(`keeps all promises under seeds ${from} to ${to}`, async () => {
      for (let seed = from; seed <= to; seed++) await expectKept(seed);
    });
  }
}

export async function expectKept(seed: number, minutes = DEFAULT_MINUTES): Promise<void> {
  const { violations, trace } = await simulate({ seed, minutes, agents: DEFAULT_AGENTS });
  const again = `again: npm run sim -- --seed ${seed} --minutes ${minutes}`;
  expect(violations, [`seed ${seed}`, ...violations, again, ...trace].join('\n')).toEqual([]);
}
