import type { AvailabilityPart, AvailabilityReport } from '@mach/wire';

const PARTS = [
  ['working', 'working'],
  ['unannounced', 'unannounced'],
  ['always', 'always'],
] as const;

/** A report as a table for programs: one row a subject of a site; seconds in each state and shares from 0 to 1. */
export function availabilityRowsOf({ from, to, rows }: AvailabilityReport): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
} {
  const head = [
    ...['from', 'to', 'commune_code', 'site_id', 'site', 'subject', 'name'],
    ...PARTS.flatMap(([, name]) => [
      ...['up', 'degraded', 'down', 'switched_off', 'power_cut', 'no_data'].map((state) => `${name}_${state}_seconds`),
      ...['ratio', 'at_worst_ratio', 'at_best_ratio', 'coverage_ratio'].map((share) => `${name}_${share}`),
    ]),
    ...['target_percent', 'target_schedule', 'target_outcome'],
  ];
  const cells = rows.map((row) => {
    const [target] = row.targets;
    return [
      ...[from, to, row.communeCode, row.siteId, row.site, row.subject, row.name ?? ''],
      ...PARTS.flatMap(([part]) => partCells(row[part])),
      ...[target?.percent ?? '', target?.schedule ?? '', target?.outcome ?? ''],
    ];
  });
  return { head, rows: cells };
}

function partCells({ seconds, ratio, atWorst, atBest, coverage }: AvailabilityPart): (number | string)[] {
  const { up, degraded, down, switchedOff, powerCut, noData } = seconds;
  const shares = [ratio, atWorst, atBest, coverage].map((share) =>
    share === undefined ? '' : Math.round(share * 1_000_000) / 1_000_000,
  );
  return [up, degraded, down, switchedOff, powerCut, noData, ...shares];
}
