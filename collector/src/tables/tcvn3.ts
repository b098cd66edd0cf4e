/**
 * TCVN 5712:1993, character set VN3 ("ABC fonts"): what Vietnamese offices typed in before Unicode, each letter one byte. Read as
 * Latin-1, "xã Bình Sơn" is "x· B×nh S¬n". Capitals with marks were other fonts and are not told apart here.
 */
const FIRST = 0xa1;
const LETTERS = [
  'ĂÂÊÔƠƯĐăâêôơưđ',
  /* af */ '\u0000\u0000\u0000\u0000\u0000\u0000',
  /* b5 */ 'àảãáạ',
  /* ba */ '\u0000',
  /* bb */ 'ằẳẵắ',
  /* bf */ '\u0000\u0000\u0000\u0000\u0000\u0000\u0000',
  /* c6 */ 'ặầẩẫấậè',
  /* cd */ '\u0000',
  /* ce */ 'ẻẽéẹềểễếệìỉ',
  /* d9 */ '\u0000\u0000\u0000',
  /* dc */ 'ĩíịò',
  /* e0 */ '\u0000',
  /* e1 */ 'ỏõóọồổỗốộờởỡớợù',
  /* f0 */ '\u0000',
  /* f1 */ 'ủũúụừửữứựỳỷỹýỵ',
].join('');

const BY_CODE = new Map([...LETTERS].flatMap((letter, at) => (letter === '\u0000' ? [] : [[FIRST + at, letter]])));
/** Letters that no text in Unicode has so often beside Vietnamese ones: signs that stand for letters in TCVN3. */
const SIGNS = /[\u00A8-\u00AE\u00B5-\u00B9\u00BB-\u00BE\u00C6\u00D7\u00DE\u00DF\u00D8\u00DC\u00F7]/u;
/** Letters that only Vietnamese written in Unicode has. */
const UNICODE_LETTERS = /[ăđơưĂĐƠƯ\u1EA0-\u1EF9]|[\u0300\u0301]|\u0303|\u0309|\u0323/u;

/** Whether a text, read as Latin-1, can only be TCVN3: it has signs where letters belong, beside letters, and none of Vietnamese in Unicode. */
export const looksLikeTcvn3 = (text: string): boolean =>
  !UNICODE_LETTERS.test(text) && new RegExp(`\\p{Letter}${SIGNS.source}|${SIGNS.source}\\p{Letter}`, 'u').test(text);

/** Vietnamese out of TCVN3 that was read as Latin-1. What stands for no letter there stays as it is. */
export const fromTcvn3 = (text: string): string =>
  Array.from(text, (letter) => BY_CODE.get(letter.codePointAt(0) ?? 0) ?? letter).join('');
