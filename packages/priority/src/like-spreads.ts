import type { Assessment } from './assessment.ts';
import { PARTS, type Part } from './policy.ts';

/** From least to most, what measured devices lost by a part. */
export interface MeasuredRange {
  readonly low: number;
  readonly high: number;
}

/** What measured devices of a like lost by a part; of all of them where `like` is absent. Undefined where none was measured. */
export type LikeSpreads = (part: Part, like?: number) => MeasuredRange | undefined;

/**
 * How far apart measured devices of one like lie: those whose bare facts stand for the same minutes of a part, so of like CPU year, memory or kind of disk. An estimate's
 * spread reaches as far, so that a device whose agent is taken off is still within it where another of its like is measured.
 */
export function likeSpreadsOf(devices: readonly { readonly parts: Readonly<Record<Part, Assessment>> }[]): LikeSpreads {
  const found = new Map<string, { low: number; high: number }>();
  const add = (key: string, minutes: number) => {
    const range = found.get(key);
    if (range === undefined) found.set(key, { low: minutes, high: minutes });
    else {
      range.low = Math.min(range.low, minutes);
      range.high = Math.max(range.high, minutes);
    }
  };
  for (const { parts } of devices) {
    for (const part of PARTS) {
      const one = parts[part];
      if (!one.known || !one.measured) continue;
      add(part, one.spread.likely);
      if (one.like !== undefined) add(keyOf(part, one.like), one.spread.likely);
    }
  }
  return (part, like) => found.get(like === undefined ? part : keyOf(part, like));
}

const keyOf = (part: Part, like: number): string => `${part} ${like}`;
