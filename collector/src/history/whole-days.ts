import { dayOf } from '../exposition/attendance.ts';
import type { Window } from './device-history.ts';

const DAY_MS = 86_400_000;
/** A page's clock and the collector's differ, and a question takes its time. */
const SLACK_MS = 300_000;

/**
 * The window of a PC's past as it may be told. Its hours are an official's: within the last day the province's administrator sees them,
 * as a chart of how the machine fares; everything else is told by whole days of Việt Nam, today not among them.
 */
export function toldOfPc(asked: Window, { isAdmin, now }: { readonly isAdmin: boolean; readonly now: number }): Window {
  if (isAdmin && asked.from >= now - DAY_MS - SLACK_MS) return asked;
  const to = Math.min(dayOf(now), dayOf(asked.to));
  return { from: Math.min(dayOf(asked.from), to), to, stepMs: Math.max(1, Math.round(asked.stepMs / DAY_MS)) * DAY_MS };
}
