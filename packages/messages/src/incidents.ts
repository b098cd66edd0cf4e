import type { IncidentRow, IncidentStep } from '@mach/wire';
import { formats } from './format.ts';
import type { Language } from './language.ts';
import { causeName } from './verdicts.ts';
import { visibleText } from './visible-text.ts';

type Titled = Pick<IncidentRow, 'scope' | 'cause' | 'communeNames'> & {
  readonly communesTouched: { readonly length: number };
};

/**
 * What an incident is called in a list: whose it is and how far it reached, such as "VNPT, 23 xã, phường, đặc khu". Without marks that can't
 * be seen: one in a name would turn the number after it.
 */
export const incidentTitle = (incident: Titled, language: Language): string => visibleText(titleOf(incident, language));

function titleOf({ scope, cause, communeNames, communesTouched }: Titled, language: Language): string {
  const words = titles[language];
  const [first = ''] = communeNames;
  const name = scope.name ?? scope.id ?? '';
  const reached = communesTouched.length === 0 ? '' : `, ${communesText(communesTouched.length, language)}`;
  switch (scope.kind) {
    case 'device':
      return `${/^\d+$/.test(name) ? words.device(name) : name}, ${first}`;
    case 'site':
      return `${first} · ${name}`;
    case 'commune':
      return scope.name ?? first;
    case 'isp':
    case 'service':
      return `${name}${reached}`;
    case 'province':
      return cause === 'collector'
        ? capitalised(causeName(cause, language))
        : `${capitalised(causeName(cause, language))}${reached}`;
  }
}

/** So many communes, of whatever kind. */
export const communesText = (count: number, language: Language): string =>
  titles[language].communes(formats(language).integer(count), count);

/** What became of an incident at a step, in a few words; when it began, and since when all is good again. */
export function stepName(
  { type, into }: Pick<IncidentStep, 'type' | 'into'>,
  { since, endedAt }: Pick<IncidentRow, 'since' | 'endedAt'>,
  language: Language,
): string {
  const { dateTime } = formats(language);
  const words = steps[language];
  switch (type) {
    case 'opened':
      return words.opened(dateTime(since));
    case 'changed':
      return words.changed;
    case 'ended':
      return words.ended(endedAt === undefined ? '' : dateTime(endedAt));
    case 'joined':
      return words.joined(String(into ?? ''));
  }
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

interface Titles {
  readonly device: (number: string) => string;
  readonly communes: (text: string, count: number) => string;
}
const titles: Readonly<Record<Language, Titles>> = {
  vi: { device: (number) => `Máy số ${number}`, communes: (text) => `${text} xã, phường, đặc khu` },
  en: {
    device: (number) => `PC no. ${number}`,
    communes: (text, count) => `${text} ${count === 1 ? 'commune' : 'communes'}`,
  },
};

interface Steps {
  readonly opened: (since: string) => string;
  readonly changed: string;
  readonly ended: (at: string) => string;
  readonly joined: (into: string) => string;
}
const steps: Readonly<Record<Language, Steps>> = {
  vi: {
    opened: (since) => `Ghi nhận sự cố, bắt đầu từ ${since}`,
    changed: 'Cập nhật nhận định',
    ended: (at) => `Kết thúc, bình thường trở lại từ ${at}`,
    joined: (into) => `Gộp vào sự cố số ${into}`,
  },
  en: {
    opened: (since) => `Noticed, begun ${since}`,
    changed: 'Seen anew',
    ended: (at) => `Over, good again since ${at}`,
    joined: (into) => `Part of incident ${into}`,
  },
};
