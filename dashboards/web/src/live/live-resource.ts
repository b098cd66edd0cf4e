import type { Answer, Problem } from './fetch-json.ts';
import { nextDelayMs } from './next-delay.ts';

/** What is known of one resource: the last good answer, when it came, and what stands in the way of a newer one. */
export interface Snapshot<Data> {
  readonly data?: Data;
  /** By the collector's clock. */
  readonly receivedAt?: number;
  readonly problem?: Problem;
}

/** What a live resource needs of the browser. */
export interface LiveWorld {
  readonly ask: (url: string) => Promise<Answer>;
  readonly now: () => number;
  readonly chance: () => number;
  readonly isVisible: () => boolean;
  /** Calls back after a time, and gives what calls it off. */
  readonly after: (ms: number, call: () => void) => () => void;
}

export interface LiveResource<Data> {
  readonly snapshot: () => Snapshot<Data>;
  /** Asks now and goes on asking while somebody listens; the last one to leave stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks at once, as when the page is seen again; a question on its way is not asked twice. */
  readonly refresh: () => void;
}

/**
 * Keeps one resource fresh. A failed try keeps the last good answer and tells the problem beside it. `url` is made anew
 * for each question, since some hold the present time.
 */
export function liveResource<Data>(
  url: () => string,
  timing: { readonly everyMs: number; readonly backOffMaxMs: number },
  world: LiveWorld,
): LiveResource<Data> {
  const listeners = new Set<() => void>();
  let snapshot: Snapshot<Data> = {};
  let failures = 0;
  let asking = false;
  let stopWaiting: (() => void) | undefined;

  const wait = () => {
    stopWaiting?.();
    if (listeners.size === 0) return;
    const delayMs = nextDelayMs({
      everyMs: timing.everyMs,
      failures,
      capMs: timing.backOffMaxMs,
      chance: world.chance(),
    });
    stopWaiting = world.after(delayMs, refresh);
  };
  const refresh = () => {
    if (asking || listeners.size === 0 || !world.isVisible()) return;
    asking = true;
    stopWaiting?.();
    void world.ask(url()).then((answer) => {
      asking = false;
      failures = answer.ok ? 0 : failures + 1;
      // What was asked for is data of this very version of the collector, which serves the page itself.
      if (answer.ok) snapshot = { data: answer.data as Data, receivedAt: world.now() };
      else snapshot = { ...snapshot, problem: answer.problem };
      for (const listener of listeners) listener();
      wait();
    });
  };
  return {
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      refresh();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stopWaiting?.();
      };
    },
    refresh,
  };
}
