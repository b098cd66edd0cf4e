/**
 * Text in UTF-8 that a program took for a code page of Windows and saved again, as Excel does with a CSV that has no mark: "xã Bình Sơn"
 * is then "xÃ£ BÃ¬nh SÆ¡n". Each letter still stands for one byte, so that what was meant can be had back, unless bytes were lost.
 */
const CODE_PAGES = ['windows-1252', 'windows-1258'] as const;
const BYTES = CODE_PAGES.map((page) => {
  const decoder = new TextDecoder(page);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
});
const IS_PLAIN = /^\p{ASCII}*$/u;
/** What two bytes of the usual Vietnamese letters look like: ạ-ỹ, à-ý, đ, ă, ơ, ư. No word of Vietnamese has them, in Unicode or TCVN3. */
const TRACES = /á[º»][^\s,;]|Ã[\u0080-\u00BF]|Ä[\u0080-\u00BF\u2018\u2019]|Æ[\u00A0\u00A1\u00AF\u00B0]/u;

/** What was meant, or undefined where the text is none that was saved so, or has lost bytes. */
export function mendUtf8Twice(text: string): string | undefined {
  if (IS_PLAIN.test(text)) return undefined;
  for (const bytes of BYTES) {
    const codes = Array.from(text, (letter) => bytes.get(letter));
    if (codes.some((code) => code === undefined)) continue;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes as number[]));
    } catch {
      // Letters that are meant as they stand.
    }
  }
  return undefined;
}

/** Whether a text still has traces of it: some of its letters can't be had back. */
export const hasUtf8Traces = (text: string): boolean => TRACES.test(text);
