import { dayAfter, vietnamDayOf, type WorkingCalendar } from '@mach/knowledge';
import type { Meeting } from '@mach/wire';

/** A PC in a meeting room that can be tested, and the reflector that it is tested against. */
export interface TestedRoom {
  readonly device: string;
  /** Of the device: rooms are given their moments in this order. */
  readonly number: number;
  readonly communeCode: string;
  readonly reflector: string;
  readonly calendar: Pick<WorkingCalendar, 'sessionsOn'>;
}

/** What one test puts on each way of the reflector, how long it lasts, and how much of the reflector all together may take. */
export interface TestRules {
  readonly bitsPerSecond: number;
  readonly lastsMs: number;
  readonly shareBitsPerSecond: number;
}

/** `afternoon`: the last working one before the meeting; `hour`: the hour before it. */
export type TestRound = 'afternoon' | 'hour';

export interface PlannedTest {
  readonly meeting: string;
  readonly device: string;
  readonly round: TestRound;
  /** A moment that is used only where the first one of its round was missed: the PC was still off. */
  readonly isSpare: boolean;
  /** When the round begins. */
  readonly since: number;
  readonly at: number;
}

/** A test that found no moment of its own: the rooms are more than the share lets through in the time there is. */
export type LeftOut = Omit<PlannedTest, 'at'>;

const MINUTE_MS = 60_000;
/** Between two tests at one place of the reflector: clocks of agents are some seconds off, and a session takes its time to open. */
const APART_MS = 10_000;
/** How far back a working day is looked for; Tết and a bridge day before it take eleven. */
const DAYS_BACK_MAX = 21;
/** Not before three hours from the end of the afternoon, and early enough for somebody to mend what was found. */
const AFTERNOON_MS = { from: 180 * MINUTE_MS, spareFrom: 90 * MINUTE_MS, to: 30 * MINUTE_MS };
/** Before the meeting begins. From 25 minutes on only light probes go out: rooms may be in use. */
const HOUR_MS = { from: 60 * MINUTE_MS, spareFrom: 42 * MINUTE_MS, to: 25 * MINUTE_MS };

/**
 * Gives each room its moments before each meeting, so that at no moment more tests run against one reflector than its share lets
 * through. Meetings come in the order in which they were announced and rooms by number: a meeting that is announced later never moves what others
 * were given.
 */
export function planTests(
  meetings: readonly Meeting[],
  rooms: readonly TestedRoom[],
  rules: TestRules,
): { readonly tests: readonly PlannedTest[]; readonly leftOut: readonly LeftOut[] } {
  const grid = createGrid(rules);
  const sorted = [...rooms].sort((a, b) => a.number - b.number);
  const tests: PlannedTest[] = [];
  const leftOut: LeftOut[] = [];
  for (const meeting of meetings) {
    for (const room of sorted) {
      if (!takesPart(meeting, room.communeCode)) continue;
      for (const { round, isSpare, since, from, to } of windowsOf(meeting, room.calendar)) {
        const test = { meeting: meeting.id, device: room.device, round, isSpare, since };
        const at = grid.take(room, from, to);
        if (at === undefined) leftOut.push(test);
        else tests.push({ ...test, at });
      }
    }
  }
  return { tests, leftOut };
}

export const takesPart = ({ communes }: Meeting, communeCode: string): boolean =>
  communes.length === 0 || communes.includes(communeCode);

interface Window {
  readonly round: TestRound;
  readonly isSpare: boolean;
  readonly since: number;
  readonly from: number;
  readonly to: number;
}

function windowsOf({ startsAt }: Meeting, calendar: TestedRoom['calendar']): readonly Window[] {
  const afternoon = lastAfternoon(startsAt, calendar);
  const ofHour = halves('hour', startsAt, HOUR_MS);
  if (afternoon === undefined) return ofHour;
  const [begins, ends] = afternoon;
  const ofAfternoon = halves('afternoon', ends, AFTERNOON_MS).map((each) => ({
    ...each,
    from: Math.max(each.from, begins),
  }));
  return [...ofAfternoon, ...ofHour];
}

function halves(
  round: TestRound,
  end: number,
  before: { readonly from: number; readonly spareFrom: number; readonly to: number },
): readonly Window[] {
  const since = end - before.from;
  return [
    { round, isSpare: false, since, from: since, to: end - before.spareFrom },
    { round, isSpare: true, since, from: end - before.spareFrom, to: end - before.to },
  ];
}

/** The last session of the last working day before that of the meeting; undefined where the calendar knows none for weeks. */
export function lastAfternoon(
  startsAt: number,
  { sessionsOn }: TestedRoom['calendar'],
): readonly [from: number, to: number] | undefined {
  const day = vietnamDayOf(startsAt);
  for (let back = 1; back <= DAYS_BACK_MAX; back++) {
    const last = sessionsOn(dayAfter(day, -back)).at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}

/** Moments of one length beside one another, the same for all reflectors; each takes so many tests as its share lets through. */
function createGrid({ bitsPerSecond, lastsMs, shareBitsPerSecond }: TestRules) {
  const stepMs = lastsMs + APART_MS;
  const atOnce = Math.floor(shareBitsPerSecond / bitsPerSecond);
  const taken = new Map<string, Set<string>>();
  return {
    /** The first moment within the window that still has room; of one that this device has already for another meeting, that one. */
    take: ({ device, reflector }: TestedRoom, from: number, to: number): number | undefined => {
      const [first, end] = [Math.ceil(from / stepMs), Math.floor(to / stepMs)];
      let free: number | undefined;
      for (let step = first; step < end; step++) {
        const devices = taken.get(`${reflector} ${step}`);
        if (devices?.has(device)) return step * stepMs;
        if (free === undefined && (devices?.size ?? 0) < atOnce) free = step;
      }
      if (free === undefined) return undefined;
      const key = `${reflector} ${free}`;
      taken.set(key, (taken.get(key) ?? new Set()).add(device));
      return free * stepMs;
    },
  };
}
