import { expect, it } from 'vitest';
import { CALM } from './pace.ts';
import { type Kind, TWO_MINUTES } from './settings.ts';
import { simulate } from './simulate.ts';

/** One test for each few seeds. A broken promise fails with what was broken, the last events and how to run it again. */
export function runSeeds(first: number, count: number, kind: Kind, seedsATest = 50): void {
  for (let from = first; from < first + count; from += seedsATest) {
    const to = Math.min(from + seedsATest, first + count) - 1;
    it(`keeps all promises under ${to - from + 1} seeds, ${from} to ${to}, ${named(kind)}`, async () => {
      for (let seed = from; seed <= to; seed++) await expectKept(seed, kind);
    });
  }
}

export async function expectKept(seed: number, kind: Kind = TWO_MINUTES): Promise<void> {
  const { agents, minutes, pace } = kind;
  const { violations, trace } = await simulate({ seed, ...kind });
  const flags = `--minutes ${minutes} --agents ${agents} --pace ${pace === CALM ? 'calm' : 'brisk'}`;
  const again = `again: npm run sim -- --seed ${seed} ${flags}`;
  expect(violations, [`seed ${seed}`, ...violations, again, ...trace].join('\n')).toEqual([]);
}

const named = ({ agents, minutes, pace }: Kind) =>
  `${agents} agents for ${minutes} minutes with a report each ${pace.reportEveryS} s`;
