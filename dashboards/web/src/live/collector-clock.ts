/** Differences below this are the Date header's own grain. */
const GRAIN_MS = 2_000;

let offsetMs = 0;

/** Learns the collector's clock from the Date header of an answer. */
export function noteServerTime(header: string | null, now = Date.now()): void {
  const server = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(server)) return;
  offsetMs = Math.abs(server - now) < GRAIN_MS ? 0 : server - now;
}

/** Now by the collector's clock, in ms since 1970: every age on the pages is counted from it. */
export function collectorNow(): number {
  return Date.now() + offsetMs;
}
