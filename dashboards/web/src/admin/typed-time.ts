/** Days and times as people in Việt Nam write them, whatever the language of the browser: 05/12/2026, 05/12/2026 08:00. */

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** `5/12/2026` → `2026-12-05`; undefined where it is no day. */
export function dayOf(typed: string): string | undefined {
  const [, d = '', m = '', y = ''] = DAY.exec(typed.trim()) ?? [];
  if (y === '') return undefined;
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  // A 31 April is no day.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}

/** `05/12/2026 8:00` → ms since 1970, in Vietnam's time; undefined where it is no time. */
export function momentOf(typed: string): number | undefined {
  const [, date = '', hour = '', minute = ''] = /^(\S+)\s+(\d{1,2})[:h](\d{2})$/.exec(typed.trim()) ?? [];
  const day = dayOf(date);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00+07:00`);
}

/** `2026-12-05` → `05/12/2026`. */
export const shownDay = (day: string): string => day.split('-').reverse().join('/');

/** ms since 1970 → `05/12/2026 08:00` of Vietnam's time, as it can be typed again. */
export function shownMoment(at: number): string {
  const [day = '', time = ''] = new Date(at + 7 * 3_600_000).toISOString().split('T');
  return `${shownDay(day)} ${time.slice(0, 5)}`;
}
