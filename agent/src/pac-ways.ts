import type { Clock, Result } from '@mach/ports';
import type { HttpProxy, Ways } from '@mach/ports/node';
import { pacAnswer } from './pac-answer.ts';

export interface PacLimits {
  readonly scriptBytesMax: number;
  readonly scriptTimeoutMs: number;
  /** How long a script, and what it said of one origin, hold. */
  readonly scriptKeptMs: number;
  readonly answerKeptMs: number;
  /** How long trouble with either holds, so that a script that hangs is not started for each request. */
  readonly troubleKeptMs: number;
  /** Origins whose answers are kept; the oldest goes. */
  readonly hostsMax: number;
  /** For one run of the script, its process included. */
  readonly evaluateMs: number;
  readonly memoryBytesMax: number;
}

export interface PacQuestion {
  readonly script: string;
  readonly url: string;
  readonly host: string;
}

export interface PacPorts {
  readonly clock: Pick<Clock, 'uptimeMs'>;
  readonly readScript: () => Promise<Result<string>>;
  /** Runs a stranger's program: what it says is text, when it ends is for the port to see to. */
  readonly evaluate: (question: PacQuestion) => Promise<Result<string>>;
}

/**
 * The ways that a PAC script names. It is told an origin, never a path: a page's address is nobody's business. Callers at the
 * same time share one run.
 */
export function pacWays({ clock, readScript, evaluate }: PacPorts, limits: PacLimits): HttpProxy['waysTo'] {
  const keep = keeper(clock, limits.troubleKeptMs);
  const script = keep<string>(1, limits.scriptKeptMs);
  const answers = keep<Ways>(limits.hostsMax, limits.answerKeptMs);
  return (url) =>
    answers(url.origin, async () => {
      const read = await script('', readScript);
      if (!read.ok) return read;
      const said = await evaluate({ script: read.value, url: `${url.origin}/`, host: url.hostname });
      return said.ok ? pacAnswer(said.value) : said;
    });
}

interface Kept<Value> {
  readonly result: Promise<Result<Value>>;
  untilMs: number;
}

function keeper(clock: Pick<Clock, 'uptimeMs'>, troubleKeptMs: number) {
  return <Value>(entriesMax: number, keptMs: number) => {
    const kept = new Map<string, Kept<Value>>();
    return (key: string, ask: () => Promise<Result<Value>>): Promise<Result<Value>> => {
      const known = kept.get(key);
      if (known !== undefined && clock.uptimeMs() < known.untilMs) return known.result;
      const entry: Kept<Value> = { result: ask(), untilMs: Number.POSITIVE_INFINITY };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > entriesMax && oldest !== undefined) kept.delete(oldest);
      const settle = (forMs: number) => {
        entry.untilMs = clock.uptimeMs() + forMs;
      };
      // Who asked gets a rejection too, and says that it is a bug.
      void entry.result.then(
        ({ ok }) => settle(ok ? keptMs : troubleKeptMs),
        () => settle(0),
      );
      return entry.result;
    };
  };
}
