import { randomGap } from './random-gap.ts';
import { spread } from './spread.ts';

/** What the schedule needs to know of a check. */
export interface Scheduled {
  readonly id: string;
  readonly everyS: number;
  /** The interval of the plan, where the agent has stretched it to keep its own cost down. */
  readonly plannedEveryS?: number;
  /** Checks of one name and interval are due at the same moment: each waking of an idle process costs as much as a check. */
  readonly together?: string;
  /** Random gaps with the interval as their mean, instead of a slot in each interval. */
  readonly gaps?: 'random';
}

/** First runs are spread over this long after a start, so that an office that is switched on together does not ask together. */
const FIRST_WITHIN_MS = 10_000;
/** What was missed by far (suspend) is made up for within this long, or within its own interval when that is shorter. */
const MAKE_UP_WITHIN_MS = 300_000;
/** Each slot is shifted by up to this part of the interval, so that nothing falls into step with what it measures. */
const JITTER = 0.2;

/** When each check is due, by uptime. Everything follows from device, check and slot: the same device repeats itself. */
export interface Schedule<Check extends Scheduled> {
  /** The checks that are due now, each once however long it waited; they are due again in their next slot. */
  take(nowMs: number): Check[];
  /** Uptime at which the next one is due; infinite without checks. */
  nextAtMs(): number;
  /** Takes over a new list. A check that stays as it was keeps its time. */
  replace(checks: readonly Check[], nowMs: number): void;
}

export function createSchedule<Check extends Scheduled>(device: string): Schedule<Check> {
  let entries: { check: Check; dueMs: number; runs: number }[] = [];

  return {
    take: (nowMs) => {
      const due: Check[] = [];
      for (const entry of entries) {
        if (entry.dueMs > nowMs) continue;
        const isMissed = nowMs - entry.dueMs > entry.check.everyS * 1_000;
        if (isMissed) {
          const withinMs = Math.min(entry.check.everyS * 1_000, MAKE_UP_WITHIN_MS);
          entry.dueMs = nowMs + spread(`${device} ${nameOf(entry.check)} ${nowMs}`) * withinMs;
        } else {
          due.push(entry.check);
          entry.runs += 1;
          entry.dueMs = nextDue(device, entry.check, nowMs, entry.runs);
        }
      }
      return due;
    },
    nextAtMs: () => entries.reduce((first, { dueMs }) => Math.min(first, dueMs), Infinity),
    replace: (checks, nowMs) => {
      const before = new Map(entries.map((entry) => [entry.check.id, entry]));
      entries = checks.map((check) => {
        const known = before.get(check.id);
        if (known !== undefined && known.check.everyS === check.everyS) return { ...known, check };
        if (known !== undefined && plannedOf(known.check) === plannedOf(check)) {
          // One that was stretched runs when it would have run; one that is no longer, does not wait out the long interval.
          return { ...known, check, dueMs: Math.min(known.dueMs, nextDue(device, check, nowMs, known.runs)) };
        }
        const withinMs = Math.min(check.everyS * 1_000, FIRST_WITHIN_MS);
        return { check, dueMs: nowMs + spread(`${device} ${nameOf(check)} first`) * withinMs, runs: 0 };
      });
    },
  };
}

function nextDue(device: string, check: Scheduled, nowMs: number, run: number): number {
  if (check.gaps !== 'random') return nextSlot(device, check, nowMs);
  return nowMs + randomGap(spread(`${device} ${check.id} gap ${run}`)) * check.everyS * 1_000;
}

/** The first slot after now whose shifted time is at least half an interval away. */
export function nextSlot(device: string, check: Scheduled, nowMs: number): number {
  const everyMs = check.everyS * 1_000;
  const phase = spread(`${device} ${nameOf(check)}`);
  for (let slot = Math.floor(nowMs / everyMs - phase); ; slot++) {
    const shift = (spread(`${device} ${nameOf(check)} ${slot}`) - 0.5) * JITTER;
    const atMs = (slot + phase + shift) * everyMs;
    if (atMs >= nowMs + everyMs / 2) return atMs;
  }
}

const plannedOf = ({ everyS, plannedEveryS }: Scheduled): number => plannedEveryS ?? everyS;

const nameOf = ({ id, together }: Scheduled): string => together ?? id;
