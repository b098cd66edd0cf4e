/** Resolves after a time, on an abort, or when `until` does: whichever is first. Leaves no timer behind. */
export function pause(ms: number, signal: AbortSignal, until?: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    void until?.then(end);
  });
}
