import type { AlertNews } from '@mach/wire';
import { formats } from '../format.ts';
import { incidentTitle } from '../incidents.ts';
import type { Language } from '../language.ts';
import { confidenceFigure, confidenceWord, verdictSentence } from '../verdicts.ts';
import { alertWords, nextStep } from './words.ts';

/** What an incident is called in a message. */
export const newsTitle = (news: AlertNews, language: Language): string =>
  incidentTitle({ ...news, communesTouched: { length: news.communes } }, language);

/** One incident as the lines of a mail; `at` is when the message is made. `forCommune`: with what to do about it. */
export function newsLines(
  news: AlertNews,
  { at, forCommune }: { readonly at: number; readonly forCommune: boolean },
  language: Language,
): readonly string[] {
  const words = alertWords(language);
  const title = words.news[news.what](formats(language).integer(news.number), newsTitle(news, language));
  if (news.what === 'ended') return [title, timeLine(news, at, language)];
  const todo = forCommune ? nextStep(news, language) : undefined;
  return [
    title,
    `${timeLine(news, at, language)} ${verdictSentence(news, language)}`,
    ...announcedLines(news, at, language),
    sureLine(news, language),
    ...(news.communes > 1 ? [words.where(placesText(news, language))] : []),
    ...(todo === undefined ? [] : [words.todo(todo)]),
  ];
}

/** Since when it lasts, or from when to when it did. */
export function timeLine(
  { since, endedAt }: Pick<AlertNews, 'since' | 'endedAt'>,
  at: number,
  language: Language,
): string {
  const words = alertWords(language);
  const { dateTime, duration } = formats(language);
  if (endedAt === undefined) return words.since(dateTime(since), duration(wholeMinutes(at - since)));
  return words.fromTo(dateTime(since), dateTime(endedAt), duration(wholeMinutes(endedAt - since)));
}

/** Until when something that lasts was announced, and whether that is over; no line where it was not. */
export function announcedLines(
  { announced, endedAt }: Pick<AlertNews, 'announced' | 'endedAt'>,
  at: number,
  language: Language,
): readonly string[] {
  if (announced === undefined || endedAt !== undefined) return [];
  const words = alertWords(language);
  const say = at < announced.to ? words.announced : words.overran;
  return [say(announced.document, formats(language).dateTime(announced.to))];
}

/** Seconds of something that lasts are out of date before they are read. */
const wholeMinutes = (ms: number): number => Math.max(60_000, Math.round(ms / 60_000) * 60_000);

export function sureLine(
  { confidence, vantages }: Pick<AlertNews, 'confidence' | 'vantages'>,
  language: Language,
): string {
  const { integer } = formats(language);
  return alertWords(language).sure(
    confidenceWord(confidence, language),
    confidenceFigure(confidence, language),
    integer(vantages),
  );
}

/** The first communes by name, and how many others; `most` names at most. */
export function placesText(
  { communeNames, communes }: AlertNews,
  language: Language,
  most = communeNames.length,
): string {
  const names = communeNames.slice(0, most);
  const others = communes - names.length;
  const { integer } = formats(language);
  const words = alertWords(language);
  if (names.length === 0) return words.places(integer(communes));
  return others > 0 ? words.andOthers(names.join(', '), integer(others)) : names.join(', ');
}
