import { CAUSES } from '@mach/wire';
import type { Calibration, Tally } from './tally.ts';

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const ratio = (part: number, whole: number) => (whole === 0 ? '–' : `${part} of ${whole} (${percent(part / whole)})`);

/** Rows: the true cause. Columns: what was said. As a table of Markdown. */
export function confusionTable({ confusion }: Tally): string {
  const columns = [...CAUSES, 'nothing' as const].filter((said) =>
    [...confusion.values()].some((row) => row.has(said)),
  );
  const rows = CAUSES.filter((cause) => confusion.has(cause)).map((cause) => {
    const row = confusion.get(cause);
    return `| ${cause} | ${columns.map((said) => row?.get(said) ?? '·').join(' | ')} |`;
  });
  return [`| true ↓ said → | ${columns.join(' | ')} |`, `|---|${columns.map(() => '--:').join('|')}|`, ...rows].join(
    '\n',
  );
}

/** The figures of one family in a line of a table. */
export function familyRow(name: string, of: Tally): string {
  const { provisional, undecidable } = of;
  return `| ${[
    name,
    of.scenarios,
    ratio(of.right, of.faults),
    percent(of.rightByLuck / Math.max(1, of.faults)),
    ratio(of.wholly, of.scenarios),
    ratio(provisional.holding, provisional.sets),
    ratio(undecidable.saidSo, undecidable.faults),
    undecidable.byLuck,
    of.withheld,
    percent(of.sure),
    ratio(of.verdicts.wrong, of.verdicts.all),
  ].join(' | ')} |`;
}

export const FAMILY_HEAD = [
  '| family | scenarios | faults named right | with luck | scenarios wholly right | provisional set holds the cause | ties, said | ties, guessed rightly | not enough without a tie | decidable and said ≥ 0.9 | verdicts that are wrong |',
  '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
].join('\n');

/** How sure the verdicts of a family were, how right, and what the false ones said. */
export function confidenceRow(name: string, { calibration, verdicts, wrongly }: Tally): string {
  const mean = (of: 'said' | 'right') =>
    calibration.bins.reduce((sum, bin) => sum + bin.count * bin[of], 0) / Math.max(1, verdicts.all);
  const said = [...wrongly].map(([what, count]) => `${count} ${what}`).join(', ');
  return `| ${name} | ${verdicts.all} | ${mean('said').toFixed(3)} | ${mean('right').toFixed(3)} | ${calibration.error.toFixed(3)} | ${said || '–'} |`;
}

export function calibrationTable({ bins }: Calibration): string {
  const rows = bins
    .filter(({ count }) => count > 0)
    .map(
      ({ from, count, said, right }) =>
        `| ${from.toFixed(1)}–${(from + 0.1).toFixed(1)} | ${count} | ${said.toFixed(3)} | ${right.toFixed(3)} |`,
    );
  return ['| confidence | verdicts | said, mean | right |', '|---|--:|--:|--:|', ...rows].join('\n');
}

/** What was missed, with seeds to run again, for whoever reads a failed test. */
export const printable = ({ missed, faults, right }: Tally): string =>
  [`${right} of ${faults}`, ...[...missed].map(([what, seeds]) => `${what}: seeds ${seeds.join(' ')}`)].join('\n');
