import { type Language, planText, planWords } from '@mach/messages';
import type { Plan, PlanLine } from '@mach/priority';

/** What a line of a plan buys, with all that a reader must know of it: from where a PC moves, in which year, whether the policy asks for it, decisions that it takes. */
export function lineNotes(
  line: PlanLine,
  { lines, firstYear }: Pick<Plan, 'lines'> & { readonly firstYear?: number | undefined },
  numberOf: (device: string) => string,
  lang: Language,
): string {
  const said = planText(lang);
  const isOverYears = lines.some(({ year }) => year > 0);
  const notes = [
    ...(isOverYears ? [yearOf(line.year, firstYear, lang)] : []),
    ...(line.from === undefined ? [] : [said.movedFrom(numberOf(line.from))]),
    ...(line.isMandatory ? [said.mandatory] : []),
    ...line.notes.map((note) => planWords(lang).note[note]),
  ];
  const what = planWords(lang).measure[line.measure];
  return notes.length === 0 ? what : `${what} (${notes.join('; ')})`;
}

/** The year that stands so many behind the first: of the calendar where the sums named it, else by its number. */
export const yearOf = (year: number, firstYear: number | undefined, lang: Language): string =>
  firstYear === undefined
    ? planText(lang).inYear(String(year + 1))
    : planText(lang).calendarYear(String(firstYear + year));
