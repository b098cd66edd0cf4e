/** A session of a day in minutes after midnight, its end excluded. */
export type Session = readonly [from: number, to: number];

/** Sessions by day of the week; 0 is Sunday. A day without an entry is off. */
export type WeeklyHours = Readonly<Partial<Record<number, readonly Session[]>>>;

/** OpenStreetMap's names, and those that stand on Vietnamese calendars. */
const DAYS: readonly (readonly string[])[] = [
  ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
  ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
];
const MINUTES_OF_DAY = 1_440;

/** Monday to Friday 07:00 to 11:30 and 13:30 to 17:00, as most offices of communes have it. */
export const OFFICE_HOURS = 'Mo-Fr 07:00-11:30,13:30-17:00';

export type ReadHours =
  | { readonly ok: true; readonly hours: WeeklyHours }
  | { readonly ok: false; readonly found: string };

/**
 * Reads hours in the form of OpenStreetMap's `opening_hours`, days and times alone: `Mo-Fr 07:00-11:30,13:30-17:00; Sa
 * 07:00-11:30`, with Vietnamese days as well: `T2-T6 07:00-11:30 13:30-17:00; CN nghỉ`. Without a day they are those of Monday to
 * Friday. A later rule for a day takes the place of an earlier one. On bad input it gives the piece that could not be read.
 */
export function readOpeningHours(text: string): ReadHours {
  const hours: Partial<Record<number, readonly Session[]>> = {};
  for (const rule of text.split(';').map((part) => part.trim())) {
    const [, days = '', times = ''] = /^(.*?)\s*(off|nghỉ|\d\d?:.*)$/.exec(rule.normalize('NFC')) ?? [];
    const numbers = daysOf(days === '' ? 'Mo-Fr' : days);
    const sessions = /^\d/.test(times) ? sessionsOf(times) : times === '' ? undefined : [];
    if (numbers === undefined || sessions === undefined) return { ok: false, found: rule };
    for (const day of numbers) hours[day] = sessions;
  }
  return { ok: true, hours };
}

function daysOf(text: string): readonly number[] | undefined {
  const found: number[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    const [first = -1, last = -1, ...rest] = part.split('-').map((name) => dayOf(name.trim()));
    const end = part.includes('-') ? last : first;
    if (first < 0 || end < 0 || rest.length > 0) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      found.push(day);
      if (day === end) break;
    }
  }
  return found;
}

const dayOf = (name: string): number => Math.max(...DAYS.map((names) => names.indexOf(name)));

/** In order and apart, or undefined. */
function sessionsOf(text: string): readonly Session[] | undefined {
  const sessions: Session[] = [];
  for (const part of text.replace(/\s*-\s*/g, '-').split(/[,\s]+/)) {
    const [, h1, m1, h2, m2] = /^(\d\d?):(\d\d)-(\d\d?):(\d\d)$/.exec(part) ?? [];
    const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
    const isTime = Number(m1) < 60 && Number(m2) < 60 && from < to && to <= MINUTES_OF_DAY;
    if (!isTime || from < (sessions.at(-1)?.[1] ?? 0)) return undefined;
    sessions.push([from, to]);
  }
  return sessions;
}
