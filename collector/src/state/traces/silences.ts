import type { Heartbeat } from '../fleet-state.ts';
import type { FoldLimits } from '../fold-limits.ts';
import type { Focus } from './note-trace.ts';
import type { Silence } from './trace.ts';

/** Watchers look this often: what came just after the last packet was on its way already. */
const LOOK_MS = 15_000;
/**
 * A report that is sent over a connection that stands arrives though no answer gets back. A second one does not: who sends one hears the
 * collector, whatever keeps the answers of the watch from it.
 */
const ARRIVES_INTERVALS = 1.25;
/** A device that did not send within so many of its intervals is missed. */
const MISSED_INTERVALS = 1.5;

/** Of one device of a site, as far as it tells whether the site is heard. */
export interface SiteVoice {
  readonly lastReceivedAt: number;
  readonly sendEveryS: number;
  readonly heartbeat?: Heartbeat | undefined;
}

/**
 * Since when nothing of a site is heard; undefined while something is, and where nobody ever reported. Where packets of the line
 * watch reached the reflector they decide, for they come each quarter of a minute; else, that all devices are missed.
 * A collector that has just started waits to be reached: before `startedAt` it heard nobody.
 */
export function silenceOf(voices: readonly SiteVoice[], time: number, startedAt: number): Silence | undefined {
  let [lastBatchAt, lastBeatAt, patienceMs, watchers, arrivesMs] = [0, 0, 0, 0, LOOK_MS];
  for (const { lastReceivedAt, sendEveryS, heartbeat } of voices) {
    if (heartbeat?.isHeard === true) return undefined;
    lastBatchAt = Math.max(lastBatchAt, lastReceivedAt);
    if (heartbeat?.isDeaf === true) arrivesMs = Math.max(arrivesMs, ARRIVES_INTERVALS * sendEveryS * 1_000);
    if (lastReceivedAt > 0) patienceMs = Math.max(patienceMs, MISSED_INTERVALS * sendEveryS * 1_000);
    if (heartbeat !== undefined) lastBeatAt = Math.max(lastBeatAt, heartbeat.lastHeardAt ?? heartbeat.since);
  }
  if (lastBatchAt === 0) return undefined;
  for (const { heartbeat } of voices) {
    if (heartbeat !== undefined && lastBeatAt - (heartbeat.lastHeardAt ?? heartbeat.since) <= 4 * LOOK_MS) watchers++;
  }
  // Whose reports came after its packets ceased is heard; that one fell silent later shows in its reports alone.
  if (watchers > 0 && lastBatchAt <= lastBeatAt + arrivesMs) return { from: lastBeatAt, watchers };
  const isMissed = time - Math.max(lastBatchAt, startedAt) > patienceMs;
  return isMissed ? { from: lastBatchAt, watchers: 0 } : undefined;
}

/** The silences of a site as its present one goes on, begins or ends; the same list where nothing changed. */
export function nextSilences(
  before: readonly Silence[],
  now: Silence | undefined,
  time: number,
  limits: FoldLimits,
): readonly Silence[] {
  const last = before.at(-1);
  const isOpen = last !== undefined && last.to === undefined;
  if (now === undefined) return isOpen ? [...before.slice(0, -1), { ...last, to: time }] : before;
  if (isOpen) return before;
  return [...before, now].slice(-limits.silencesPerSiteMax);
}

/** The moments around the last silences of a site of which is kept what its devices tell, for as long as they may still tell it. */
export function focusOf(silences: readonly Silence[] | undefined, time: number, limits: FoldLimits): Focus {
  return (silences ?? [])
    .filter(({ to }) => to === undefined || time - to <= limits.focusKeptMs)
    .map(({ from }) => ({ from: from - limits.focusMs, to: from + limits.focusMs }));
}
