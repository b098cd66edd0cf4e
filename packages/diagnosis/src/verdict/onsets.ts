/** What breaks at once for many is seen by their watchers within this of each other. */
const TOGETHER_MS = 45_000;
/** Later than this after the others, it has another reason. */
const APART_MS = 180_000;

/** The moment around which most of the given beginnings lie; undefined of none. */
export function densest(times: readonly number[]): number | undefined {
  const sorted = [...times].sort((a, b) => a - b);
  let best: { readonly at: number; readonly count: number } | undefined;
  let to = 0;
  for (let from = 0; from < sorted.length; from++) {
    while (to < sorted.length && (sorted[to] as number) - (sorted[from] as number) <= 2 * TOGETHER_MS) to++;
    if (best === undefined || to - from > best.count)
      best = { at: sorted[Math.floor((from + to - 1) / 2)] as number, count: to - from };
  }
  return best?.at;
}

/** Log of how much better a beginning fits a common reason at a moment than a reason of its own. */
export function fitsCommonReason(since: number | undefined, common: number | undefined): number {
  if (since === undefined || common === undefined) return 0;
  const apart = Math.abs(since - common);
  if (apart <= TOGETHER_MS) return Math.log(4);
  return apart <= APART_MS ? Math.log(0.2) : Math.log(1e-4);
}
