import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Clock } from '../clock.ts';

/** `/proc/uptime` is told in hundredths of a second; a step beyond two of them is time spent in suspend. */
const SUSPEND_STEP_MS = 20;
/** The longest that `setTimeout` takes; a longer one would fire at once. */
const TIMER_MS_MAX = 2_147_483_647;

/**
 * The machine's clocks. Uptime counts suspend: it comes from `/proc/uptime` under the given root, elsewhere from
 * `os.uptime` (on Windows GetTickCount64). Between its coarse steps the process's monotonic clock goes on, which stops in
 * suspend; whenever the coarse clock is ahead, it is right.
 */
export function nodeClock({ proc = '/proc' }: { readonly proc?: string } = {}): Clock {
  let anchorUptimeMs = coarseUptimeMs(proc);
  let anchorAt = performance.now();
  return {
    wallMs: () => Date.now(),
    uptimeMs: () => {
      const now = performance.now();
      const coarseMs = coarseUptimeMs(proc);
      if (coarseMs > anchorUptimeMs + now - anchorAt + SUSPEND_STEP_MS) {
        anchorUptimeMs = coarseMs;
        anchorAt = now;
      }
      return Math.round(anchorUptimeMs + now - anchorAt);
    },
    sleep,
  };
}

/** `os.uptime` reads the same file on Linux, but as C does: reading it here was a fifth of all that the agent allocates. */
function coarseUptimeMs(proc: string): number {
  if (proc === '/proc') return uptime() * 1_000;
  try {
    const seconds = Number.parseFloat(readFileSync(`${proc}/uptime`, 'latin1'));
    if (seconds >= 0) return seconds * 1_000;
  } catch {
    // No such file under this root: os.uptime knows.
  }
  return uptime() * 1_000;
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  for (let left = ms; left > TIMER_MS_MAX; left -= TIMER_MS_MAX) await sleepOnce(TIMER_MS_MAX, signal);
  await sleepOnce(ms > TIMER_MS_MAX ? ms % TIMER_MS_MAX : ms, signal);
}

function sleepOnce(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
