import type { DeviceEvidence, Heartbeat } from './evidence.ts';
import { gotNothing } from './path-result.ts';

/** What a site's devices found on one way out of it towards the province. */
export interface Leg {
  /** Devices of which something came through, and of which nothing did. */
  readonly good: number;
  readonly bad: number;
  /** What the reflector heard of it, where somebody watches it: it knows at once what the site tells later. */
  readonly heartbeat?: Heartbeat;
  /** Packets of its watchers. */
  readonly sent: number;
  readonly lost: number;
  /** Middle of the medians, ms. */
  readonly wayMs?: number;
  /** When it died, by its watchers. */
  readonly since?: number;
}

/** Watchers look this often: a way falls silent between two looks. */
export const LOOK_MS = 15_000;

/** A device's packets and its connections to the collector are one voice: whoever got through once was not cut off. */
export function legOf(
  devices: readonly DeviceEvidence[],
  path: 'internet' | 'data-network',
  heartbeat: Heartbeat | undefined,
  leadsToCollector: boolean,
): Leg {
  let [good, bad, sent, lost] = [0, 0, 0, 0];
  const ways: number[] = [];
  let since: number | undefined = heartbeat !== undefined && !heartbeat.isHeard ? heartbeat.since : undefined;
  for (const { results, reportedUntil, isLive = false } of devices) {
    // What it found before its way fell silent says nothing of the silence.
    if (heartbeat?.isHeard === false && reportedUntil !== undefined && reportedUntil <= heartbeat.since + LOOK_MS)
      continue;
    let [attempts, failed] = [0, 0];
    for (const result of results) {
      if (result.path !== path && !(leadsToCollector && result.path === 'collector')) continue;
      // Who is heard has reached the collector since, whatever became of a question before.
      if (result.path === 'collector' && isLive && gotNothing(result)) continue;
      // A name that nobody resolves says nothing of the way.
      if (result.failedPart === 'name') continue;
      attempts += result.attempts;
      failed += result.failed;
      if (result.path !== path) continue;
      sent += result.attempts;
      lost += result.failed;
      if (result.wayMs !== undefined) ways.push(result.wayMs);
      if (result.failed === result.attempts) since ??= result.since;
    }
    if (attempts === 0) continue;
    if (failed < attempts) good += 1;
    else bad += 1;
  }
  ways.sort((a, b) => a - b);
  const wayMs = ways[Math.floor(ways.length / 2)];
  return {
    good,
    bad,
    sent,
    lost,
    ...(heartbeat === undefined ? {} : { heartbeat }),
    ...(wayMs === undefined ? {} : { wayMs }),
    ...(since === undefined ? {} : { since }),
  };
}
