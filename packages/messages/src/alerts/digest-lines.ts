import type { DigestContent } from '@mach/wire';
import { availabilityShare, availabilitySubject } from '../availability.ts';
import { componentName } from '../device-words.ts';
import { formats } from '../format.ts';
import type { Language } from '../language.ts';
import { verdictSentence } from '../verdicts.ts';
import { newsTitle } from './news-text.ts';
import { alertWords } from './words.ts';

/** Lines of a digest at most, and of each part of it, as `digestOf` of the collector fills them. */
export const DIGEST_LINES = { all: 20, open: 6, failing: 4, missed: 3 } as const;

/** The digest of a day as lines, its title first: what is open, what fails, what is under its promise, how much is measured, what was. */
export function digestLines(digest: DigestContent, language: Language): readonly string[] {
  const words = alertWords(language).digest;
  const { integer, dateTime, number } = formats(language);
  const { open, failing, missed, coverage, since } = digest;
  const counted = (total: number, shown: number) =>
    total > shown && shown > 0 ? words.shown(integer(total), integer(shown)) : integer(total);
  const lower = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1);
  const shownFailing = failing.reduce((sum, { devices }) => sum + devices, 0);
  return [
    words.title(words.place(digest.province ?? words.here), dateTime(digest.at)),
    open.length === 0 ? words.noneOpen : words.open(counted(digest.openTotal, open.length)),
    ...open.map((news) => `- ${newsTitle(news, language)}: ${verdictSentence(news, language)}`),
    failing.length === 0 ? words.noneFailing : words.failing(counted(digest.failingTotal, shownFailing)),
    ...failing.map(
      ({ commune, component, devices }) =>
        `- ${words.failingLine(commune, lower(componentName(component, language)), integer(devices))}`,
    ),
    ...(missed.length === 0 ? [] : [words.missed(counted(digest.missedTotal, missed.length))]),
    ...missed.map(({ commune, ratio, percent, ...of }) => {
      const subject = lower(availabilitySubject(of, language));
      return `- ${words.missedLine(commune, subject, availabilityShare(ratio, language), number(percent, 2))}`;
    }),
    words.coverage(
      integer(coverage.reporting),
      integer(coverage.devices),
      integer(coverage.communesWithout),
      integer(coverage.communes),
    ),
    words.since(dateTime(since.at), integer(since.opened), integer(since.ended)),
  ];
}
