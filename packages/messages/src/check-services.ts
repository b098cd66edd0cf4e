import type { Light } from '@mach/diagnosis';
import type { Reading } from '@mach/wire';
import { LIGHT_MARKS } from './check.ts';
import type { Language } from './language.ts';
import { terms } from './terms.ts';

/** What a press of the check asked of the services, and what each said; without a reading it was asked enough for the day. */
export interface PressedService {
  readonly target: string;
  readonly reading?: Pick<Reading, 'ok' | 'failure'>;
}

export interface ServiceLine {
  readonly light: Extract<Light, 'good' | 'critical' | 'not-asked'>;
  readonly sentence: string;
}

/** A light and a sentence for each service. */
export function serviceLines(services: readonly PressedService[], language: Language): readonly ServiceLine[] {
  const words = language === 'vi' ? vietnamese : english;
  return services.map(({ target, reading }) => {
    if (reading === undefined) return { light: 'not-asked', sentence: `${target}: ${words.enough}.` };
    if (reading.ok) return { light: 'good', sentence: `${target}: ${words.good}.` };
    const failure = terms.failure(reading.failure ?? '', language);
    if (UNASKED.includes(reading.failure ?? ''))
      return { light: 'not-asked', sentence: `${target}: ${words.unasked} (${failure}).` };
    return { light: 'critical', sentence: `${target}: ${words.bad} (${failure}).` };
  });
}

/** Failures of this PC's own, which say nothing of the service: the verdict does not count them either. */
const UNASKED: readonly string[] = ['denied', 'unsupported', 'bug'];

/** A heading and a line of a console for each service; nothing where there is none. */
export function serviceSentences(services: readonly PressedService[], language: Language): readonly string[] {
  if (services.length === 0) return [];
  const { heading } = language === 'vi' ? vietnamese : english;
  const lines = serviceLines(services, language).map(({ light, sentence }) => `  ${LIGHT_MARKS[light]}  ${sentence}`);
  return ['', heading, ...lines];
}

const vietnamese = {
  heading: 'Các hệ thống, thử từ máy này:',
  good: 'truy cập được',
  bad: 'chưa truy cập được',
  unasked: 'chưa thử được từ máy này',
  enough: 'hôm nay đã thử đủ số lần cho phép',
};
const english: typeof vietnamese = {
  heading: 'The systems, asked from this PC:',
  good: 'reached',
  bad: 'not reached',
  unasked: 'could not be asked from this PC',
  enough: 'asked as often as is allowed in a day',
};
