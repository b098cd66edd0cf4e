import type { Acknowledgement, AlertNews, DigestContent } from '@mach/wire';
import { formats } from '../format.ts';
import { communesText } from '../incidents.ts';
import type { Language } from '../language.ts';
import { causeName, verdictSentence } from '../verdicts.ts';
import { visibleText } from '../visible-text.ts';
import { acknowledgedLine } from './acknowledged-line.ts';
import { digestLines } from './digest-lines.ts';
import { announcedLines, placesText, sureLine, timeLine } from './news-text.ts';
import { alertWords } from './words.ts';

/** Characters of a text for a chat group at most. */
export const ZALO_CHARACTERS_MAX = 600;

/** A text for a chat group: a title, and lines. */
export interface GroupText {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * An incident for the province's chat group: of sites and devices the commune alone is named, for names that people gave may be a
 * person's or hold an address. At most `ZALO_CHARACTERS_MAX` characters as `groupTextOf` writes it.
 */
export function zaloIncident(
  news: AlertNews & { readonly acknowledgements?: readonly Acknowledgement[] },
  at: number,
  language: Language,
): GroupText {
  const words = alertWords(language);
  const title = words.news[news.what](formats(language).integer(news.number), titleWithoutNames(news, language));
  const taken = news.acknowledgements?.at(-1);
  const lines = (names: number): readonly (readonly [weight: number, line: string])[] => [
    [9, timeLine(news, at, language)],
    ...(news.what === 'ended' ? [] : [[8, verdictSentence(news, language)] as const]),
    ...announcedLines(news, at, language).map((line) => [7, line] as const),
    ...(news.communes > 1 ? [[6, words.where(placesText(news, language, names))] as const] : []),
    [4, sureLine(news, language)],
    ...(taken === undefined ? [] : [[7, acknowledgedLine(taken, language)] as const]),
    [3, words.note],
  ];
  for (let names = news.communeNames.length; names > 0; names--) {
    const found = tidy({ title, lines: lines(names).map(([, line]) => line) });
    if (lengthOf(found) <= ZALO_CHARACTERS_MAX) return found;
  }
  return shortened(title, lines(0));
}

/** The digest of a day for the same group. */
export function zaloDigest(digest: DigestContent, language: Language): GroupText {
  const open = digest.open.map((news) => ({ ...news, scope: scopeWithoutNames(news) }));
  const [title = '', ...lines] = digestLines({ ...digest, open }, language);
  // Lists give way first, from their end; counts stay.
  const weight = (line: string) => (line.startsWith('- ') ? 3 : 9);
  return shortened(
    title,
    lines.map((line, index) => [weight(line) - index / 100, line] as const),
  );
}

/** The text as it is copied. */
export const groupTextOf = ({ title, lines }: GroupText): string =>
  visibleText([`[${alertWords('vi').product}] ${title}`, ...lines].join('\n'));

const lengthOf = (text: GroupText): number => [...groupTextOf(text)].length;

function shortened(title: string, weighted: readonly (readonly [weight: number, line: string])[]): GroupText {
  let kept = [...weighted];
  let text = tidy({ title, lines: kept.map(([, line]) => line) });
  while (lengthOf(text) > ZALO_CHARACTERS_MAX && kept.length > 0) {
    const least = Math.min(...kept.map(([weight]) => weight));
    kept = kept.filter(([weight]) => weight !== least);
    text = tidy({ title, lines: kept.map(([, line]) => line) });
  }
  if (lengthOf(text) <= ZALO_CHARACTERS_MAX) return text;
  return { title: `${[...text.title].slice(0, ZALO_CHARACTERS_MAX - 20).join('')}…`, lines: [] };
}

/** What names of services may hold and a group must not get: addresses of pages, of machines, of cards. */
const ADDRESSES =
  /\b[a-z]+:\/\/\S+|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?\b|\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\b/gi;

const tidy = ({ title, lines }: GroupText): GroupText => ({
  title: title.replace(ADDRESSES, '…'),
  lines: lines.map((line) => line.replace(ADDRESSES, '…')),
});

function titleWithoutNames(news: AlertNews, language: Language): string {
  const { scope, communes, communeNames, cause } = news;
  const [first = ''] = communeNames;
  switch (scope.kind) {
    case 'device':
      return alertWords(language).onePc(first);
    case 'site':
    case 'commune':
      return first === '' ? communesText(communes, language) : first;
    case 'isp':
    case 'service':
      return [scope.name ?? causeName(cause, language), communes === 0 ? '' : communesText(communes, language)]
        .filter((part) => part !== '')
        .join(', ');
    case 'province':
      return [causeName(cause, language), communes === 0 ? '' : communesText(communes, language)]
        .filter((part) => part !== '')
        .join(', ');
    default:
      return scope.kind satisfies never;
  }
}

/** As the scope of the commune: its title is then the commune's name. */
function scopeWithoutNames({ scope, communeNames }: AlertNews): AlertNews['scope'] {
  const [first] = communeNames;
  const isNamed = scope.kind === 'site' || scope.kind === 'device';
  return isNamed ? { kind: 'commune', ...(first === undefined ? {} : { name: first }) } : scope;
}
