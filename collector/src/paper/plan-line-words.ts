import { formats, type Language, planPaperText, planText, planWords, registerSentence, terms } from '@mach/messages';
import type { Candidate } from '@mach/priority';
import type { Left } from '../planning/why-left.ts';

/** Where a device stands, or what kind of equipment it is, in a word. */
export function placeOf(candidate: Candidate | undefined, lang: Language): string {
  if (candidate?.role !== undefined) return terms.role(candidate.role, lang);
  const kind = candidate?.equipment;
  return kind === undefined ? '' : kind === 'line' ? planText(lang).line : terms.equipment(kind, lang);
}

/** Lines, and switches that were only seen, have no number. */
export const numberOnPaper = (number: number): string => (number === 0 ? '' : String(number));

/** From where a device is known, and whether its minutes are an estimate. */
export function knownBy(candidate: Candidate | undefined, lang: Language): string {
  if (candidate === undefined) return '';
  const word = terms.coverage(candidate.coverage, lang);
  return candidate.isEstimated ? `${word} (${planText(lang).estimated})` : word;
}

/** Whether the life of a device has run out and whether it is within quota. */
export const registerWords = (candidate: Candidate | undefined, lang: Language): string =>
  candidate === undefined ? '' : registerSentence(candidate.equipment, candidate.asset, lang);

/** Whether the office's register has a line for it. */
export const isInRegister = (candidate: Candidate | undefined): boolean =>
  candidate?.asset !== undefined &&
  !candidate.asset.unknown.some((why) => why === 'no-register' || why === 'not-in-register');

/** Of a device that was left out: the best that could be bought for it, and why it was not. */
export function leftWords(
  one: Left,
  candidate: Candidate | undefined,
  lang: Language,
): { readonly best: string; readonly why: string } {
  const words = planWords(lang);
  const said = planPaperText(lang);
  const best = candidate?.options.toSorted(
    (a, b) => b.minutes / Math.max(1, b.cost.likely) - a.minutes / Math.max(1, a.cost.likely),
  )[0];
  const excluded = candidate?.excluded.map(({ because }) => words.excluded[because]) ?? [];
  const why = [words.notChosen[one.because], ...(best === undefined ? new Set(excluded) : [])];
  const rate = formats(lang).number(one.minutesPerMillion ?? 0);
  return {
    best: best === undefined ? said.noMeasure : said.bestOption(words.measure[best.measure], rate),
    why: why.join('; '),
  };
}

/** What would come next stands first; what nothing can be bought for comes last. */
export const bestFirst = (all: readonly Left[]): readonly Left[] =>
  all.toSorted((a, b) => (b.minutesPerMillion ?? -1) - (a.minutesPerMillion ?? -1));
