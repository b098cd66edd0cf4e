import { formats, type Language, paperText, reasonSentence } from '@mach/messages';
import type { ReasonRow } from '@mach/wire';

/** Of a line's reasons the largest are printed; the frozen plan and the list as JSON have them all. */
const SHOWN_MAX = 3;

/** The reasons of a line in one cell. */
export function reasonsOnPaper(reasons: readonly ReasonRow[], lang: Language): string {
  const shown = reasons.slice(0, SHOWN_MAX).map((reason) => reasonSentence(reason, lang));
  const left = reasons.length - shown.length;
  return [...shown, ...(left > 0 ? [paperText(lang).more(formats(lang).integer(left))] : [])].join('; ');
}
