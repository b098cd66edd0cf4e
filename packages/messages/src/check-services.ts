import type { Reading } from '@mach/wire';
import type { Language } from './language.ts';
import { terms } from './terms.ts';

/** What a press of the check asked of the services, and what each said; without a reading it was asked enough for the day. */
export interface PressedService {
  readonly target: string;
  readonly reading?: Pick<Reading, 'ok' | 'failure'>;
}

/** A heading and a line for each service; nothing where there is none. */
export function serviceSentences(services: readonly PressedService[], language: Language): readonly string[] {
  if (services.length === 0) return [];
  const words = language === 'vi' ? vietnamese : english;
  const lines = services.map(({ target, reading }) => {
    if (reading === undefined) return `  [- ]  ${target}: ${words.enough}.`;
    if (reading.ok) return `  [OK]  ${target}: ${words.good}.`;
    return `  [!!]  ${target}: ${words.bad} (${terms.failure(reading.failure ?? '', language)}).`;
  });
  return ['', words.heading, ...lines];
}

const vietnamese = {
  heading: 'Các hệ thống, thử từ máy này:',
  good: 'truy cập được',
  bad: 'chưa truy cập được',
  enough: 'hôm nay đã thử đủ số lần cho phép',
};
const english: typeof vietnamese = {
  heading: 'The systems, asked from this PC:',
  good: 'reached',
  bad: 'not reached',
  enough: 'asked as often as is allowed in a day',
};
