import { judge, type Verdict } from '@mach/diagnosis';
import { breakers, drawInteger, type Fault, keyOf, makeWorld, type Observed, observe } from '@mach/fleet';
import type { Incident } from '@mach/wire';
import { BLANK, keepBook, type Memory } from '../../../collector/src/incidents/incident-book.ts';
import { INCIDENT_LIMITS } from '../../../collector/src/incidents/incident-limits.ts';
import { subjectOf } from '../../../collector/src/incidents/subject.ts';
import { foldIncident } from '../../../collector/src/state/fold-incident.ts';
import { FOLD_LIMITS } from '../../../collector/src/state/fold-limits.ts';
import { withOnset } from '../../../collector/src/verdicts/onset.ts';
import { baselinesOf, topologyOf } from './made-topology.ts';
import { MONDAY, provinceOf } from './try-scenario.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An incident that was opened though nothing was broken. */
export interface FalseIncident {
  readonly seed: number;
  readonly at: number;
  readonly kind: string;
  readonly cause: string;
  readonly causes: readonly string[];
  readonly codes: readonly string[];
  readonly sites: number;
  readonly time: string;
}

/** A stretch of a quiet week. */
export interface QuietSpan {
  readonly seed: number;
  readonly hours: number;
  readonly incidents: readonly FalseIncident[];
  readonly judgements: number;
  /** Verdicts that went again before they were incidents, by what they spoke of and the cause. */
  readonly passed: ReadonlyMap<string, number>;
}

/**
 * A week of a province in which nothing breaks, from one hour of it to another, counted from Monday, 00:00: people come and go, breakers are
 * thrown at lunch and in the evening, one day is a public holiday, packets are lost by chance. Judged and kept as the collector does, each half a
 * minute: whatever opens an incident is false, whomever it is about. A silence is judged at the next half minute and not at once.
 */
export function quietSpan(seed: number, [begins, ends]: readonly [number, number]): QuietSpan {
  const province = provinceOf(seed);
  const key = keyOf('week', seed);
  const habits: Fault[] = Array.from({ length: 5 }, (_, day) => MONDAY + day * DAY_MS).flatMap((midnight) => [
    ...breakers(province, key, { around: midnight + 11.5 * HOUR_MS, lastsMs: 1.8 * HOUR_MS }),
    ...breakers(province, key, { around: midnight + 17 * HOUR_MS, lastsMs: 13.5 * HOUR_MS }),
  ]);
  const holidays = new Set([MONDAY + drawInteger(key, 'holiday', [0, 4]) * DAY_MS]);
  const world = makeWorld(province, { name: 'a quiet week', faults: habits }, { seed, holidays });
  const [topology, usual] = [topologyOf(world, MONDAY), baselinesOf(world)];
  const book = bookOf(seed);
  const { judgeEveryMs, windowMs } = INCIDENT_LIMITS;
  let judgements = 0;
  for (let to = MONDAY + begins * HOUR_MS + windowMs; to <= MONDAY + ends * HOUR_MS; to += judgeEveryMs, judgements++) {
    const observed = observe(world, { from: to - windowMs, to, knownAt: to });
    book.keep(
      judge(observed, topology, usual).map((verdict) => withOnset(verdict, observed)),
      observed,
    );
  }
  return { seed, hours: ends - begins, judgements, ...book.found() };
}

/** The collector's own book of incidents, from judgement to judgement. What sites tell after a silence opens none and is left out. */
export function bookOf(seed: number) {
  const limits = INCIDENT_LIMITS;
  const incidents = new Map<number, Incident>();
  const opened: FalseIncident[] = [];
  const silentNow = new Set<string>();
  const backAt = new Map<string, number>();
  const spells = new Map<string, { readonly name: string; readonly lastAt: number }>();
  const passed = new Map<string, number>();
  const count = (name: string, by: number) => passed.set(name, (passed.get(name) ?? 0) + by);
  let memory: Memory = BLANK;

  function keep(verdicts: readonly Verdict[], { sites, to: now }: Observed): void {
    for (const { site, silentSince } of sites) {
      if (silentSince !== undefined) silentNow.add(site);
      else if (silentNow.delete(site)) backAt.set(site, now);
    }
    const heard = sites.flatMap(({ site, silentSince, reports, heartbeats }) =>
      silentSince === undefined && (reports.came > 0 || heartbeats.internet?.isHeard === true) ? [site] : [],
    );
    const judged = {
      now,
      verdicts,
      told: new Map(),
      heard: new Set(heard),
      backAt: (site: string) => backAt.get(site),
    };
    const kept = keepBook(incidents.values(), memory, judged, limits);
    memory = kept.memory;
    for (const verdict of verdicts) {
      if (verdict.cause === 'switched-off') continue;
      const subject = subjectOf(verdict);
      const name = `${verdict.scope.kind}: ${verdict.cause}`;
      if (now - (spells.get(subject)?.lastAt ?? 0) > limits.forgetMs) count(name, 1);
      spells.set(subject, { name, lastAt: now });
    }
    for (const fact of kept.facts) {
      foldIncident(incidents, fact, now, FOLD_LIMITS);
      const { scope, cause, causes, evidence, sites: hit } = fact.view;
      if (fact.type !== 'opened') continue;
      count(`${scope.kind}: ${cause}`, -1);
      const codes = evidence.map(({ code }) => code);
      const time = sites.find(({ site }) => site === hit[0])?.time ?? 'unknown';
      opened.push({ seed, at: now, kind: scope.kind, cause, causes, codes, sites: hit.length, time });
    }
  }
  return {
    keep,
    found: () => ({ incidents: opened, passed: new Map([...passed].filter(([, times]) => times > 0)) }),
  };
}
