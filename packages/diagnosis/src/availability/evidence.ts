/** What one question found of a path: it is open, open but poor, or nothing came through. */
export const MARKS = ['good', 'slow', 'bad'] as const;
export type Mark = (typeof MARKS)[number];

/**
 * What the devices of a site found on one day of Việt Nam, in whole seconds after its midnight. Everything in it is a set, so
 * that parts of it can be joined in any order, and twice, with the same result.
 */
export interface DayEvidence {
  /** When a reading was made by any device: the first and the last of each minute. */
  readonly alive: readonly number[];
  /** Numbers of the PCs that measured anything on that day, and nothing about when. */
  readonly pcs: readonly number[];
  /** By path (`line.internet`, `way.internet`, `video`, `service.ID`), then by who asked: marks as `markAt` writes them, in order. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

export const NO_EVIDENCE: DayEvidence = { alive: [], pcs: [], paths: {} };

/** A mark and its second as one number: sets of them are ordered by time. */
export const markAt = (second: number, mark: Mark): number => second * MARKS.length + MARKS.indexOf(mark);
export const secondOf = (code: number): number => Math.floor(code / MARKS.length);
export const markOf = (code: number): Mark => MARKS[code % MARKS.length] as Mark;

/** All that either of two parts tells of one day. */
export function joinEvidence(one: DayEvidence, other: DayEvidence): DayEvidence {
  const paths: Record<string, Record<string, readonly number[]>> = {};
  for (const { paths: each } of [one, other]) {
    for (const [path, sources] of Object.entries(each)) {
      const known = paths[path] ?? {};
      paths[path] = known;
      for (const [source, marks] of Object.entries(sources)) known[source] = union(known[source] ?? [], marks);
    }
  }
  return { alive: ofEachMinute(union(one.alive, other.alive)), pcs: union(one.pcs, other.pcs), paths };
}

/** Of each minute the first and the last second. Takes seconds in order. */
export function ofEachMinute(seconds: readonly number[]): readonly number[] {
  const minute = (index: number) => Math.floor((seconds[index] ?? Number.NaN) / 60);
  return seconds.filter((_, i) => minute(i) !== minute(i - 1) || minute(i) !== minute(i + 1));
}

const union = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.length === 0 ? other : other.length === 0 ? one : [...new Set([...one, ...other])].sort((a, b) => a - b);
