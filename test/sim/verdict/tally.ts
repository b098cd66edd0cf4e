import type { Cause } from '@mach/wire';
import type { Outcome, Tried } from './try-scenario.ts';

/** What many scenarios came to. Confusion: by true cause, what was said how often. */
export interface Tally {
  readonly scenarios: number;
  readonly confusion: ReadonlyMap<Cause, ReadonlyMap<Cause | 'nothing', number>>;
  readonly faults: number;
  readonly right: number;
  /** Right in all of its faults, and nothing false said. */
  readonly wholly: number;
  readonly provisional: {
    readonly sets: number;
    readonly holding: number;
    readonly sizes: ReadonlyMap<number, number>;
  };
  /** Faults whose evidence fits another cause exactly, and how many of them were called not enough. */
  readonly undecidable: { readonly faults: number; readonly saidSo: number };
  /** Not enough where the oracle names one cause. */
  readonly withheld: number;
  /** Decidable ones that were said with at least 0.9. */
  readonly sure: number;
  readonly calibration: Calibration;
  readonly verdicts: { readonly all: number; readonly wrong: number };
  /** Faults that were not found or not named, by kind of trouble, with seeds. */
  readonly missed: ReadonlyMap<string, readonly number[]>;
}

export interface Calibration {
  readonly error: number;
  readonly bins: readonly {
    readonly from: number;
    readonly count: number;
    readonly said: number;
    readonly right: number;
  }[];
}

/** Whether what was said is what can be said: the cause, or "not enough" where the same evidence has another cause. */
export const isGood = ({ isRight, said, alike }: Outcome): boolean =>
  alike.length === 0 ? isRight : said === 'not-enough-evidence' || isRight;

export function tally(tried: readonly Tried[]): Tally {
  const outcomes = tried.flatMap((each) => each.outcomes.map((outcome) => ({ ...outcome, seed: each.seed })));
  const confusion = new Map<Cause, Map<Cause | 'nothing', number>>();
  const missed = new Map<string, number[]>();
  const sizes = new Map<number, number>();
  for (const outcome of outcomes) {
    const row = confusion.get(outcome.truth.cause) ?? new Map<Cause | 'nothing', number>();
    confusion.set(outcome.truth.cause, row.set(outcome.said, (row.get(outcome.said) ?? 0) + 1));
    const { type } = outcome.truth.fault;
    if (!isGood(outcome))
      missed.set(`${type} → ${outcome.said}`, [...(missed.get(`${type} → ${outcome.said}`) ?? []), outcome.seed]);
    const size = outcome.provisional?.causes.length;
    if (size !== undefined) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }
  const sets = outcomes.flatMap(({ provisional }) => provisional ?? []);
  const tied = outcomes.filter(({ alike }) => alike.length > 0);
  const decidable = outcomes.filter(({ alike }) => alike.length === 0);
  const verdicts = tried.flatMap((each) => each.verdicts);
  return {
    scenarios: tried.length,
    confusion,
    faults: outcomes.length,
    right: outcomes.filter(isGood).length,
    wholly: tried.filter((each) => each.outcomes.every(isGood) && each.verdicts.every(({ isRight }) => isRight)).length,
    provisional: { sets: sets.length, holding: sets.filter(({ holds }) => holds).length, sizes },
    undecidable: { faults: tied.length, saidSo: tied.filter(({ said }) => said === 'not-enough-evidence').length },
    withheld: decidable.filter(({ said }) => said === 'not-enough-evidence').length,
    sure:
      decidable.length === 0
        ? 0
        : decidable.filter(({ isRight, confidence }) => isRight && confidence >= 0.9).length / decidable.length,
    calibration: calibrationOf(verdicts.map(({ verdict, isRight }) => ({ said: verdict.confidence, isRight }))),
    verdicts: { all: verdicts.length, wrong: verdicts.filter(({ isRight }) => !isRight).length },
    missed,
  };
}

const BINS = 10;

/** Expected calibration error over ten bins: the mean of how far what was said is from what was so, by the count of each bin. */
export function calibrationOf(all: readonly { readonly said: number; readonly isRight: boolean }[]): Calibration {
  const bins = Array.from({ length: BINS }, (_, index) => {
    const within = all.filter(({ said }) => Math.min(BINS - 1, Math.floor(said * BINS)) === index);
    const mean = (of: (each: (typeof within)[number]) => number) =>
      within.length === 0 ? 0 : within.reduce((sum, each) => sum + of(each), 0) / within.length;
    return {
      from: index / BINS,
      count: within.length,
      said: mean(({ said }) => said),
      right: mean(({ isRight }) => (isRight ? 1 : 0)),
    };
  });
  const error =
    bins.reduce((sum, { count, said, right }) => sum + count * Math.abs(said - right), 0) / Math.max(1, all.length);
  return { error, bins };
}
