/**
 * Folds a text for search: no case, no Vietnamese marks, đ as d, single blanks. So "binh son" finds "xã Bình Sơn", and
 * the two ways of writing the same word ("Hoà", "Hòa") are one.
 */
export function searchFold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/** Below this many letters, a text without its blanks holds nearly anything. */
const UNSPACED_LETTERS_MIN = 5;

/**
 * Makes the test of one search: every word asked for begins a word of the text of its own, in any order; or the whole,
 * typed without blanks ("binhson"), is in it.
 */
export function searchMatcher(asked: string): (text: string) => boolean {
  const matches = foldedMatcher(asked);
  return (text) => matches(searchFold(text));
}

/** The same for texts that were folded before: of a list of thousands, folding takes far longer than looking. */
export function foldedMatcher(asked: string): (folded: string) => boolean {
  const folded = searchFold(asked);
  const unspaced = folded.replaceAll(' ', '');
  // The longest first, so that "hoa" does not take the word that only "hoang" fits.
  const words = folded.split(' ').sort((a, b) => b.length - a.length);
  return (text) => {
    const left = text.split(' ');
    if (unspaced.length >= UNSPACED_LETTERS_MIN && left.join('').includes(unspaced)) return true;
    return words.every((word) => {
      const place = left.findIndex((each) => each.startsWith(word));
      if (place >= 0) left.splice(place, 1);
      return place >= 0;
    });
  };
}
