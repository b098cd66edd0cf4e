import { type Language, paperText, planPaperText } from '@mach/messages';
import type { Candidate } from '@mach/priority';
import type { Left } from '../planning/why-left.ts';
import { bestFirst, knownBy, leftWords, placeOf, registerWords } from './plan-line-words.ts';
import type { Look, PaperCell, PaperSheet } from './sheet.ts';

const WIDTHS = [6, 8, 22, 8, 18, 16, 16, 26, 34, 50];

/** Every device that a plan leaves out, with the best that could be bought for it and why it was not. */
export function leftSheet(
  notChosen: readonly Left[],
  candidates: ReadonlyMap<string, Candidate>,
  { named, lang }: { readonly named: (code: string) => string; readonly lang: Language },
): PaperSheet {
  const said = paperText(lang);
  const { columns, annexLeft } = planPaperText(lang);
  const head = [
    ...[said.number, said.code, said.commune, said.device, said.label, said.place, said.coverage],
    ...[said.register, columns.bestOption, said.reasons],
  ];
  const rows = bestFirst(notChosen).map((one, place) => {
    const candidate = candidates.get(one.device);
    const { best, why } = leftWords(one, candidate, lang);
    return [
      cell(place + 1, 'centre'),
      cell(one.commune, 'code'),
      cell(named(one.commune), 'text'),
      cell(one.number === 0 ? '' : one.number, 'centre'),
      cell(candidate?.label ?? '', 'text'),
      cell(placeOf(candidate, lang), 'text'),
      cell(knownBy(candidate, lang), 'text'),
      cell(registerWords(candidate, lang), 'text'),
      cell(best, 'text'),
      cell(why, 'text'),
    ];
  });
  return {
    name: said.notChosen,
    widths: WIDTHS,
    headRow: 2,
    rows: [[cell(annexLeft, 'title')], [cell(said.annex, 'subtitle')], head.map((text) => cell(text, 'head')), ...rows],
  };
}

const cell = (value: string | number, look: Look): PaperCell => ({ value, look });
