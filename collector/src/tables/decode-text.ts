import type { TablePreview } from '@mach/wire';
import { fromTcvn3, looksLikeTcvn3 } from './tcvn3.ts';
import { hasUtf8Traces, mendUtf8Twice } from './utf8-twice.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: NonNullable<TablePreview['encoding']>;
}

/** How much of a file is looked at to tell UTF-16 without a mark. */
const LOOKED_AT = 2_000;
const VIETNAMESE = /[àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝăđĩũơưĂĐĨŨƠƯ\u1EA0-\u1EF9]/u;

/**
 * The text of a file as Excel and the editors of Vietnamese offices write it: UTF-8, UTF-16 ("Unicode text"), TCVN3, or the code page
 * of Windows. Letters come composed (NFC), so that what was typed in two ways is one. Never throws: what is no text gives nonsense, which
 * the reader of its columns refuses.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return { text: composed(new TextDecoder(utf16).decode(bytes)), encoding: 'utf-16' };
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) {
    const mended = mendUtf8Twice(utf8.replace(/^\uFEFF/, ''));
    if (mended !== undefined) return { text: composed(mended), encoding: 'utf-8-twice' };
    if (hasUtf8Traces(utf8)) return { text: composed(utf8), encoding: 'utf-8' };
    // A table in TCVN3 that was saved as UTF-8: the signs are there, each as a letter of Latin-1.
    return looksLikeTcvn3(utf8)
      ? { text: fromTcvn3(utf8), encoding: 'tcvn3' }
      : { text: composed(utf8), encoding: 'utf-8' };
  }
  const old = fromTcvn3(Buffer.from(bytes).toString('latin1'));
  const windows = composed(new TextDecoder('windows-1258').decode(bytes));
  const isOld = strangeLetters(old) < strangeLetters(windows);
  const [text, encoding] = isOld ? ([old, 'tcvn3'] as const) : ([windows, 'windows-1258'] as const);
  if (/[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/u.test(text)) return { text, encoding };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

/** Letters and signs beyond ASCII that Vietnamese does not write: where a text is read with the wrong letters, it is full of them. */
const strangeLetters = (text: string): number =>
  Array.from(text).filter((letter) => letter > '\u007F' && !VIETNAMESE.test(letter)).length;

const composed = (text: string) => text.replace(/^\uFEFF/, '').normalize('NFC');

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By its mark, or, without one, by the empty half of most of its letters. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const many = head.length / 6;
  if ((zeros[1] ?? 0) > many) return 'utf-16le';
  return (zeros[0] ?? 0) > many ? 'utf-16be' : undefined;
}
