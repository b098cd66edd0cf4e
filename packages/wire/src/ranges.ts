import type { Range } from './batch.ts';

/** Adds one range to sorted, disjoint ranges; neighbours melt together. Gives a new list, sorted and disjoint. */
export function addRange(ranges: readonly Range[], [from, to]: Range): Range[] {
  const before = ranges.filter((range) => range[1] < from - 1);
  const after = ranges.filter((range) => range[0] > to + 1);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const first = touching.at(0);
  const last = touching.at(-1);
  const merged: Range = [Math.min(from, first?.[0] ?? from), Math.max(to, last?.[1] ?? to)];
  return [...before, merged, ...after];
}

/** Whether a number lies in sorted, disjoint ranges. */
export function isInRanges(ranges: readonly Range[], number: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] as Range;
    if (number < from) high = middle - 1;
    else if (number > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** The fewest ranges that hold exactly these numbers. */
export function toRanges(numbers: Iterable<number>): Range[] {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** How many numbers lie in the ranges. */
export function countInRanges(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}
