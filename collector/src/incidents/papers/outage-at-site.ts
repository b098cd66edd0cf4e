import {
  type AvailabilityState,
  addTallies,
  type Mark,
  markOf,
  overlap,
  type Stretch,
  secondOf,
  serviceSubject,
  type Tally,
  tallyOf,
} from '@mach/diagnosis';
import { startOfVietnamDay } from '@mach/knowledge';
import type { AvailabilitySeconds, DossierOutage, DossierSpell, Site, SpellState } from '@mach/wire';
import { dayFrame, type StatedCause, settledOf } from '../../availability/day-frame.ts';
import { announcedFor } from '../../availability/notices.ts';
import type { SiteDay } from '../../availability/site-day.ts';
import type { Registry } from '../../state/fleet-state.ts';

/** A stretch of time, in ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface SiteWish {
  readonly registry: Registry;
  readonly site: Site;
  readonly subject: string;
  readonly span: Span;
  /** What is kept of the site, by day; of a day without it nothing was measured. */
  readonly days: ReadonlyMap<string, SiteDay>;
  /** The days of Việt Nam that the span touches, in order. */
  readonly dayList: readonly string[];
  readonly causes: readonly StatedCause[];
  readonly now: number;
}

/** A spell that began before an incident was dated, or ends after it, is counted whole up to so much. */
const EDGE_S = 600;
const SPELLS_MAX = 40;
const DAY_S = 86_400;

const STATES: Readonly<Record<AvailabilityState, keyof AvailabilitySeconds>> = {
  up: 'up',
  degraded: 'degraded',
  down: 'down',
  'switched-off': 'switchedOff',
  'power-cut': 'powerCut',
  'no-data': 'noData',
};
/** What an outage is made of. */
const OUTAGE: readonly AvailabilityState[] = ['down', 'degraded', 'power-cut'];

export type SiteOutage = Pick<
  DossierOutage,
  'from' | 'to' | 'spells' | 'spellsLeftOut' | 'working' | 'outside' | 'announced' | 'watch'
>;

/**
 * What was measured of one subject at one site within a span: by the states of its days, as availability reports have them. Undefined
 * where that site has no such subject.
 */
export function outageAtSite(wish: SiteWish): SiteOutage | undefined {
  const parts = wish.dayList.flatMap((day) => partOf(day, wish) ?? []);
  if (parts.length === 0) return undefined;
  const spells = joinedSpells(parts.flatMap((part) => part.spells));
  const kept = spells.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, SPELLS_MAX);
  const sum = (of: (part: Part) => Tally) => secondsOf(addTallies(parts.map(of)));
  const watches = parts.map(({ watch }) => watch);
  const watch = watches.every((each) => each !== undefined) ? watchOf(watches) : undefined;
  return {
    from: Math.min(...parts.map(({ from }) => from)),
    to: Math.max(...parts.map(({ to }) => to)),
    spells: kept.toSorted((a, b) => a.from - b.from),
    spellsLeftOut: spells.length - kept.length,
    working: sum(({ working }) => working),
    outside: sum(({ outside }) => outside),
    announced: {
      workingS: parts.reduce((all, { announced }) => all + announced.workingS, 0),
      outsideS: parts.reduce((all, { announced }) => all + announced.outsideS, 0),
    },
    ...(watch === undefined ? {} : { watch }),
  };
}

interface Part extends Span {
  readonly spells: readonly DossierSpell[];
  readonly working: Tally;
  readonly outside: Tally;
  readonly announced: { readonly workingS: number; readonly outsideS: number };
  readonly watch?: { readonly sources: readonly string[]; readonly measurements: number; readonly failed: number };
}

