import type { Verdict } from '@mach/diagnosis';
import type { Incident, IncidentFact, IncidentView } from '@mach/wire';
import { groupVerdicts } from './group-verdicts.ts';
import type { IncidentLimits } from './incident-limits.ts';
import { matchIncidents, toldAlike } from './match-incidents.ts';
import { type OpenRoom, openRoom } from './open-room.ts';
import { familyOf, subjectOf, viewOf } from './subject.ts';

/** What is known at one judgement. */
export interface Judged {
  readonly now: number;
  /** Of the present. */
  readonly verdicts: readonly Verdict[];
  /** By number of an incident: what its sites told once they were back. */
  readonly told: ReadonlyMap<number, Verdict>;
  /** Sites of which good readings come. */
  readonly heard: ReadonlySet<string>;
  /** When the last silence of a site ended. */
  readonly backAt: (site: string) => number | undefined;
}

/** What the book remembers between two judgements; lost with a restart, which costs some minutes and opens nothing. */
export interface Memory {
  /** Verdicts that are no incidents yet, by subject. */
  readonly candidates: ReadonlyMap<string, Candidate>;
  /** By number: since when nothing is wrong any more, when it was last seen, and another view that was seen once. */
  readonly open: ReadonlyMap<number, Remembered>;
}
interface Candidate {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly since: number;
  /** It was counted as one for which there is no room. */
  readonly isLeftOut?: true;
}
interface Remembered {
  readonly goodAt?: number;
  readonly seenAt: number;
  readonly other?: string;
  readonly saidAt: number;
}
export const BLANK: Memory = { candidates: new Map(), open: new Map() };

/**
 * One judgement → what became of the incidents. A verdict that stands becomes one, once; it is told when the view of it changes and
 * stays changed, and it ends when all was good for long enough. Pure: the same judgements make the same incidents.
 */
export function keepBook(
  incidents: Iterable<Incident>,
  memory: Memory,
  judged: Judged,
  limits: IncidentLimits,
): { readonly facts: readonly IncidentFact[]; readonly memory: Memory; readonly leftOut: number } {
  const all = [...incidents];
  const open = all.filter(({ endedAt }) => endedAt === undefined);
  const { now } = judged;
  const verdicts = groupVerdicts(judged.verdicts.filter(isTrouble));
  const { goingOn, joined, fresh } = matchIncidents(open, verdicts);
  const alike = toldAlike(open, judged.told);
  const facts: IncidentFact[] = [];
  const opened = openFresh(fresh, memory, { now, all, room: openRoom(open, limits) }, limits);
  facts.push(...opened.facts);
  const next = new Map<number, Remembered>();
  for (const incident of open) {
    const { number, since } = incident;
    const known = memory.open.get(number) ?? { seenAt: now, saidAt: incident.steps.at(-1)?.at ?? now };
    const same = alike.get(number);
    const into = joined.get(number) ?? (same === undefined ? undefined : (joined.get(same) ?? same));
    if (into !== undefined) {
      facts.push({ number, type: 'joined', since, view: lastView(incident), endedAt: now, into });
      continue;
    }
    const told = judged.told.get(number);
    const verdict = told ?? goingOn.get(number);
    const step =
      verdict === undefined ? undefined : nextView(incident, verdict, known, now, limits, told !== undefined);
    if (step?.fact !== undefined) facts.push(step.fact);
    const present = goingOn.has(number) ? { seenAt: now } : { seenAt: known.seenAt, goodAt: known.goodAt ?? now };
    const end = endOf(incident, present, judged, limits);
    if (end !== undefined) {
      facts.push({ number, type: 'ended', since, view: step?.fact?.view ?? lastView(incident), endedAt: end });
      continue;
    }
    const other = step?.other === undefined ? {} : { other: step.other };
    next.set(number, { ...present, ...other, saidAt: step?.fact === undefined ? known.saidAt : now });
  }
  return { facts, memory: { candidates: opened.candidates, open: next }, leftOut: opened.leftOut };
}

/** Offices that are switched off are in order. */
const isTrouble = ({ cause }: Verdict): boolean => cause !== 'switched-off';

/** How long the collector itself was off, of the verdict that says so; it is over when it is said. */
const ownAbsenceMs = ({ evidence }: Verdict): number | undefined =>
  evidence[0]?.code === 'collector-was-off' ? Number(evidence[0].parameters['seconds']) * 1_000 : undefined;

export const lastView = (incident: Incident): IncidentView => {
  const { number: _, since: __, endedAt: ___, into: ____, written, prints, ...rest } = incident;
  const { sitesTouched, communesTouched, steps, acknowledgements, ...view } = rest;
  return view;
};

