/** A controller that also aborts when its parent does, until it is disposed. */
export interface LinkedController extends Disposable {
  readonly signal: AbortSignal;
  abort(): void;
}

/** Made once: each abort without a reason makes an exception with the stack of where it is, and mostly nobody looks at it. */
const ENDED = new DOMException('what it was for is over', 'AbortError');

/**
 * Follows a signal that lives as long as the agent. Made by hand, because `AbortSignal.any` leaves an entry with the
 * parent for each signal made from it, and this one is left behind by nothing once it is disposed.
 */
export function linkedController(parent: AbortSignal): LinkedController {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort: () => controller.abort(ENDED),
    [Symbol.dispose]: () => parent.removeEventListener('abort', follow),
  };
}
