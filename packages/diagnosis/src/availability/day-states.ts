import { grouped } from '@mach/wire';
import { type DayEvidence, type Mark, markOf, secondOf } from './evidence.ts';
import { layered, type Piece, type Stretch } from './pieces.ts';
import { silencesOf } from './silence.ts';
import { streamOf } from './stream.ts';

export const AVAILABILITY_STATES = ['up', 'degraded', 'down', 'switched-off', 'power-cut', 'no-data'] as const;
export type AvailabilityState = (typeof AVAILABILITY_STATES)[number];

/** States of one subject without a gap, in seconds after midnight. */
export type States = readonly Piece<AvailabilityState>[];

type Path = 'internet' | 'data-network';

/** What is known of a day beside what was measured on it. */
export interface DayFrame {
  /** In seconds after midnight, in order and apart. */
  readonly sessions: readonly Stretch[];
  /** The end of the day, or of what has passed of it. */
  readonly until: number;
  readonly lines: readonly Path[];
  readonly services: readonly { readonly id: string; readonly path: Path }[];
  /** What verdicts or people say: it takes the place of what silence is taken for, and `collector` that of an outage. */
  readonly causes?: readonly Piece<'power' | 'switched-off' | 'collector'>[];
}

/** The site as a whole, its lines, its meetings, each service. */
export const SITE = 'site';
export const VIDEO = 'video';
export const lineSubject = (path: Path): string => `line.${path}`;
/** What shows that a line is open though it is not watched for that: answers of services and of the collector. */
export const waySubject = (path: Path): string => `way.${path}`;
export const serviceSubject = (id: string): string => `service.${id}`;

/** The states of everything at a site over one day; of what nobody measured, no data. */
export function statesOfDay(evidence: DayEvidence, frame: DayFrame): ReadonlyMap<string, States> {
  const { until } = frame;
  const silences = silencesOf(evidence.alive, frame.sessions, until);
  const causes = frame.causes ?? [];
  const settled = (known: readonly Piece<AvailabilityState | undefined>[]): States =>
    layered<string, AvailabilityState>(until, [known as Piece<string>[], silences, causes], ([state, silent, cause]) =>
      decide(state as AvailabilityState | undefined, silent, cause),
    );
  const lines = new Map(frame.lines.map((path) => [path, lineOf(evidence, path, until)]));
  const subjects = new Map<string, States>([
    [SITE, settled(siteOf([...lines.values()], until))],
    ...Array.from(lines, ([path, known]) => [lineSubject(path), settled(known)] as const),
    [VIDEO, settled(bestOf(evidence.paths[VIDEO], until))],
  ]);
  for (const { id, path } of frame.services) {
    const asked = servicePages(evidence.paths[serviceSubject(id)], until);
    const known = layered(until, [asked, lines.get(path) ?? []], ([service, line]) =>
      // Behind a line that is down nothing is told of the service.
      service === 'down' && line === 'down' ? undefined : service,
    );
    subjects.set(serviceSubject(id), settled(known));
  }
  return subjects;
}

function decide(
  state: AvailabilityState | undefined,
  silent: string | undefined,
  cause: string | undefined,
): AvailabilityState {
  const known = (silent as AvailabilityState | undefined) ?? state ?? 'no-data';
  if (known === 'down' && cause === 'collector') return 'no-data';
  if (known !== 'no-data' && known !== 'switched-off') return known;
  return cause === 'power' ? 'power-cut' : cause === 'switched-off' ? 'switched-off' : known;
}

type Known = readonly Piece<AvailabilityState | undefined>[];
type Sources = DayEvidence['paths'][string] | undefined;

/** A line is open when its watch says so, or when something else got through in the midst of what its watch missed. */
function lineOf({ paths }: DayEvidence, path: Path, until: number): Known {
  const watches = paths[lineSubject(path)] ?? {};
  const others = Object.values(paths[waySubject(path)] ?? {}).flat();
  const way = streamOf(
    [...new Set(others)].sort((a, b) => a - b),
    until,
  );
  const passed = others.filter((code) => markOf(code) !== 'bad').map(secondOf);
  const missed = Object.values(watches).flatMap((marks) =>
    marks.filter((code) => markOf(code) === 'bad').map(secondOf),
  );
  const watched = bestOf(watches, until).map((piece) => {
    if (piece.value !== 'down') return piece;
    const within = missed.filter((second) => second >= piece.from && second <= piece.to);
    const [first, last] = [Math.min(...within), Math.max(...within)];
    return passed.some((second) => second > first && second < last) ? { ...piece, value: undefined } : piece;
  });
  return layered<string | undefined, AvailabilityState | undefined>(
    until,
    [watched, way],
    ([watch, other]) =>
      (watch as AvailabilityState | undefined) ?? (other === undefined ? undefined : STATE_OF[other as Mark]),
  );
}

/** What one page of a service has open to anybody is open; a service is as good as the worst of its pages. */
function servicePages(sources: Sources, until: number): Known {
  const pages = grouped(Object.entries(sources ?? {}), ([source]) => source.split(' ')[1] ?? '');
  const ofPages = Array.from(pages.values(), (entries) => bestOf(Object.fromEntries(entries), until));
  return layered(until, ofPages, (states) => worst(states));
}

function siteOf(lines: readonly Known[], until: number): Known {
  return layered(until, lines, (states) => {
    const known = states.filter((state) => state !== undefined);
    if (known.length === 0) return undefined;
    if (known.every((state) => state === 'down')) return 'down';
    return known.every((state) => state === 'up') ? 'up' : 'degraded';
  });
}

const STATE_OF: Readonly<Record<Mark, 'up' | 'degraded' | 'down'>> = { good: 'up', slow: 'degraded', bad: 'down' };
const RANK: readonly AvailabilityState[] = ['up', 'degraded', 'down'];

/** One PC that gets through shows that the way is open, whatever another misses. */
function bestOf(sources: Sources, until: number): Known {
  const streams = Object.values(sources ?? {}).map((marks) => streamOf(marks, until));
  return layered(until, streams, (marks) => {
    const states = marks.filter((mark) => mark !== undefined).map((mark) => STATE_OF[mark]);
    return RANK.find((state) => states.some((each) => each === state));
  });
}

const worst = (states: readonly (AvailabilityState | undefined)[]): AvailabilityState | undefined =>
  [...RANK].reverse().find((state) => states.includes(state));
