import type { AlertContent, AlertNews } from '@mach/wire';
import { formats } from '../format.ts';
import type { Language } from '../language.ts';
import { digestLines } from './digest-lines.ts';
import { newsLines, newsTitle } from './news-text.ts';
import { alertWords } from './words.ts';

export interface LetterWish {
  readonly language: Language;
  /** When it is written, in ms. */
  readonly at: number;
  /** For people of a commune: with what they can do. */
  readonly forCommune: boolean;
  /** It may have arrived before. */
  readonly isDoubtful: boolean;
  /** Where the pages are, if that is known. */
  readonly url?: string;
}

/** A message in full: what a mail or a webhook carries. Lines are parted by \n. */
export function alertLetter(
  content: AlertContent,
  wish: LetterWish,
): { readonly subject: string; readonly text: string } {
  const words = alertWords(wish.language);
  const body = bodyOf(content, wish);
  const paragraphs = [...(wish.isDoubtful ? [[words.doubtful]] : []), ...body];
  const text = paragraphs.map((lines) => lines.join('\n')).join('\n\n');
  return { subject: `[${words.product}] ${subjectOf(content, wish.language)}`, text: `${text}\n` };
}

function subjectOf(content: AlertContent, language: Language): string {
  const words = alertWords(language);
  switch (content.kind) {
    case 'test':
      return words.testSubject;
    case 'digest':
      return digestLines(content.digest, language)[0] ?? '';
    case 'incidents': {
      const [only, ...others] = content.news;
      const { integer } = formats(language);
      if (only !== undefined && others.length === 0 && content.more === 0)
        return words.news[only.what](integer(only.number), newsTitle(only, language));
      const ended = content.news.filter(({ what }) => what === 'ended').length;
      return words.subject(integer(content.news.length - ended + content.more), integer(ended));
    }
    default:
      return content satisfies never;
  }
}

function bodyOf(content: AlertContent, { language, at, forCommune, url }: LetterWish): readonly (readonly string[])[] {
  const words = alertWords(language);
  const page = (news: AlertNews) =>
    url === undefined ? [] : [words.see(new URL(`/incidents/${news.number}`, url).href)];
  switch (content.kind) {
    case 'test':
      return [[words.test(formats(language).dateTime(at))]];
    case 'digest':
      return [[...digestLines(content.digest, language), ...(url === undefined ? [] : [words.see(url)])]];
    case 'incidents': {
      const { news, more } = content;
      const lasts = news.some(({ what }) => what !== 'ended');
      return [
        ...news.map((each) => [...newsLines(each, { at, forCommune }, language), ...page(each)]),
        ...(more === 0 ? [] : [[words.more(formats(language).integer(more))]]),
        ...(lasts && url !== undefined ? [[words.howToStop]] : []),
        [words.note],
      ];
    }
    default:
      return content satisfies never;
  }
}
