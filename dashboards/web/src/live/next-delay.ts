/**
 * How long to wait before the next question: the usual time while answers come, twice as long after each failure in a
 * row up to a cap, and a random part of up to a quarter so that the pages of a whole office don't ask at once.
 */
export function nextDelayMs(asked: {
  readonly everyMs: number;
  readonly failures: number;
  readonly capMs: number;
  /** From 0 to 1. */
  readonly chance: number;
}): number {
  const { everyMs, failures, capMs, chance } = asked;
  const wait = Math.min(everyMs * 2 ** Math.min(failures, 20), Math.max(capMs, everyMs));
  return Math.round(failures === 0 ? wait : wait * (1 - chance / 4));
}
