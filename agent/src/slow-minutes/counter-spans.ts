/** By how much a counter rose, and in which time. */
export interface Span {
  readonly rise: number;
  readonly forMs: number;
}

/** Samples are 15 s apart: with more than this between two, the machine slept or the agent was held up. */
const SPAN_MS_MAX = 45_000;
/** Disks and counters of one machine that are followed; more are not looked at. */
const COUNTERS_MAX = 300;

/**
 * Follows counters by name from look to look. Gives nothing at the first look, after a gap, where the counter fell (it was
 * reset, or wrapped) and where time stood still.
 */
export function createCounterSpans(): (name: string, value: unknown, uptimeMs: number) => Span | undefined {
  const last = new Map<string, { readonly value: number; readonly uptimeMs: number }>();
  return (name, value, uptimeMs) => {
    if (typeof value !== 'number' || (last.size >= COUNTERS_MAX && !last.has(name))) return undefined;
    const before = last.get(name);
    last.set(name, { value, uptimeMs });
    if (before === undefined) return undefined;
    const forMs = uptimeMs - before.uptimeMs;
    const rise = value - before.value;
    return forMs <= 0 || forMs > SPAN_MS_MAX || rise < 0 ? undefined : { rise, forMs };
  };
}
