import { conditionAdvice, conditionSentence, type Language } from '@mach/messages';
import type { FailingRow } from './failing-rows.ts';

/** What one condition of a failing part says to people, and the next step; absent where there is none to take. */
export interface FailingWords {
  readonly reason: string;
  readonly sentence: string;
  readonly advice?: string;
}

/** A row with its evidence in words, in the same order. */
export type WordedFailingRow = FailingRow & { readonly words: readonly FailingWords[] };

/** Rows for whoever does not know the codes. */
export function withWords(rows: readonly FailingRow[], language: Language): readonly WordedFailingRow[] {
  return rows.map((row) => {
    const { level, component } = row;
    const words = row.evidence.map(({ reason, parameters }) => {
      const told = { code: reason, parameters, level, component };
      const advice = conditionAdvice(told, language);
      return { reason, sentence: conditionSentence(told, language), ...(advice === undefined ? {} : { advice }) };
    });
    return { ...row, words };
  });
}

/** The next steps of a row, each once: two disks that fail ask for the same. */
export const adviceOf = ({ words }: WordedFailingRow): readonly string[] => [
  ...new Set(words.flatMap(({ advice }) => advice ?? [])),
];
