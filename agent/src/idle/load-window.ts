import type { Reading } from '@mach/wire';
import { createCounterSpans } from '../slow-minutes/counter-spans.ts';

/** How much the machine had to do in the last minutes. */
export interface LoadWindow {
  take(readings: readonly Reading[]): void;
  /** Nothing before the window is nearly full: a machine that just started has much to do. */
  read(uptimeMs: number): { readonly busyRatio?: number; readonly diskWaitRatio?: number };
}

const WINDOW_MS = 300_000;
const SEEN_MS_MIN = 240_000;

interface Sample {
  readonly atMs: number;
  readonly forMs: number;
  readonly ratio: number;
}

export function createLoadWindow(): LoadWindow {
  const spanOf = createCounterSpans();
  const busy: Sample[] = [];
  const diskWait: Sample[] = [];

  return {
    take: (readings) => {
      for (const { kind, ok, uptimeMs, values } of readings) {
        if (!ok) continue;
        if (kind === 'cpu') {
          const all = spanOf('total', values['totalMs'], uptimeMs);
          const work = spanOf('busy', values['busyMs'], uptimeMs);
          if (all === undefined || work === undefined || all.rise === 0) continue;
          push(busy, { atMs: uptimeMs, forMs: all.forMs, ratio: work.rise / all.rise });
        } else if (kind === 'pressure') {
          const wait = spanOf('disk', values['ioSomeMs'], uptimeMs);
          if (wait !== undefined) push(diskWait, { atMs: uptimeMs, forMs: wait.forMs, ratio: wait.rise / wait.forMs });
        }
      }
    },
    read: (uptimeMs) => {
      const busyRatio = mean(busy, uptimeMs);
      const diskWaitRatio = mean(diskWait, uptimeMs);
      return { ...(busyRatio !== undefined && { busyRatio }), ...(diskWaitRatio !== undefined && { diskWaitRatio }) };
    },
  };
}

function push(samples: Sample[], sample: Sample): void {
  samples.push(sample);
  while ((samples[0]?.atMs ?? sample.atMs) <= sample.atMs - WINDOW_MS) samples.shift();
}

function mean(samples: readonly Sample[], uptimeMs: number): number | undefined {
  const lately = samples.filter(({ atMs }) => atMs > uptimeMs - WINDOW_MS);
  const seenMs = lately.reduce((sum, { forMs }) => sum + forMs, 0);
  if (seenMs < SEEN_MS_MIN) return undefined;
  return lately.reduce((sum, { ratio, forMs }) => sum + ratio * forMs, 0) / seenMs;
}