function openFresh(
  fresh: readonly Verdict[],
  memory: Memory,
  { now, all, room }: { readonly now: number; readonly all: readonly Incident[]; readonly room: OpenRoom },
  limits: IncidentLimits,
) {
  const facts: IncidentFact[] = [];
  const candidates = new Map([...memory.candidates].filter(([, { lastAt }]) => now - lastAt <= limits.forgetMs));
  let number = all.reduce((most, each) => Math.max(most, each.number), 0);
  let leftOut = 0;
  for (const verdict of fresh) {
    const absenceMs = ownAbsenceMs(verdict);
    if (absenceMs !== undefined) {
      const isSaid = all.some(({ cause, since }) => cause === 'collector' && since === verdict.since);
      if (isSaid || absenceMs < limits.ownAbsenceMs) continue;
      const absence = { number: ++number, since: verdict.since, view: viewOf(verdict) };
      facts.push({ ...absence, type: 'opened' }, { ...absence, type: 'ended', endedAt: verdict.since + absenceMs });
      continue;
    }
    const subject = subjectOf(verdict);
    const known: Candidate = candidates.get(subject) ?? { firstAt: now, lastAt: now, since: verdict.since };
    // A window begins later each time: since when it stands is when it was seen first.
    const since = Math.min(known.since, verdict.since);
    candidates.set(subject, { ...known, lastAt: now, since });
    if (now - known.firstAt < confirmMs(verdict, limits)) continue;
    if (!room.take(verdict.scope.kind)) {
      if (known.isLeftOut === undefined) leftOut += 1;
      candidates.set(subject, { ...known, lastAt: now, since, isLeftOut: true });
      continue;
    }
    number += 1;
    candidates.delete(subject);
    facts.push({ number, type: 'opened', since, view: viewOf(verdict) });
  }
  return { facts, candidates, leftOut };
}

/** Silence speaks for itself; all else may be chance until it stands, names above all that are guessed for want of reports. */
function confirmMs(verdict: Verdict, { confirmMs: times }: IncidentLimits): number {
  const { stage, trouble, scope, cause } = verdict;
  if (scope.kind === 'device') return times.device;
  if (trouble !== 'down') return times.poor;
  if (stage === 'provisional') return familyOf(verdict) === 'names' ? times.guessed : 0;
  return cause === 'not-enough-evidence' ? times.unknown : times.down;
}

/** How an open incident is seen now: a fact where that is told, the other view where it must show once more first. */
function nextView(
  incident: Incident,
  verdict: Verdict,
  known: { readonly other?: string; readonly saidAt: number },
  now: number,
  limits: IncidentLimits,
  isTold: boolean,
): { readonly fact?: IncidentFact; readonly other?: string } {
  const view = viewOf(verdict);
  // What is known for sure is not taken back because more sites fell silent.
  if (incident.stage === 'final' && view.stage === 'provisional') return {};
  const { number, since } = incident;
  const fact: IncidentFact = { number, type: 'changed', since: Math.min(since, isTold ? verdict.since : since), view };
  const [before, after] = [meaningOf(incident), meaningOf(view)];
  if (before !== after) return isTold || known.other === after ? { fact } : { other: after };
  const isResized = incident.communes.join() !== view.communes.join() || incident.sites.join() !== view.sites.join();
  return isResized && now - known.saidAt >= limits.resizeMs ? { fact } : {};
}

const meaningOf = ({ stage, trouble, cause, causes, alike, scope }: IncidentView): string =>
  JSON.stringify([stage, trouble, stage === 'final' ? cause : [...causes].sort(), alike, scope.kind, scope.id]);

/** When an incident ended: its last silent site was back, or the first judgement that found nothing wrong. Undefined while it lasts. */
function endOf(
  { sites, trouble, stage, since, scope, cause }: Incident,
  { goodAt, seenAt }: { readonly goodAt?: number; readonly seenAt: number },
  { now, heard, backAt }: Judged,
  limits: IncidentLimits,
): number | undefined {
  if (goodAt === undefined) return undefined;
  const isHeard = sites.length === 0 || sites.some((site) => heard.has(site));
  if (!isHeard) return now - seenAt >= limits.goneMs ? seenAt : undefined;
  const needed = trouble === 'down' && scope.kind !== 'device' ? limits.goodMs.down : limits.goodMs.poor;
  const back = sites.flatMap((site) => backAt(site) ?? []).filter((at) => at > since);
  const wasSilent = stage === 'provisional' || back.length > 0;
  const waitsMs = wasSilent && cause !== 'collector' ? Math.max(needed, limits.tellLastMs) : needed;
  if (now - goodAt < waitsMs) return undefined;
  return back.length > 0 ? Math.max(...back) : goodAt;
}
