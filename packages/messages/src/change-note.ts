import type { RankChange } from '@mach/wire';
import { formats } from './format.ts';
import type { Language } from './language.ts';
import { pageMessages } from './pages.ts';
import { reasonName } from './reason-names.ts';

/** What became of a device since the list settled before, in one cell. */
export function changeNote(change: RankChange | undefined, lang: Language): string {
  const words = pageMessages(lang).priorities;
  const { integer } = formats(lang);
  if (change === undefined) return '';
  if (change.kind === 'new') return words.changeNew;
  const rank = integer(change.rankBefore);
  if (change.kind === 'held') return words.changeHeld(rank);
  const named = (codes: readonly string[]) => codes.map((code) => reasonName(code, lang)).join(', ');
  return [
    words.changeMoved(rank, integer(change.minutesBefore)),
    ...(change.came.length > 0 ? [words.changeCame(named(change.came))] : []),
    ...(change.went.length > 0 ? [words.changeWent(named(change.went))] : []),
  ].join('; ');
}
