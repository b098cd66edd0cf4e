import { formats } from '../format.ts';
import type { Language } from '../language.ts';
import { groupedCode, type PaperStamp } from './paper.ts';
import { paperWords } from './paper-words.ts';

/** By what a paper can be verified; of one that is not frozen that it proves nothing. */
export function paperFoot(
  { madeAt }: { readonly madeAt: number },
  language: Language,
  { code, sha256, verifyAt }: PaperStamp,
): readonly string[] {
  const words = paperWords(language);
  if (code === undefined) return [words.notFrozen];
  return [
    words.code(groupedCode(code)),
    ...(sha256 === undefined ? [] : [words.sha(sha256)]),
    [
      words.madeAt(formats(language).dateTime(madeAt)),
      ...(verifyAt === undefined ? [] : [words.verify(verifyAt)]),
    ].join(' '),
  ];
}
