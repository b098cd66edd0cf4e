/** The end of an operation, by its own time limit or by the caller's signal, whichever is first. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
  /** Time left in ms, never below 0. */
  leftMs(): number;
  /** Time since the start in ms. */
  sinceStartMs(): number;
}

/**
 * Starts the time limit now. Dispose it as soon as the work is done: the timer holds the process up, and the listener
 * the caller's signal. A timer of our own, since `AbortSignal.any` over a long-lived signal is only freed with it.
 */
export function startDeadline(timeoutMs: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController();
  const startedAt = performance.now();
  const timer = setTimeout(() => controller.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const stop = () => controller.abort(caller?.reason);
  if (caller?.aborted === true) stop();
  else caller?.addEventListener('abort', stop, { once: true });
  const sinceStartMs = () => performance.now() - startedAt;
  return {
    signal: controller.signal,
    sinceStartMs,
    leftMs: () => Math.max(0, timeoutMs - sinceStartMs()),
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
    },
  };
}

/** Rejects when the signal aborts; calls `cancel` then, so that the work behind it ends too. */
export function orAborted<Value>(work: Promise<Value>, signal: AbortSignal, cancel: () => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      cancel();
      reject(abortError(signal));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** An error that `troubleFrom` reads as a timeout, with the reason of the abort as its cause. */
export function abortError(signal: AbortSignal): Error {
  const error = new Error('stopped before an answer came', { cause: signal.reason });
  error.name = 'AbortError';
  return error;
}
