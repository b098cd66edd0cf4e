import { startOfVietnamDay, vietnamDayOf } from '@mach/knowledge';
import type { AlertLimits, Recipient } from './recipient.ts';

/** The day of Việt Nam whose digest a recipient is to get now: once on each working day, from a minute of the day on. */
export function digestDue(
  { hears, workingDays }: Pick<Recipient, 'hears' | 'workingDays'>,
  lastDay: string | undefined,
  { now, atMinute }: { readonly now: number; readonly atMinute: number },
  { digestLateMs }: Pick<AlertLimits, 'digestLateMs'>,
): string | undefined {
  if (!hears.includes('digest')) return undefined;
  const day = vietnamDayOf(now);
  const dueAt = startOfVietnamDay(day) + atMinute * 60_000;
  if (day === lastDay || now < dueAt || now - dueAt > digestLateMs) return undefined;
  return workingDays.sessionsOn(day).length > 0 ? day : undefined;
}
