import type { PathResult } from './evidence.ts';
import { type Baselines, pathKey, type SiteTopology, type Usual } from './topology.ts';

/** So many times its usual, and by so much: a page that takes 90 ms in place of 30 is not slow for anybody. */
const TIMES = 2.5;
const ADDED_MS = { way: 25, answer: 150 } as const;
/** Nobody knows what is usual of a site before. */
const LEARNING_MS = 14 * 86_400_000;

/** Whether a site has been known for long enough that its slowness can be judged. */
export const isLearned = ({ knownSince }: SiteTopology, at: number): boolean => at - knownSince >= LEARNING_MS;

/** Which part of a result took much longer than it does at this hour of the week; undefined where none, or nobody knows. */
export function slowPart(result: PathResult, before: Usual | undefined): 'way' | 'answer' | undefined {
  if (before === undefined) return undefined;
  // The first byte travels too: what the way takes longer is not the answer's.
  const onWayMs = Math.max(0, (result.wayMs ?? 0) - before.wayMs);
  const answerMs = result.answerMs === undefined ? undefined : result.answerMs - onWayMs;
  if (isSlow(answerMs, before.answerMs, ADDED_MS.answer)) return 'answer';
  return isSlow(result.wayMs, before.wayMs, ADDED_MS.way) ? 'way' : undefined;
}

/** What is usual of each path of a site, looked up once; nothing is usual of a site that is not known for long enough. */
export function usualAt(site: SiteTopology, at: number, usual: Baselines): (result: PathResult) => Usual | undefined {
  if (!isLearned(site, at)) return () => undefined;
  const known = new Map<string, Map<string, Usual | undefined>>();
  return (result) => {
    const name = result.service ?? result.path;
    const ofPages = known.get(name) ?? new Map<string, Usual | undefined>();
    known.set(name, ofPages);
    const page = result.page ?? '';
    let found = ofPages.get(page);
    if (found === undefined && !ofPages.has(page)) {
      found = usual(site.id, pathKey(result));
      ofPages.set(page, found);
    }
    return found;
  };
}

function isSlow(ms: number | undefined, usualMs: number | undefined, addedMs: number): boolean {
  return ms !== undefined && usualMs !== undefined && ms >= usualMs * TIMES && ms - usualMs >= addedMs;
}
