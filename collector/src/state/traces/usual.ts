import type { FoldLimits } from '../fold-limits.ts';
import type { Attempt } from './trace.ts';

/** What a path of a site usually takes, in ms: at each hour of the week, Vietnam's, and over all hours. */
export interface UsualPath {
  readonly all: UsualTime;
  /** By hour of the week; 0 is Thursday, 00:00. */
  readonly hours: ReadonlyMap<number, UsualTime>;
}
export interface UsualTime {
  readonly count: number;
  readonly wayMs: number;
  readonly answerMs?: number;
}

export interface FoldedUsual {
  all: UsualTime;
  hours: Map<number, UsualTime>;
}

const HOUR_MS = 3_600_000;
const AHEAD_MS = 7 * HOUR_MS;
const HOURS = 168;
/** Fewer answers of an hour than these are no habit; then all hours together stand for it, once there are days of them. */
const HOUR_MIN = 8;
const ALL_MIN = 200;
/** An estimate moves by so much with each answer: quickly while there are few. */
const STEPS = { early: 1.05, later: 1.02, earlyAnswers: 20 } as const;

export const hourOfWeek = (at: number): number => Math.floor((at + AHEAD_MS) / HOUR_MS) % HOURS;

/**
 * Learns from one answer. A median that follows by steps up and down (frugal streaming: Ma, Muthukrishnan, Sandler 2013, here by
 * factors): no answer, however slow, counts for more than one, so that an incident of an hour moves its hour by half at most.
 */
export function learn(known: FoldedUsual | undefined, { at, wayMs, answerMs }: Attempt): FoldedUsual | undefined {
  if (wayMs === undefined) return known;
  const seen = { wayMs, ...(answerMs === undefined ? {} : { answerMs }) };
  if (known === undefined)
    return { all: { count: 1, ...seen }, hours: new Map([[hourOfWeek(at), { count: 1, ...seen }]]) };
  known.all = moved(known.all, seen);
  const hour = hourOfWeek(at);
  // A new hour begins with what is known of the others.
  known.hours.set(hour, moved(known.hours.get(hour) ?? { ...known.all, count: 0 }, seen));
  return known;
}

function moved(before: UsualTime, seen: { readonly wayMs: number; readonly answerMs?: number }): UsualTime {
  const step = before.count < STEPS.earlyAnswers ? STEPS.early : STEPS.later;
  const towards = (from: number, to: number) =>
    rounded(to > from ? Math.min(to, from * step) : Math.max(to, from / step));
  const answerMs =
    seen.answerMs === undefined ? before.answerMs : towards(before.answerMs ?? seen.answerMs, seen.answerMs);
  return {
    count: Math.min(COUNT_MAX, before.count + 1),
    wayMs: towards(before.wayMs, seen.wayMs),
    ...(answerMs === undefined ? {} : { answerMs }),
  };
}

const COUNT_MAX = 1_000_000;
const rounded = (ms: number) => Math.round(ms * 100) / 100;

/** What is usual at a moment; undefined while too little is known. */
export function usualAt({ all, hours }: UsualPath, at: number): UsualTime | undefined {
  const ofHour = hours.get(hourOfWeek(at));
  if (ofHour !== undefined && ofHour.count >= HOUR_MIN) return ofHour;
  return all.count >= ALL_MIN ? all : undefined;
}

/** Of one place no more paths are learned than this. */
export const isRoom = (paths: ReadonlyMap<string, unknown>, key: string, limits: FoldLimits): boolean =>
  paths.has(key) || paths.size < limits.pathsPerDeviceMax;
