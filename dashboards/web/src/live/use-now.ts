import { useEffect, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { collectorNow } from './collector-clock.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Now by the collector's clock, redrawn every few seconds: one timer for all ages of the page. */
export function useNow(): number {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    timer ??= setInterval(() => {
      for (const each of listeners) each();
    }, limits.ageTickMs);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return collectorNow();
}
