import type { AlertContent } from '@mach/wire';
import { formats } from '../format.ts';
import type { Language } from '../language.ts';
import { verdictSentence } from '../verdicts.ts';
import { newsTitle } from './news-text.ts';
import { alertWords } from './words.ts';

/** What one short message holds: 160 septets of the GSM 7-bit alphabet, or 70 UTF-16 units (3GPP TS 23.038, 23.040). */
export const SMS_LIMITS = { septets: 160, units: 70 } as const;

/** The basic alphabet of GSM 7 bit as it stands in 3GPP TS 23.038; what is in the extension takes two places. */
const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENSION = new Set('^{}\\[~]|€\f');

/** How many septets a text takes; undefined where the GSM alphabet does not hold it. */
export function septetsOf(text: string): number | undefined {
  let septets = 0;
  for (const letter of text) {
    if (GSM_BASIC.has(letter)) septets += 1;
    else if (GSM_EXTENSION.has(letter)) septets += 2;
    else return undefined;
  }
  return septets;
}

/** Whether a text goes into one short message. */
export function fitsShortMessage(text: string): boolean {
  const septets = septetsOf(text);
  return septets === undefined ? text.length <= SMS_LIMITS.units : septets <= SMS_LIMITS.septets;
}

/** The text in letters that every telephone and gateway has: without marks, `đ` as `d`; what is left over becomes `?`. */
export function withoutMarks(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const plain = bare
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replaceAll('·', '-')
    .replaceAll('…', '...');
  return [...plain.replace(/\s+/g, ' ')].map((letter) => (GSM_BASIC.has(letter) ? letter : '?')).join('');
}

/** A message as one short message: what matters most first, and as much behind it as there is room for. */
export function alertShortText(content: AlertContent, { language, at, withMarks, isDoubtful }: ShortWish): string {
  const words = alertWords(language);
  const lead = isDoubtful ? `${words.product} ${words.doubtfulShort}: ` : `${words.product}: `;
  const shown = (text: string) => (withMarks ? text.normalize('NFC') : withoutMarks(text));
  const [first = '', ...rest] = partsOf(content, language, at);
  let text = cut(shown(`${lead}${first}`));
  for (const part of rest) {
    const longer = shown(`${text}${part}`);
    if (!fitsShortMessage(longer)) break;
    text = longer;
  }
  return text;
}

export interface ShortWish {
  readonly language: Language;
  readonly at: number;
  readonly withMarks: boolean;
  readonly isDoubtful: boolean;
}

function partsOf(content: AlertContent, language: Language, at: number): readonly string[] {
  const words = alertWords(language);
  const { integer, date, time } = formats(language);
  switch (content.kind) {
    case 'test':
      return [words.testSubject, ` ${time(at)} ${date(at)}.`];
    case 'digest': {
      const { openTotal, failingTotal } = content.digest;
      return [words.sms.digest(integer(openTotal), integer(failingTotal)), ` (${time(at)} ${date(at)}).`];
    }
    case 'incidents': {
      const [news] = content.news;
      const others = content.news.length - 1 + content.more;
      const more = others > 0 ? [` (${words.sms.more(integer(others))})`] : [];
      if (news === undefined) return more;
      const moment = (of: number) => `${time(of)} ${date(of).slice(0, 5)}`;
      const { announced } = news;
      const isOver = news.endedAt === undefined && announced !== undefined && announced.to <= at;
      const begun = `, ${words.sms.since(moment(news.since))}${isOver ? `, ${words.sms.overran(moment(announced.to))}` : ''}.`;
      const why = news.what === 'ended' ? [] : [` ${verdictSentence(news, language)}`];
      return [`${words.sms[news.what](integer(news.number))}, ${newsTitle(news, language)}`, begun, ...more, ...why];
    }
    default:
      return content satisfies never;
  }
}

/** Cut at the last word that fits. */
function cut(text: string): string {
  if (fitsShortMessage(text)) return text;
  const words = text.split(' ');
  while (words.length > 1 && !fitsShortMessage(`${words.join(' ')}...`)) words.pop();
  const shorter = `${words.join(' ')}...`;
  return fitsShortMessage(shorter) ? shorter : text.slice(0, SMS_LIMITS.units);
}
