import type { Incident, OutageNotice } from '@mach/wire';
import { isAnnounced } from './announced-outage.ts';
import { concerns, cutsOff, explains, isTakenOn } from './concerns.ts';
import type { AlertLimits, Due, Hearing, Recipient } from './recipient.ts';

/** What may be told of at one moment. */
export interface Newsworthy {
  readonly now: number;
  /** When the collector began to judge: what it remembers from before is not told until it was seen again. */
  readonly judgingSince: number;
  readonly outages: readonly OutageNotice[];
  /** Those that last, and those that ended lately. */
  readonly incidents: ReadonlyMap<number, Incident>;
}

/**
 * All that one recipient is to hear now, the widest first, in one message; empty while they are not to be disturbed, were told enough for
 * this hour, or have not got the last message yet. What waits is not lost: it is told, or counted, by the next message.
 */
export function newsFor(
  recipient: Recipient,
  candidates: Iterable<Incident>,
  hearing: Hearing,
  world: Newsworthy,
  limits: AlertLimits,
): readonly Due[] {
  if (!mayHear(recipient, hearing, world, limits)) return [];
  const isExplained = explainer([...hearing.told.keys()].flatMap((number) => world.incidents.get(number) ?? []));
  const opened: Incident[] = [];
  const repeated: Incident[] = [];
  if (recipient.hears.includes('incidents')) {
    for (const incident of candidates) {
      if (!isStanding(incident, world, limits) || !concerns(incident, recipient)) continue;
      const told = hearing.told.get(incident.number);
      if (told !== undefined) {
        const isDue = world.now - told.at >= limits.repeatMs && told.times <= limits.repeatsMax;
        if (isDue && !isTakenOn(incident, recipient)) repeated.push(incident);
      } else if (!isExplained(incident) && !isTakenOn(incident, recipient)) {
        opened.push(incident);
      }
    }
  }
  const isExplainedByOther = explainer(opened, isWider);
  const fresh = opened.filter((incident) => !isExplainedByOther(incident));
  return [
    ...widestFirst(fresh).map(({ number }): Due => ({ number, what: 'opened' })),
    ...widestFirst(repeated).map(({ number }): Due => ({ number, what: 'repeated' })),
    ...endings(recipient, hearing, world, limits),
  ];
}

function mayHear(
  { hours }: Recipient,
  { messagesAt, isOwed }: Hearing,
  { now, judgingSince }: Newsworthy,
  limits: AlertLimits,
): boolean {
  if (isOwed || now - judgingSince < limits.warmUpMs) return false;
  if (hours !== undefined && !hours.isWorkingTime(now)) return false;
  const lately = messagesAt.filter((at) => now - at < 3_600_000);
  return lately.length < limits.messagesPerHourMax && lately.every((at) => now - at >= limits.messageGapMs);
}

/** It lasts, has lasted for a while since it was found out, and was not announced for now. What came late and is over was never seen to last. */
function isStanding(incident: Incident, { now, outages }: Newsworthy, { settleMs }: AlertLimits): boolean {
  const foundAt = incident.steps[0]?.at ?? now;
  if (incident.endedAt !== undefined || now - foundAt < settleMs) return false;
  return !isAnnounced(incident, outages, now);
}

/** Whether some of these explain an incident: those alone are looked at that cut off its first site. */
function explainer(
  all: readonly Incident[],
  isEnough: (other: Incident, incident: Incident) => boolean = () => true,
): (incident: Incident) => boolean {
  const bySite = new Map<string, Incident[]>();
  for (const each of all.filter(cutsOff)) {
    for (const site of each.sites) {
      const known = bySite.get(site);
      if (known === undefined) bySite.set(site, [each]);
      else known.push(each);
    }
  }
  return (incident) =>
    (bySite.get(incident.sites[0] ?? '') ?? []).some((other) => explains(other, incident) && isEnough(other, incident));
}

/** Of two that are told together, the narrower one is left out; of two alike the older one stays. */
const isWider = (other: Incident, incident: Incident): boolean =>
  other.sites.length > incident.sites.length ||
  (other.sites.length === incident.sites.length && other.number < incident.number);

/** That what they were told of is over. What became part of another is over with that one. */
function endings(
  { hears }: Recipient,
  { told }: Hearing,
  { now, incidents }: Newsworthy,
  limits: AlertLimits,
): readonly Due[] {
  if (!hears.includes('endings')) return [];
  return [...told].flatMap(([number, { isOver }]): Due[] => {
    const incident = incidents.get(number);
    if (isOver || incident?.endedAt === undefined || incident.into !== undefined) return [];
    return now - incident.endedAt <= limits.endedMs ? [{ number, what: 'ended' }] : [];
  });
}

const widestFirst = (incidents: readonly Incident[]): readonly Incident[] =>
  [...incidents].sort((a, b) => b.communes.length - a.communes.length || a.since - b.since || a.number - b.number);
