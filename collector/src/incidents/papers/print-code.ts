import { damm } from '@mach/diagnosis';
import type { Random } from '@mach/ports';

/** First digit of a paper's code: those that clerks read from the check-up page begin with another. */
const FORM = '2';
const DIGITS = 12;
const CHANCE_DIGITS = DIGITS - FORM.length - 1;
/** Enough bytes that no digit is noticeably likelier than another. */
const CHANCE_BYTES = 12;

/** A new code: twelve digits that nobody can guess, the last a check digit (`damm`). */
export function newPrintCode(random: Random, isTaken: (code: string) => boolean): string {
  for (;;) {
    const number = BigInt(`0x${Buffer.from(random.bytes(CHANCE_BYTES)).toString('hex')}`);
    const payload = FORM + (number % 10n ** BigInt(CHANCE_DIGITS)).toString().padStart(CHANCE_DIGITS, '0');
    const code = payload + String(damm(payload));
    if (!isTaken(code)) return code;
  }
}

export type ReadPrintCode =
  | { readonly ok: true; readonly code: string }
  /** `digits`: no twelve digits · `mistyped`: a digit is wrong, or two changed places. */
  | { readonly ok: false; readonly because: 'digits' | 'mistyped' };

/** Reads a code as people type it; blanks, dots and dashes between digits are passed over. */
export function readPrintCode(text: string): ReadPrintCode {
  const code = text.normalize('NFKC').replace(/[\s.\-–]/g, '');
  if (!/^\d{12}$/.test(code)) return { ok: false, because: 'digits' };
  return damm(code) === 0 && code.startsWith(FORM) ? { ok: true, code } : { ok: false, because: 'mistyped' };
}
