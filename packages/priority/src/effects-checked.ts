import { type SlowCause, slowMinutePolicy } from '@mach/knowledge';
import { grouped } from '@mach/wire';
import { type DeviceMeasure, EFFECTS } from './options/effects.ts';
import type { Part } from './policy.ts';

/** Minutes of use that were watched in a time, and the slow ones of them by cause. */
export interface WatchedMinutes {
  readonly watched: number;
  readonly slow: Readonly<Record<SlowCause, number>>;
}

/** Something that was done to a PC, by what its inventory said before and after; the day itself is in neither time. */
export interface UpgradeSeen {
  readonly device: string;
  readonly number: number;
  readonly communeCode: string;
  readonly measure: Extract<DeviceMeasure, 'ram' | 'ssd' | 'ram+ssd'>;
  /** yyyy-MM-dd. */
  readonly day: string;
  readonly before: WatchedMinutes;
  readonly after: WatchedMinutes;
}

/** What an upgrade did to the parts that it is bought for. Shares are of the minutes of use that were slow for memory and disk together. */
export type EffectRow = Omit<UpgradeSeen, 'before' | 'after'> & {
  readonly watchedBefore: number;
  readonly watchedAfter: number;
} & (
    | {
        readonly state: 'checked';
        readonly slowBefore: number;
        readonly slowAfter: number;
        readonly ended: number;
        readonly assumed: number;
      }
    /** Too few minutes were watched on one side, or nothing was slow before: no share can be said. */
    | { readonly state: 'too-few-minutes' | 'nothing-slow-before' }
  );

/** What the model assumes of a measure beside what was seen: the median of the shares that ended, and between which nine tenths of them lie. */
export interface EffectSum {
  readonly measure: UpgradeSeen['measure'];
  readonly upgrades: number;
  readonly assumed?: number;
  readonly median?: number;
  readonly low?: number;
  readonly high?: number;
}

/** Below this share of slow minutes before, a change of it is noise. */
const SLOW_BEFORE_MIN = 0.01;

const PART_OF: Readonly<Partial<Record<SlowCause, Part>>> = { memory: 'memory', disk: 'system-disk' };
const CAUSES = ['memory', 'disk'] as const;

/** Holds each upgrade against what the model of effects assumes of it (`EFFECTS`), by the minutes that were watched. Newest first. */
export function checkEffects(upgrades: readonly UpgradeSeen[]): readonly EffectRow[] {
  return upgrades.map(check).sort((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? 1 : -1));
}

function check({ before, after, ...known }: UpgradeSeen): EffectRow {
  const row = { ...known, watchedBefore: Math.round(before.watched), watchedAfter: Math.round(after.watched) };
  const least = slowMinutePolicy.watchedMinutesMin;
  if (before.watched < least || after.watched < least) return { ...row, state: 'too-few-minutes' };
  const slowBefore = share(before);
  const slowAfter = share(after);
  if (slowBefore < SLOW_BEFORE_MIN) return { ...row, state: 'nothing-slow-before' };
  // The model ends another share of each cause: weighed by what there was of each.
  const all = CAUSES.reduce((sum, cause) => sum + before.slow[cause], 0);
  const assumed = CAUSES.reduce(
    (sum, cause) => sum + (before.slow[cause] / all) * (EFFECTS[known.measure][PART_OF[cause] ?? 'memory'] ?? 0),
    0,
  );
  return { ...row, state: 'checked', slowBefore, slowAfter, ended: 1 - slowAfter / slowBefore, assumed };
}

const share = ({ watched, slow }: WatchedMinutes): number =>
  CAUSES.reduce((sum, cause) => sum + slow[cause], 0) / watched;

/** One line a measure, over the upgrades that could be checked. */
export function effectSums(rows: readonly EffectRow[]): readonly EffectSum[] {
  return [...grouped(rows, ({ measure }) => measure)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([measure, its]) => {
      const checked = its.filter((row) => row.state === 'checked');
      if (checked.length === 0) return { measure, upgrades: 0 };
      const ended = checked.map((row) => row.ended).sort((a, b) => a - b);
      const at = (ratio: number) => ended[Math.round(ratio * (ended.length - 1))] ?? 0;
      const assumed = checked.reduce((sum, row) => sum + row.assumed, 0) / checked.length;
      return { measure, upgrades: checked.length, assumed, median: at(0.5), low: at(0.05), high: at(0.95) };
    });
}
