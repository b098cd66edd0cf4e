import { logSum, shares } from './log-space.ts';

/** One that lies behind a shared part: log of P(what it found | bad for it) and of P(… | good for it). */
export interface Behind {
  readonly bad: number;
  readonly good: number;
  /** Probability that it is bad for a reason of its own. */
  readonly own: number;
}

export interface SharedFault {
  /** That the shared part is broken, wholly or in part. */
  readonly probability: number;
  /** For each that lies behind it: that it is bad because of the shared part, and for its own reason. */
  readonly byShared: readonly number[];
  readonly byItself: readonly number[];
  /** Log of P(all that was found), for comparison with other ways to explain it. */
  readonly log: number;
}

/** Shares of those behind it that a broken part may hit, with their weights. */
const EXTENTS: readonly (readonly [extent: number, weight: number])[] = [
  [0.1, 0.1],
  [0.25, 0.1],
  [0.5, 0.1],
  [0.75, 0.1],
  [0.9, 0.1],
  [1 - 1e-6, 0.5],
];

/** Whether what many found is one shared part's doing or that of each for itself. `broken`: how likely such a part breaks. */
export function sharedFault(behind: readonly Behind[], broken: number): SharedFault {
  const alone = behind.map(({ bad, good, own }) => logSum(Math.log1p(-own) + good, Math.log(own) + bad));
  const whole = Math.log1p(-broken) + alone.reduce((sum, each) => sum + each, 0);
  const hits = EXTENTS.map(([extent, weight]) =>
    behind.reduce(
      (sum, { bad }, index) => sum + logSum(Math.log(extent) + bad, Math.log(1 - extent) + (alone[index] as number)),
      Math.log(broken * weight),
    ),
  );
  const [good = 0, ...weights] = shares([whole, ...hits]);
  const byShared = behind.map(({ bad }, index) =>
    weights.reduce((sum, weight, each) => {
      if (weight < 1e-6) return sum;
      const extent = EXTENTS[each]?.[0] ?? 0;
      return sum + weight * (shares([Math.log(extent) + bad, Math.log(1 - extent) + (alone[index] as number)])[0] ?? 0);
    }, 0),
  );
  const byItself = behind.map(
    ({ bad, own }, index) =>
      (1 - (byShared[index] as number)) * Math.exp(Math.log(own) + bad - (alone[index] as number)),
  );
  return { probability: 1 - good, byShared, byItself, log: logSum(whole, ...hits) };
}
