import type { Cause } from '@mach/wire';
import type { Outcome, Tried } from './try-scenario.ts';

/** What many scenarios came to. Confusion: by true cause, what was said how often. */
export interface Tally {
  readonly scenarios: number;
  readonly confusion: ReadonlyMap<Cause, ReadonlyMap<Cause | 'nothing', number>>;
  readonly faults: number;
  /** Faults beside those of which no reading of any site shows anything: not counted. */
  readonly traceless: number;
  /** Where no reading tells two causes apart: that this was said. */
  readonly right: number;
  /** With those that were named rightly though nothing told them from another: by how often each happens. */
  readonly rightByLuck: number;
  /** Right in all of its faults, and nothing false said. */
  readonly wholly: number;
  readonly provisional: {
    readonly sets: number;
    readonly holding: number;
    readonly sizes: ReadonlyMap<number, number>;
  };
  /** Faults whose evidence fits another cause exactly, and of how many of them that was said; of the rest, how many were named rightly. */
  readonly undecidable: { readonly faults: number; readonly saidSo: number; readonly byLuck: number };
  /** Not enough where the oracle names one cause. */
  readonly withheld: number;
  /** Decidable ones that were said with at least 0.9. */
  readonly sure: number;
  readonly calibration: Calibration;
  /** Without verdicts that an office is switched off: of those there are many, and they are easy. */
  readonly ofTroubles: Calibration;
  /** False final verdicts, by what they said. */
  readonly wrongly: ReadonlyMap<string, number>;
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

/**
 * Whether what was said is what can be said: the cause; where the same evidence has another cause, that it can't be told. A cause that is
 * named there and happens to be the one is luck.
 */
export const isGood = ({ isRight, isTieSaid, alike, fits }: Outcome): boolean =>
  alike.length > 0 ? isTieSaid : isRight || (fits.length > 0 && isTieSaid);
const isLucky = (outcome: Outcome): boolean => !isGood(outcome) && outcome.isRight;

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
    traceless: tried.reduce((sum, each) => sum + each.traceless, 0),
    right: outcomes.filter(isGood).length,
    rightByLuck: outcomes.filter((each) => isGood(each) || isLucky(each)).length,
    wholly: tried.filter((each) => each.outcomes.every(isGood) && each.verdicts.every(({ isRight }) => isRight)).length,
    provisional: { sets: sets.length, holding: sets.filter(({ holds }) => holds).length, sizes },
    undecidable: {
      faults: tied.length,
      saidSo: tied.filter(({ isTieSaid }) => isTieSaid).length,
      byLuck: tied.filter(isLucky).length,
    },
    withheld: decidable.filter(({ said, fits }) => said === 'not-enough-evidence' && fits.length === 0).length,
    sure:
      decidable.length === 0
        ? 0
        : decidable.filter(({ isRight, confidence }) => isRight && confidence >= 0.9).length / decidable.length,
    calibration: calibrationOf(verdicts.map(asSaid)),
    ofTroubles: calibrationOf(verdicts.filter(({ verdict }) => verdict.cause !== 'switched-off').map(asSaid)),
    wrongly: countBy(
      verdicts
        .filter(({ isRight }) => !isRight)
        .map(({ verdict }) => `${verdict.cause} (${verdict.scope.kind}, ${verdict.trouble})`),
    ),
    verdicts: { all: verdicts.length, wrong: verdicts.filter(({ isRight }) => !isRight).length },
    missed,
  };
}

const asSaid = ({ verdict, isRight }: Tried['verdicts'][number]) => ({ said: verdict.confidence, isRight });

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
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