/** What of one day lies in the span, or in a spell that reaches a little out of it. */
function partOf(day: string, { registry, site, subject, span, days, causes, now }: SiteWish): Part | undefined {
  const start = startOfVietnamDay(day);
  const second = (at: number) => Math.min(DAY_S, Math.max(0, Math.round((at - start) / 1_000)));
  const ms = (at: number) => start + at * 1_000;
  const kept = days.get(day);
  const whole = dayFrame(registry, site, day, { now, causes });
  const frame = { ...whole, services: whole.services.filter(({ id }) => serviceSubject(id) === subject) };
  const { states, sessions } = settledOf(kept ?? {}, frame);
  const known = states[subject];
  if (known === undefined) return undefined;
  const [core, edge] = [span, { from: span.from - EDGE_S * 1_000, to: span.to + EDGE_S * 1_000 }].map(
    ({ from, to }): Stretch => [second(from), Math.min(frame.until, second(to))],
  ) as [Stretch, Stretch];
  const pieces = known.flatMap(({ from, to, value }) => {
    const within = OUTAGE.includes(value) && overlap([core], from, to) > 0 ? edge : core;
    const piece = { from: Math.max(from, within[0]), to: Math.min(to, within[1]), value };
    return piece.from < piece.to ? [piece] : [];
  });
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const all = tallyOf(pieces, [[0, DAY_S]]);
  const working = tallyOf(pieces, sessions);
  const notices = announcedFor(subject, site, day, registry);
  const told = pieces.filter(({ value }) => OUTAGE.includes(value));
  const announced = (within: readonly Stretch[]) =>
    told.reduce(
      (sum, { from, to }) =>
        sum + within.reduce((s, [a, b]) => s + overlap(notices, Math.max(a, from), Math.min(b, to)), 0),
      0,
    );
  const workingS = announced(sessions);
  const watch = kept?.evidence === undefined ? undefined : marksIn(kept.evidence.paths, subject, [first.from, last.to]);
  return {
    from: ms(first.from),
    to: ms(last.to),
    spells: pieces.flatMap(({ from, to, value }) =>
      value === 'up' ? [] : [{ from: ms(from), to: ms(to), state: STATES[value] as SpellState }],
    ),
    working,
    outside: difference(all, working),
    announced: { workingS, outsideS: announced([[0, DAY_S]]) - workingS },
    ...(watch === undefined ? {} : { watch }),
  };
}

/** A spell over midnight is one. */
function joinedSpells(spells: readonly DossierSpell[]): readonly DossierSpell[] {
  const joined: DossierSpell[] = [];
  for (const spell of spells) {
    const last = joined.at(-1);
    if (last?.state === spell.state && last.to === spell.from) joined[joined.length - 1] = { ...last, to: spell.to };
    else joined.push(spell);
  }
  return joined;
}

/** The marks that devices put on a subject; those of a site as a whole are those on its lines. */
function marksIn(
  paths: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>,
  subject: string,
  [from, to]: Stretch,
): NonNullable<Part['watch']> {
  const isAsked = (path: string) => path === subject || (subject === 'site' && path.startsWith('line.'));
  const sources = new Set<string>();
  let [measurements, failed] = [0, 0];
  for (const [path, bySource] of Object.entries(paths)) {
    if (!isAsked(path)) continue;
    for (const [source, marks] of Object.entries(bySource)) {
      for (const code of marks) {
        const at = secondOf(code);
        if (at < from || at > to) continue;
        sources.add(source.split(' ')[0] ?? source);
        measurements += 1;
        if (markOf(code) === ('bad' satisfies Mark)) failed += 1;
      }
    }
  }
  return { sources: [...sources], measurements, failed };
}

function watchOf(watches: readonly NonNullable<Part['watch']>[]): NonNullable<DossierOutage['watch']> {
  return {
    devices: new Set(watches.flatMap(({ sources }) => sources)).size,
    measurements: watches.reduce((sum, { measurements }) => sum + measurements, 0),
    failed: watches.reduce((sum, { failed }) => sum + failed, 0),
  };
}

const difference = (all: Tally, part: Tally): Tally =>
  Object.fromEntries(
    Object.entries(all).map(([state, seconds]) => [state, seconds - part[state as AvailabilityState]]),
  ) as Record<AvailabilityState, number>;

function secondsOf(tally: Tally): AvailabilitySeconds {
  const seconds = { up: 0, degraded: 0, down: 0, switchedOff: 0, powerCut: 0, noData: 0 };
  for (const [state, name] of Object.entries(STATES)) seconds[name] = tally[state as AvailabilityState];
  return seconds;
}
