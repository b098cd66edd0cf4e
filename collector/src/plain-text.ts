/**
 * What somebody typed or said, as it may stand on pages and paper: composed, on one line, without characters that can't be seen. Those that
 * turn the direction of writing could make a sentence read otherwise than it was written.
 */
export function plainText(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Controls, joiners of no width, marks and overrides of direction; line breaks and tabs are left to become blanks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
