import type { IncidentRow, IncidentStep } from '@mach/wire';
import { formats } from './format.ts';
import type { Language } from './language.ts';
import { causeName } from './verdicts.ts';

type Titled = Pick<IncidentRow, 'scope' | 'cause' | 'communeNames' | 'communesTouched'>;

/** What an incident is called in a list: whose it is and how far it reached, such as "VNPT, 23 xã, phường, đặc khu". */
export function incidentTitle({ scope, cause, communeNames, communesTouched }: Titled, language: Language): string {
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

/** What became of an incident at a step, in a few words. */
export const stepName = ({ type, into }: Pick<IncidentStep, 'type' | 'into'>, language: Language): string =>
  steps[language][type](into === undefined ? '' : String(into));

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

type Steps = Readonly<Record<IncidentStep['type'], (into: string) => string>>;
const steps: Readonly<Record<Language, Steps>> = {
  vi: {
    opened: () => 'Ghi nhận sự cố',
    changed: () => 'Cập nhật nhận định',
    ended: () => 'Kết thúc',
    joined: (into) => `Gộp vào sự cố số ${into}`,
  },
  en: {
    opened: () => 'Noticed',
    changed: () => 'Seen anew',
    ended: () => 'Over',
    joined: (into) => `Part of incident ${into}`,
  },
};
