import { dayAfter, startOfVietnamDay, vietnamDayOf, type WorkingCalendar } from '@mach/knowledge';
import type { AvailabilityReport, AvailabilityTarget, DossierTarget } from '@mach/wire';
import type { SiteOutage } from './outage-at-site.ts';

/** Days of Việt Nam, both included. */
export interface PeriodDays {
  readonly first: string;
  readonly last: string;
}

const MONTHS: Readonly<Record<AvailabilityTarget['period'], number>> = { month: 1, quarter: 3, year: 12 };

/** The period of a promise that a moment lies in. */
export function periodAround(period: AvailabilityTarget['period'], at: number): PeriodDays {
  const [year = 0, month = 1] = vietnamDayOf(at).split('-').map(Number);
  const begins = month - 1 - ((month - 1) % MONTHS[period]);
  const day = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { first: day(begins), last: dayAfter(day(begins + MONTHS[period]), -1) };
}

/** The periods of all promises about these subjects that a moment lies in, each once. */
export function periodsAround(
  targets: readonly AvailabilityTarget[],
  subjects: readonly string[],
  at: number,
): readonly PeriodDays[] {
  const asked = targets
    .filter(({ subject }) => subjects.includes(subject))
    .map(({ period }) => periodAround(period, at));
  return [...new Map(asked.map((each) => [each.first + each.last, each])).values()];
}

/**
 * What of a promise an outage took: how long it may be down in that period, how long it was, and how much of that is this outage. What may
 * be down is reckoned of all the time of the period by the schedule of the promise, as contracts of lines do.
 */
export function targetShares(
  { siteId, subject }: { readonly siteId: string; readonly subject: string },
  outage: Pick<SiteOutage, 'working' | 'outside'>,
  reports: readonly AvailabilityReport[],
  calendar: Pick<WorkingCalendar, 'workingMs'>,
): readonly DossierTarget[] {
  return reports.flatMap(({ from, to, rows }) => {
    const row = rows.find((each) => each.siteId === siteId && each.subject === subject);
    if (row === undefined) return [];
    const [begins, ends] = [startOfVietnamDay(from), startOfVietnamDay(dayAfter(to))];
    return row.targets.map((target): DossierTarget => {
      const isAlways = target.schedule === 'always';
      const scheduleMs = isAlways ? ends - begins : calendar.workingMs(begins, ends);
      return {
        ...{ ...target, first: from, last: to },
        allowedS: Math.round((scheduleMs / 1_000) * (1 - target.percent / 100)),
        downS: (isAlways ? row.always : row.working).seconds.down,
        ofThisS: outage.working.down + (isAlways ? outage.outside.down : 0),
      };
    });
  });
}
