const DAY_MS = 86_400_000;

/** Over how many days, the last one begun, something is counted: when a PC was switched on is told no finer. */
export function daysSinceStart(uptimeMs: number): number {
  return Math.max(1, Math.ceil(uptimeMs / DAY_MS));
}
