import { useEffect, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { fetchJson } from './fetch-json.ts';
import { type Latest, type LatestQuestion, latestQuestion } from './latest-question.ts';

const world = {
  ask: (url: string, signal: AbortSignal) => fetchJson(url, limits.longRequestTimeoutMs, signal),
  now: () => Date.now(),
  after: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
const timing = { staleMs: limits.staleMs, retryMs: limits.retryMs, retryMaxMs: limits.backOffMaxMs };

/** Asks for the newest of what is wanted, one question at a time; called off when the page is left. */
export function useLatest<Data>(
  url: string | undefined,
): readonly [latest: Latest<Data>, question: Pick<LatestQuestion<Data>, 'stop' | 'retry'>] {
  const [, redraw] = useState(0);
  const [question] = useState(() => latestQuestion<Data>(world, timing, () => redraw((count) => count + 1)));
  useEffect(() => question.want(url), [question, url]);
  useEffect(() => () => question.want(undefined), [question]);
  return [question.state(), question];
}
