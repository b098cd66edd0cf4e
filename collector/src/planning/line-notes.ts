import { type Language, planText, planWords } from '@mach/messages';
import type { Plan, PlanLine } from '@mach/priority';

/** What a line of a plan buys, with all that a reader must know of it: from where a PC moves, in which year, whether the policy asks for it, decisions that it takes. */
export function lineNotes(
  line: PlanLine,
  { lines }: Pick<Plan, 'lines'>,
  numberOf: (device: string) => string,
  lang: Language,
): string {
  const said = planText(lang);
  const isOverYears = lines.some(({ year }) => year > 0);
  const notes = [
    ...(isOverYears ? [said.inYear(String(line.year + 1))] : []),
    ...(line.from === undefined ? [] : [said.movedFrom(numberOf(line.from))]),
    ...(line.isMandatory ? [said.mandatory] : []),
    ...line.notes.map((note) => planWords(lang).note[note]),
  ];
  const what = planWords(lang).measure[line.measure];
  return notes.length === 0 ? what : `${what} (${notes.join('; ')})`;
}
