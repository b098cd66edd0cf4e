import { dayAfter, type VietnamDay, weekdayOf } from './vietnam-day.ts';

export type Holiday = 'new-year' | 'tet' | 'hung-kings' | 'reunification' | 'labour' | 'national' | 'culture';

/** A day that is not as its weekday says: off, or worked in place of another. */
export interface ChangedDay {
  readonly day: VietnamDay;
  /** Why the day is off; absent where it is worked. */
  readonly off?: Holiday | 'instead' | 'swapped';
}

/**
 * First day of the lunar year and the tenth of its third month, by Vietnam's own reckoning at UTC+7. It stops before 2030, whose
 * Tết is a day earlier than in China: tables that circulate have it wrong.
 */
const LUNAR: Readonly<Record<number, readonly [tet: VietnamDay, hungKings: VietnamDay]>> = {
  2026: ['2026-02-17', '2026-04-26'],
  2027: ['2027-02-06', '2027-04-16'],
  2028: ['2028-01-26', '2028-04-04'],
  2029: ['2029-02-13', '2029-04-23'],
};

/** Days of the week that are no working days of offices. */
const WEEKEND = [0, 6];

/**
 * How the Government moved days of one year for civil servants, where its notice is known: the days of Tết and of National Day
 * that it chose, and working days that were swapped with a Saturday. 2026: notice of the Ministry of Home Affairs of October
 * 2025 (Tết 16 to 20 February, National Day from 1 September, 31 August worked on Saturday 22 August). The swap of 2 January
 * for Saturday 10 January came in December 2025.
 */
const NOTICES: Readonly<Record<number, Notice>> = {
  2026: {
    tetFrom: '2026-02-16',
    nationalFrom: '2026-09-01',
    swapped: [
      ['2026-01-02', '2026-01-10'],
      ['2026-08-31', '2026-08-22'],
    ],
  },
};

interface Notice {
  readonly tetFrom: VietnamDay;
  readonly nationalFrom: VietnamDay;
  readonly swapped: readonly (readonly [off: VietnamDay, worked: VietnamDay])[];
}

/**
 * The days of a year that are off by the Labour Code of 2019 (article 112: one day at New Year, five at Tết, one for the Hung
 * Kings, 30 April, 1 May, two at National Day; a day off that falls on a weekend is given on the next working day) and by
 * Resolution 80-NQ/TW of 2026 (24 November), with the Government's swaps where its notice of that year is known. Where it is
 * not, Tết is taken from the day before the new year on and National Day with 1 September, as most years had it. Empty for a
 * year that is not known.
 */
export function vietnamDaysOff(year: number): readonly ChangedDay[] {
  const lunar = LUNAR[year];
  if (lunar === undefined) return [];
  const [tet, hungKings] = lunar;
  const notice = NOTICES[year];
  const off = new Map<VietnamDay, ChangedDay['off']>();
  const give = (name: Holiday, days: readonly VietnamDay[]) => {
    for (const day of days) off.set(day, name);
  };
  give('new-year', [`${year}-01-01`]);
  give('tet', from(notice?.tetFrom ?? dayAfter(tet, -1), 5));
  give('hung-kings', [hungKings]);
  give('reunification', [`${year}-04-30`]);
  give('labour', [`${year}-05-01`]);
  give('national', from(notice?.nationalFrom ?? `${year}-09-01`, 2));
  give('culture', [`${year}-11-24`]);
  for (const day of [...off.keys()].sort()) {
    if (WEEKEND.includes(weekdayOf(day))) off.set(nextWorked(day, off), 'instead');
  }
  const swapped = notice?.swapped ?? [];
  for (const [day] of swapped) off.set(day, 'swapped');
  const days = [...off].map(([day, why]) => ({ day, ...(why === undefined ? {} : { off: why }) }));
  return [...days, ...swapped.map(([, worked]) => ({ day: worked }))].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const from = (day: VietnamDay, days: number): readonly VietnamDay[] =>
  Array.from({ length: days }, (_, index) => dayAfter(day, index));

function nextWorked(day: VietnamDay, off: ReadonlyMap<VietnamDay, unknown>): VietnamDay {
  let next = dayAfter(day);
  while (off.has(next) || WEEKEND.includes(weekdayOf(next))) next = dayAfter(next);
  return next;
}
