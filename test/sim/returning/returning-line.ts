import type { Http, HttpExchange, HttpRequest, Result } from '@mach/ports';
import type { SeededRandom, VirtualTime } from '@mach/ports/testing';
import type { Collector } from '../../../collector/src/app.ts';
import { serve } from '../collector-http.ts';

/** The line of every agent: some milliseconds when it is there, and no more than the end of patience when it is not. */
export function createReturningLine(time: VirtualTime, collector: Collector, isThere: () => boolean) {
  const perSecond = new Map<number, number>();
  let [putOff, timedOut, isWatched] = [0, 0, false];

  async function arrive(request: HttpRequest): Promise<HttpExchange> {
    const second = Math.floor(time.nowMs() / 1_000);
    if (isWatched) perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    const answer = await serve(collector, request);
    if (isWatched && (answer.status === 429 || answer.status === 503)) putOff++;
    const phases = { resolveMs: 0, connectMs: 0, processingMs: 1, transferMs: 1 };
    return { ...answer, bodyTruncated: false, phases, address: '192.0.2.1', way: 'direct' };
  }

  return {
    watch: () => {
      isWatched = true;
    },
    http: (chance: SeededRandom): Http => ({
      exchange: (request) =>
        new Promise<Result<HttpExchange>>((resolve) => {
          const after = (ms: number, action: () => void) => time.at(time.nowMs() + ms, action);
          if (!isThere()) {
            const [failure, ms] = chance.chance(0.5)
              ? (['timeout', request.timeoutMs] as const)
              : (['unreachable', 3_000] as const);
            return after(ms, () => resolve({ ok: false, failure, detail: 'the province is cut off' }));
          }
          const endsAt = time.nowMs() + request.timeoutMs;
          after(chance.integer(5, 60), async () => {
            const value = await arrive(request);
            const isLate = time.nowMs() >= endsAt;
            if (isLate && isWatched) timedOut++;
            after(chance.integer(5, 60), () =>
              resolve(isLate ? { ok: false, failure: 'timeout', detail: 'answered too late' } : { ok: true, value }),
            );
          });
        }),
    }),
    seen: () => {
      const inTen = [...perSecond.keys()].map((from) =>
        Array.from({ length: 10 }, (_, i) => perSecond.get(from + i) ?? 0).reduce((sum, count) => sum + count, 0),
      );
      const counts = [...perSecond.values()];
      return {
        requests: counts.reduce((sum, count) => sum + count, 0),
        peakInOneSecond: Math.max(...counts),
        peakInTenSeconds: Math.max(...inTen),
        putOff,
        timedOut,
      };
    },
  };
}
