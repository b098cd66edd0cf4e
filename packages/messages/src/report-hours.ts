import type { ReportHours } from '@mach/wire';
import type { Language } from './language.ts';
import { visibleText } from './visible-text.ts';

const vi = {
  days: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as readonly string[],
  to: (first: string, last: string) => `${first} đến ${last}`,
  never: 'không làm việc ngày nào',
  daysOff: 'làm cả ngày lễ, Tết',
  sites: (count: number) => `${count} địa điểm`,
  rest: (count: number) => `và ${count} địa điểm nữa`,
  note: 'Là giờ đang đặt khi lập báo cáo; những ngày đã lưu lâu dài (sau 14 ngày) giữ giờ đặt khi đó.',
};

const en: typeof vi = {
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  to: (first, last) => `${first} to ${last}`,
  never: 'open on no day',
  daysOff: 'open on holidays too',
  sites: (count) => `${count} ${count === 1 ? 'site' : 'sites'}`,
  rest: (count) => `and ${count} more`,
  note: 'As set when the report was made; a day that is kept for good (after 14 days) keeps the hours of then.',
};

const texts: Readonly<Record<Language, typeof vi>> = { vi, en };

/** By which hours a report is reckoned, a sentence for each week that sites have, and what holds for earlier days. Names come clean. */
export function reportHoursText(
  hours: readonly ReportHours[],
  named: (communeCode: string) => string,
  language: Language,
): readonly string[] {
  const words = texts[language];
  if (hours.length === 0) return [];
  const sentences = hours.map(({ week, opensOnDaysOff, sites, named: places }) => {
    const when = [weekText(week, language), ...(opensOnDaysOff ? [words.daysOff] : [])].join(', ');
    if (places.length === 0) return `${capital(when)}: ${words.sites(sites)}.`;
    const names = places.map(({ communeCode, site }) => visibleText(`${named(communeCode)} · ${site}`)).join('; ');
    const rest = sites > places.length ? ` ${words.rest(sites - places.length)}` : '';
    return `${capital(when)}: ${names}${rest}.`;
  });
  return [...sentences, words.note];
}

/** Days in a row that have the same sessions are said together. */
function weekText(week: ReportHours['week'], language: Language): string {
  const words = texts[language];
  const said = week.map((sessions) => sessions.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(', '));
  const runs: { first: number; last: number; times: string }[] = [];
  for (const [day, times] of said.entries()) {
    const run = runs.at(-1);
    if (run?.times === times) run.last = day;
    else runs.push({ first: day, last: day, times });
  }
  const open = runs.filter(({ times }) => times !== '');
  if (open.length === 0) return words.never;
  const name = (day: number) => words.days[day] ?? '';
  return open
    .map(({ first, last, times }) => `${first === last ? name(first) : words.to(name(first), name(last))} ${times}`)
    .join('; ');
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
