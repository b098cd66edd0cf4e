import type { Language } from './language.ts';

/** How figures and times are written for people. Times are ms since 1970 and are shown in Vietnam's time, whatever the PC says. */
export interface Formats {
  readonly integer: (value: number) => string;
  /** At most `digits` decimals, one unless said. */
  readonly number: (value: number, digits?: number) => string;
  /** 0,42 → 42 %. */
  readonly percent: (ratio: number) => string;
  /** Memory, as it is sold: 8 GB is 8 × 1024³. */
  readonly memory: (bytes: number) => string;
  /** Disks and traffic, as they are sold: 256 GB is 256 × 1000³. */
  readonly storage: (bytes: number) => string;
  readonly milliseconds: (ms: number) => string;
  /** How long something took or lasts, in its two largest units. */
  readonly duration: (ms: number) => string;
  /** How long ago, in its largest unit. A time still to come (a clock that is off) reads as just now. */
  readonly age: (ms: number) => string;
  readonly date: (at: number) => string;
  readonly time: (at: number) => string;
  readonly dateTime: (at: number) => string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Vietnam keeps UTC+7 all the year. */
const VIETNAM_OFFSET_MS = 7 * HOUR_MS;
const JUST_NOW_MS = 5 * SECOND_MS;

/** Gives the formats of a language. */
export function formats(language: Language): Formats {
  return made[language];
}

function makeFormats(language: Language): Formats {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  // Made when it is first used: a resident agent, which seldom writes for people, would pay 7 MiB for it (Node 24.21).
  const byDigits: Intl.NumberFormat[] = [];
  const number = (value: number, digits = 1) => {
    byDigits[digits] ??= new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    return byDigits[digits].format(value);
  };
  const units = UNITS[language];
  const counted = (count: number, [one, many]: readonly [string, string]) =>
    `${number(count, 0)} ${count === 1 ? one : many}`;
  const duration = (ms: number): string => {
    const parts = largestTwo(ms);
    return parts.length === 0
      ? counted(0, units.second)
      : parts.map(([count, unit]) => counted(count, units[unit])).join(' ');
  };
  return {
    integer: (value) => number(value, 0),
    number,
    percent: (ratio) => `${number(ratio * 100, ratio > 0 && ratio < 0.1 ? 1 : 0)}${language === 'vi' ? ' ' : ''}%`,
    memory: (bytes) => scaled(bytes, 1024, number),
    storage: (bytes) => scaled(bytes, 1000, number),
    milliseconds: (ms) =>
      ms < SECOND_MS
        ? `${number(ms, ms < 1 ? 2 : ms < 10 ? 1 : 0)} ms`
        : `${number(ms / SECOND_MS, ms < 10 * SECOND_MS ? 1 : 0)} s`,
    duration,
    age: (ms) => {
      if (ms < JUST_NOW_MS) return units.justNow;
      const [largest] = largestTwo(ms);
      return largest === undefined ? units.justNow : units.ago(counted(largest[0], units[largest[1]]));
    },
    date,
    time,
    dateTime: (at) => `${date(at)} ${time(at)}`,
  };
}

type TimeUnit = 'day' | 'hour' | 'minute' | 'second';

const UNITS = {
  vi: {
    day: ['ngày', 'ngày'],
    hour: ['giờ', 'giờ'],
    minute: ['phút', 'phút'],
    second: ['giây', 'giây'],
    justNow: 'vừa xong',
    ago: (length: string) => `${length} trước`,
  },
  en: {
    day: ['day', 'days'],
    hour: ['hour', 'hours'],
    minute: ['minute', 'minutes'],
    second: ['second', 'seconds'],
    justNow: 'just now',
    ago: (length: string) => `${length} ago`,
  },
} as const;

function largestTwo(ms: number): (readonly [count: number, unit: TimeUnit])[] {
  const whole = Math.max(0, Math.floor(ms / SECOND_MS)) * SECOND_MS;
  const counts: (readonly [number, TimeUnit])[] = [
    [Math.floor(whole / DAY_MS), 'day'],
    [Math.floor((whole % DAY_MS) / HOUR_MS), 'hour'],
    [Math.floor((whole % HOUR_MS) / MINUTE_MS), 'minute'],
    [Math.floor((whole % MINUTE_MS) / SECOND_MS), 'second'],
  ];
  const first = counts.findIndex(([count]) => count > 0);
  return first < 0 ? [] : counts.slice(first, first + 2).filter(([count]) => count > 0);
}

function scaled(bytes: number, step: number, number: (value: number, digits?: number) => string): string {
  const names = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let place = 0;
  while (Math.abs(value) >= step && place < names.length - 1) {
    value /= step;
    place++;
  }
  return `${number(value, Math.abs(value) < 10 && place > 0 ? 1 : 0)} ${names[place]}`;
}

const two = (value: number) => String(value).padStart(2, '0');

function date(at: number): string {
  const local = new Date(at + VIETNAM_OFFSET_MS);
  return `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}/${local.getUTCFullYear()}`;
}

function time(at: number): string {
  const local = new Date(at + VIETNAM_OFFSET_MS);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

const made: Readonly<Record<Language, Formats>> = { vi: makeFormats('vi'), en: makeFormats('en') };
