import type { Condition } from '@mach/diagnosis';

/**
 * What judges a PC by what office work and Windows want: a router with 128 MB has enough, and that nobody knows its disks is
 * nothing that is missing.
 */
const OF_PCS: ReadonlySet<Condition['code']> = new Set([
  'cannot-run-windows-11',
  'disk-health-unknown',
  'end-of-support',
  'ending-support',
  'fact-unknown',
  'hard-disk-as-system-disk',
  'old-processor',
  'slow-minutes',
  'too-little-memory',
  'windows-11-unknown',
]);

/** The conditions that are said of equipment too; that something of it is unknown is no finding, for most of it tells little. */
export const equipmentConditions = (found: readonly Condition[]): readonly Condition[] =>
  found.filter(({ code, level }) => level !== 'unknown' && !OF_PCS.has(code));
