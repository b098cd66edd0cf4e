import type { Verdict } from '@mach/diagnosis';
import type { Incident } from '@mach/wire';
import { familyOf, subjectOf } from './subject.ts';

/** Which verdict goes on with which open incident, which incidents turn out to be part of another, and what is new. */
export interface Matched {
  readonly goingOn: ReadonlyMap<number, Verdict>;
  /** By number: the number of the incident that it is part of. */
  readonly joined: ReadonlyMap<number, number>;
  readonly fresh: readonly Verdict[];
}

/**
 * A verdict goes on with the incident about the same; else with the oldest of the same family whose sites it holds, for that has
 * grown, or, where nothing else goes on with it, with one that holds its sites, for that has shrunk. Other incidents whose sites it
 * holds are part of it.
 */
export function matchIncidents(open: readonly Incident[], verdicts: readonly Verdict[]): Matched {
  const goingOn = new Map<number, Verdict>();
  const joined = new Map<number, number>();
  const bySubject = new Map(open.map((incident) => [subjectOf(incident), incident]));
  const rest: Verdict[] = [];
  const owners = new Map<Verdict, number>();
  const goOn = ({ number }: Incident, verdict: Verdict) => {
    goingOn.set(number, verdict);
    owners.set(verdict, number);
  };
  const largestFirst = verdicts.toSorted((a, b) => b.scope.sites.length - a.scope.sites.length);
  for (const verdict of largestFirst) {
    const same = bySubject.get(subjectOf(verdict));
    if (same === undefined || goingOn.has(same.number)) rest.push(verdict);
    else goOn(same, verdict);
  }
  const isFree = ({ number }: Incident) => !goingOn.has(number) && !joined.has(number);
  const bySite = sitesOf(open);
  const fresh: Verdict[] = [];
  for (const verdict of rest) {
    const near = incidentsNear(verdict, bySite).filter(isFree);
    const inside = near.filter((incident) => isHeld(incident.sites, verdict.scope.sites));
    const around = near.filter((incident) => isHeld(verdict.scope.sites, incident.sites));
    const oldest = [inside, around].flatMap((each) => each.toSorted((a, b) => a.since - b.since))[0];
    if (oldest === undefined) fresh.push(verdict);
    else goOn(oldest, verdict);
  }
  for (const [verdict, number] of owners) {
    for (const incident of incidentsNear(verdict, bySite)) {
      if (isFree(incident) && isHeld(incident.sites, verdict.scope.sites)) joined.set(incident.number, number);
    }
  }
  return { goingOn, joined, fresh };
}

/**
 * Incidents of which their sites, once they are back, tell one and the same: by number, the one that each is part of. That is the one that
 * was seen so already, else the oldest.
 */
export function toldAlike(open: readonly Incident[], told: ReadonlyMap<number, Verdict>): ReadonlyMap<number, number> {
  const joined = new Map<number, number>();
  const bySubject = Map.groupBy(
    open.filter(({ number }) => told.has(number)),
    ({ number }) => subjectOf(told.get(number) as Verdict),
  );
  for (const [subject, incidents] of bySubject) {
    const [oldest] = incidents.toSorted((a, b) => a.since - b.since || a.number - b.number);
    const into = incidents.find((incident) => subjectOf(incident) === subject) ?? oldest;
    for (const { number } of incidents)
      if (into !== undefined && number !== into.number) joined.set(number, into.number);
  }
  return joined;
}

const isHeld = (inner: readonly string[], outer: readonly string[]): boolean => {
  const all = new Set(outer);
  return inner.length > 0 && inner.every((each) => all.has(each));
};

function sitesOf(open: readonly Incident[]): ReadonlyMap<string, readonly Incident[]> {
  const bySite = new Map<string, Incident[]>();
  for (const incident of open) {
    for (const site of incident.sites) {
      const there = bySite.get(site);
      if (there === undefined) bySite.set(site, [incident]);
      else there.push(incident);
    }
  }
  return bySite;
}

/** Open incidents of the same family that share a site with a verdict. */
function incidentsNear(verdict: Verdict, bySite: ReadonlyMap<string, readonly Incident[]>): readonly Incident[] {
  const family = familyOf(verdict);
  const near = new Set(verdict.scope.sites.flatMap((site) => bySite.get(site) ?? []));
  return [...near].filter((incident) => familyOf(incident) === family);
}
