import { useEffect, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { collectorNow } from './collector-clock.ts';
import { fetchJson } from './fetch-json.ts';
import { type LiveResource, type LiveWorld, liveResource, type Snapshot } from './live-resource.ts';

const browser: LiveWorld = {
  ask: (url) => fetchJson(url, limits.requestTimeoutMs),
  now: collectorNow,
  chance: Math.random,
  isVisible: () => document.visibilityState === 'visible',
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

const resources = new Map<string, LiveResource<unknown>>();

/**
 * Keeps a resource of the collector fresh while the page is seen. `key` names what is asked for; `url`, where given,
 * makes the address of each question. Gives the last known state at once when a page is opened again.
 */
export function useLive<Data>(
  key: string,
  everyMs: number = limits.pollMs,
  url: () => string = () => key,
): readonly [snapshot: Snapshot<Data>, refresh: () => void] {
  const resource = resourceOf<Data>(key, everyMs, url);
  const [, redraw] = useState(0);
  useEffect(() => {
    const leave = resource.subscribe(() => redraw((count) => count + 1));
    document.addEventListener('visibilitychange', resource.refresh);
    addEventListener('online', resource.refresh);
    return () => {
      leave();
      document.removeEventListener('visibilitychange', resource.refresh);
      removeEventListener('online', resource.refresh);
    };
  }, [resource]);
  return [resource.snapshot(), resource.refresh];
}

function resourceOf<Data>(key: string, everyMs: number, url: () => string): LiveResource<Data> {
  const known = resources.get(key);
  if (known !== undefined) return known as LiveResource<Data>;
  const made = liveResource<Data>(url, { everyMs, backOffMaxMs: limits.backOffMaxMs }, browser);
  resources.set(key, made as LiveResource<unknown>);
  const oldest = resources.keys().next();
  if (resources.size > limits.answersKept && oldest.value !== undefined) resources.delete(oldest.value);
  return made;
}
