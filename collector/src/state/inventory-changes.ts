import type { InventoryChange, Values } from '@mach/wire';
import type { PlacedReading } from './placed-reading.ts';

/** What a kind of reading says of a machine until somebody changes it; a part is passing that comes and goes by itself. */
export interface Lasting {
  readonly values: readonly string[];
  isPassing?(values: Values): boolean;
}

export interface LastingPart {
  readonly target: string;
  /** The lasting values alone, as they were last known. */
  readonly values: Values;
}

/** The parts of one kind as they were last known, and when that was. */
export interface LastingRound {
  readonly at: number;
  readonly parts: readonly LastingPart[];
}

export interface RoundOutcome {
  readonly round: LastingRound;
  readonly changes: readonly InventoryChange[];
}

/**
 * Compares a reading of all parts of one kind with what was known before. What could not be read is unknown: it is never
 * removed, and neither is any other part of such a round, for which name the failure stands nobody knows. A value that is
 * absent is no change. Parts that trade names (disks after a start, modules in other slots) are the same parts. The first
 * round, and one that is older than what is known, changes nothing.
 */
export function compareRound(
  known: LastingRound | undefined,
  readings: readonly PlacedReading[],
  lasting: Lasting,
): RoundOutcome | undefined {
  const [first] = readings;
  const read = readings.filter(({ reading }) => reading.ok && lasting.isPassing?.(reading.values) !== true);
  if (first === undefined || (known !== undefined && first.at <= known.at)) return undefined;
  const isComplete = readings.every(({ reading }) => reading.ok);
  if (read.length === 0 && !isComplete) return undefined;
  const parts = read.map(({ reading }) => ({
    target: reading.target ?? '',
    values: pick(reading.values, lasting.values),
  }));
  if (known === undefined) return { round: { at: first.at, parts }, changes: [] };

  const { pairs, gone, come } = match(known.parts, parts);
  const change = { at: first.at, kind: first.reading.kind };
  const changed = pairs.filter(([before, after]) => !agree(before.values, after.values));
  return {
    round: {
      at: first.at,
      parts: [
        ...pairs.map(([before, after]) => ({ target: after.target, values: { ...before.values, ...after.values } })),
        ...come,
        ...(isComplete ? [] : gone),
      ],
    },
    changes: [
      ...changed.map(([before, after]) => ({
        ...change,
        ...named(after.target),
        change: 'changed' as const,
        before: before.values,
        after: { ...before.values, ...after.values },
      })),
      ...(isComplete ? gone : []).map(({ target, values }) => ({
        ...change,
        ...named(target),
        change: 'removed' as const,
        before: values,
      })),
      ...come.map(({ target, values }) => ({ ...change, ...named(target), change: 'added' as const, after: values })),
    ],
  };
}

interface Matched {
  readonly pairs: readonly (readonly [before: LastingPart, after: LastingPart])[];
  readonly gone: readonly LastingPart[];
  readonly come: readonly LastingPart[];
}

/** The same name and content first, then the same content under another name, then the same name with other content. */
function match(before: readonly LastingPart[], after: readonly LastingPart[]): Matched {
  const pairs: (readonly [LastingPart, LastingPart])[] = [];
  const gone = [...before];
  let come = [...after];
  const isSame: readonly ((a: LastingPart, b: LastingPart) => boolean)[] = [
    (a, b) => a.target === b.target && agree(a.values, b.values),
    (a, b) => shares(a.values, b.values) && agree(a.values, b.values),
    (a, b) => a.target === b.target,
  ];
  for (const isSamePart of isSame) {
    come = come.filter((part) => {
      const place = gone.findIndex((one) => isSamePart(one, part));
      const [found] = place < 0 ? [] : gone.splice(place, 1);
      if (found !== undefined) pairs.push([found, part]);
      return found === undefined;
    });
  }
  return { pairs, gone, come };
}

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

const shares = (a: Values, b: Values): boolean => Object.keys(a).some((name) => Object.hasOwn(b, name));

const agree = (a: Values, b: Values): boolean =>
  Object.entries(a).every(([name, value]) => !Object.hasOwn(b, name) || b[name] === value);

const named = (target: string) => (target === '' ? {} : { target });
