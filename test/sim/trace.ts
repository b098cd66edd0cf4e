import { createHash } from 'node:crypto';

/** What happened in a run, in order: the last events for people, all of them as one hash to compare two runs by. */
export interface Trace {
  note(who: string, what: string): void;
  last(): readonly string[];
  /** Equal for two runs with the same seed; if it is not, something in the world is not deterministic. */
  hash(): string;
}

const EVENTS_KEPT = 60;

export function createTrace(nowMs: () => number): Trace {
  const kept: string[] = [];
  const hash = createHash('sha256');
  return {
    note: (who, what) => {
      const line = `${(nowMs() / 1_000).toFixed(3).padStart(9)} s  ${who.padEnd(10)} ${what}`;
      hash.update(`${line}\n`);
      kept.push(line);
      if (kept.length > EVENTS_KEPT) kept.shift();
    },
    last: () => kept,
    hash: () => hash.copy().digest('hex'),
  };
}
