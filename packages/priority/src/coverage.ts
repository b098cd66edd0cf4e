import type { Coverage, PriorityRow } from '@mach/wire';

/** How many devices are known by each way; every list and plan prints it. */
export type CoverageCounts = Readonly<Record<Coverage, number>>;

/** Counts the devices of a list by how they are known. */
export function coverageOf(rows: readonly Pick<PriorityRow, 'coverage'>[]): CoverageCounts {
  const counts: Record<Coverage, number> = { measured: 0, inventory: 0, seen: 0, declared: 0 };
  for (const { coverage } of rows) counts[coverage] += 1;
  return counts;
}
