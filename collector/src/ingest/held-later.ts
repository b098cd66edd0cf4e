import type { Range } from '@mach/wire';
import { canonicalJson } from '../canonical-json.ts';
import type { CheckedReport } from './check-batch.ts';

/** Looks into the journal for all reports of a batch together: a device can't have it read for long. */
const LOOKS_MAX = 300;

/**
 * Whether the very same report is held under a later number: its spool was numbered anew once, and put back to a copy of before that.
 * `heldBeside` gives what the entry that holds a number holds for the first time. Looked for from the newest number down, an entry at a
 * time, as far down as a report needs; where it is older than 300 entries it is taken once more.
 */
export function createHeldLater(
  acknowledged: readonly Range[],
  heldBeside: (seq: number) => Promise<readonly CheckedReport[]>,
): (report: CheckedReport) => Promise<boolean> {
  /** By content, the numbers under which it is held, of the entries that were looked at; all down to `next` were. */
  const numbersOf = new Map<string, number[]>();
  const looked = new Set<number>();
  let next = lastUpTo(acknowledged, Number.POSITIVE_INFINITY);
  let looks = 0;

  return async (report) => {
    const content = contentOf(report);
    const isHeld = () => numbersOf.get(content)?.some((seq) => seq !== report.seq) === true;
    while (next !== undefined && next > report.seq && looks < LOOKS_MAX && !isHeld()) {
      if (!looked.has(next)) {
        looks++;
        for (const held of await heldBeside(next)) note(held);
      }
      next = lastUpTo(acknowledged, next - 1);
    }
    return isHeld();
  };

  function note(held: CheckedReport): void {
    looked.add(held.seq);
    const content = contentOf(held);
    numbersOf.set(content, [...(numbersOf.get(content) ?? []), held.seq]);
  }
}

/** A report whatever its number. */
const contentOf = ({ report }: CheckedReport): string => canonicalJson({ ...report, seq: 0 });

/** The largest number of the ranges that is not beyond `most`. */
function lastUpTo(ranges: readonly Range[], most: number): number | undefined {
  const range = ranges.findLast(([first]) => first <= most);
  return range === undefined ? undefined : Math.min(range[1], most);
}
