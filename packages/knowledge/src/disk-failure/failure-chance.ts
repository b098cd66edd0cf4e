import { monotone } from './monotone.ts';
import { DISK_SIGNS, type DiskSign, type FailureRate, observedRates } from './observed-rates.ts';

/** How likely a disk is to fail within 90 days, as a rank among disks: the rates are those of data centres. */
export const FAILURE_CHANCES = ['low', 'raised', 'high'] as const;
export type FailureChance = (typeof FAILURE_CHANCES)[number];

/**
 * Where the words begin, in failures a disk-year. 0.1 is scrutiny's own line for a failed critical attribute, four times
 * the rate of disks without any sign (0.025), and 2.4 % in 90 days; 0.5 is twenty times that rate, and 12 % in 90 days.
 * Of a bucket whose error interval spans more than `intervalSpanMax` to 1 no more than `raised` is said.
 */
export const failureChanceAdvice = {
  days: 90,
  raisedFromPerYear: 0.1,
  highFromPerYear: 0.5,
  intervalSpanMax: 10,
  recordedOn: '2026-11-25',
} as const;

/** The observed rates made to rise with the count. */
export const failureRates: Readonly<Record<DiskSign, readonly FailureRate[]>> = Object.fromEntries(
  Object.entries(observedRates).map(([sign, observed]) => [sign, monotone(observed)]),
) as Record<DiskSign, readonly FailureRate[]>;

/**
 * From which count on something is a sign at all. Backblaze looks into every disk whose 5, 187, 188, 197 or 198 is above
 * zero: 76.7 % of the failed disks had one, and 4.2 % of those that work (backblaze.com, what-smart-stats-indicate, 2016);
 * linuxhw adds 10, 184 and 196. Timeouts and CRC errors begin where scrutiny's rates reach 0.1: cables cause both.
 */
const SIGN_FROM: Readonly<Record<DiskSign, number>> = {
  ...(Object.fromEntries(Object.keys(DISK_SIGNS).map((sign) => [sign, 1])) as Record<DiskSign, number>),
  commandTimeouts: 101,
  interfaceCrcErrors: 2,
};

/** What a count says: nothing, or how likely a failure is. `perYear` is absent where no rate was observed. */
export type SignVerdict =
  | { readonly isSign: false }
  | { readonly isSign: true; readonly chance: FailureChance; readonly perYear?: number };

/** Judges one count of a disk. Counts beyond the table are those of its last bucket. */
export function failureChance(sign: DiskSign, count: number): SignVerdict {
  if (!(count >= SIGN_FROM[sign])) return { isSign: false };
  const rates = failureRates[sign];
  const rate = rates.find(({ upTo }) => count <= upTo) ?? rates.at(-1);
  if (rate === undefined) return { isSign: true, chance: 'raised' };
  return { isSign: true, chance: chanceOf(rate), perYear: rate.perYear };
}

/** The worst of several; they are not independent, so they do not add up. */
export function worstChance(chances: readonly FailureChance[]): FailureChance {
  return FAILURE_CHANCES[Math.max(0, ...chances.map((chance) => FAILURE_CHANCES.indexOf(chance)))] ?? 'low';
}

function chanceOf({ perYear, lowest, highest }: FailureRate): FailureChance {
  const { raisedFromPerYear, highFromPerYear, intervalSpanMax } = failureChanceAdvice;
  if (perYear < raisedFromPerYear) return 'low';
  return perYear < highFromPerYear || highest > lowest * intervalSpanMax ? 'raised' : 'high';
}
