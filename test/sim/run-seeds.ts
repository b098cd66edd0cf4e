import { expect, it } from 'vitest';
import { DEFAULT_AGENTS, DEFAULT_MINUTES } from './settings.ts';
import { simulate } from './simulate.ts';

const SMALL = { agents: DEFAULT_AGENTS, minutes: DEFAULT_MINUTES, seedsATest: 50 };

/** One test for each few seeds. A broken promise fails with what was broken, the last events and how to run it again. */
export function runSeeds(first: number, count: number, { agents, minutes, seedsATest } = SMALL): void {
  for (let from = first; from < first + count; from += seedsATest) {
    const to = Math.min(from + seedsATest, first + count) - 1;
    it(`keeps all promises under ${to - from + 1} seeds, ${from} to ${to}, ${agents} agents for ${minutes} minutes`, async () => {
      for (let seed = from; seed <= to; seed++) await expectKept(seed, minutes, agents);
    });
  }
}

export async function expectKept(seed: number, minutes = DEFAULT_MINUTES, agents = DEFAULT_AGENTS): Promise<void> {
  const { violations, trace } = await simulate({ seed, minutes, agents });
  const again = `again: npm run sim -- --seed ${seed} --minutes ${minutes} --agents ${agents}`;
  expect(violations, [`seed ${seed}`, ...violations, again, ...trace].join('\n')).toEqual([]);
}
