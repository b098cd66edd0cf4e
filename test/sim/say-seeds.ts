import { BRISK, CALM } from './pace.ts';
import { HALF_AN_HOUR, type Kind, TWO_MINUTES } from './settings.ts';
import { simulate } from './simulate.ts';

const PACES = { calm: CALM, brisk: BRISK } as const;

export interface SeedsWish {
  readonly first: number;
  readonly count: number;
  readonly pace: keyof typeof PACES;
  /** What the kind of the pace has unless given: half an hour of five agents, or two minutes of three. */
  readonly agents?: number;
  readonly minutes?: number;
  /** Ends when so much time is over, in ms. */
  readonly forMs?: number;
  /** Says nothing of a seed that kept all, and the sum at the end. */
  readonly isQuiet: boolean;
  /** Goes on when a seed broke a promise, and says now and then how far it is. */
  readonly isLong: boolean;
}

const SAID_EACH_SEEDS = 1_000;

/** Runs one seed after the other, says what broke and how to run it again, and gives the seeds that broke a promise. */
export async function saySeeds(wish: SeedsWish, say: (text: string) => void): Promise<readonly number[]> {
  const usual = wish.pace === 'brisk' ? TWO_MINUTES : HALF_AN_HOUR;
  const kind: Kind = {
    agents: wish.agents ?? usual.agents,
    minutes: wish.minutes ?? usual.minutes,
    pace: PACES[wish.pace],
  };
  const endsAt = performance.now() + (wish.forMs ?? Infinity);
  const broken: number[] = [];
  let [done, lossy] = [0, 0];
  for (let seed = wish.first; done < wish.count && performance.now() < endsAt; seed++) {
    const { violations, trace, spooled, journaled, lost } = await simulate({ ...kind, seed });
    done++;
    if (lost > 0) lossy++;
    if (violations.length > 0) {
      broken.push(seed);
      say(`seed ${seed}  BROKEN\n`);
      for (const violation of violations) say(`  ${violation}`);
      say(`\n  The last events:\n${trace.map((line) => `    ${line}`).join('\n')}`);
      say(
        `\n  Again: npm run sim -- --seed ${seed} --minutes ${kind.minutes} --agents ${kind.agents} --pace ${wish.pace}`,
      );
      if (!wish.isLong) break;
    } else if (!wish.isQuiet) {
      say(`seed ${seed}  kept  ${spooled} reports spooled, ${journaled} journaled, ${lost} lost and accounted for`);
    }
    if (wish.isLong && done % SAID_EACH_SEEDS === 0) say(`${done} seeds done, ${broken.length} broken`);
  }
  if (wish.isQuiet) {
    const said = broken.length === 0 ? 'all promises kept' : `broken under seeds ${broken.join(', ')}`;
    say(`${done} seeds from ${wish.first} on, with reports lost and accounted for in ${lossy} of them: ${said}`);
  }
  return broken;
}
