/**
 * Vietnamese letters of the time before Unicode. TCVN 5712 VN3 (fonts `.VnTime` and the like) puts them in the places of western letters, so that *máy
 * tính* reads `m¸y tÝnh`; it is turned into Unicode by the table of the standard. Other ways of that time (VNI) are known by their font and not turned.
 */
const TCVN3 = new Map<string, string>();
const put = (from: number, letters: string) => {
  for (const [i, letter] of [...letters].entries()) TCVN3.set(String.fromCharCode(from + i), letter);
};
put(0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ');
put(0xb5, 'àảãáạ');
put(0xbb, 'ằẳẵắ');
TCVN3.set('\xc6', 'ặ');
put(0xc7, 'ầẩẫấậè');
put(0xce, 'ẻẽéẹềểễếệìỉ');
put(0xdc, 'ĩíịò');
put(0xe1, 'ỏõóọồổỗốộờởỡớợù');
put(0xf1, 'ủũúụừửữứựỳỷỹýỵ');

/** Signs that no Vietnamese text in Unicode has beside a letter: they betray TCVN3. */
const BETRAYING = /\p{L}[¡-¿Æ×ØÞßäåæçëîïñö÷øûüþ]|[¡-¬®-¿Æ×ØÞßäåæçëîïñö÷øûüþ]\p{L}/u;
/** Letters that only Unicode has. */
const UNICODE_VIETNAMESE = /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]/;
/** A capital with a mark between small letters: tÝnh. */
const CAPITAL_INSIDE = /\p{Ll}[\xc0-\xdd](?=\p{Ll}|$|\s)/u;

const isOldFont = (font: string | undefined): boolean => font?.toLowerCase().startsWith('.vn') === true;
export const isVniFont = (font: string | undefined): boolean => /^vni-/i.test(font ?? '');

/** Whether a text is TCVN3, by its font or by its signs. */
export function isTcvn3(text: string, font?: string): boolean {
  if (!/[\x80-\xff]/.test(text) || UNICODE_VIETNAMESE.test(text.normalize('NFC'))) return false;
  return isOldFont(font) || BETRAYING.test(text) || CAPITAL_INSIDE.test(text);
}

/** TCVN3 as Unicode. A font whose name ends with H has capitals in the places of small letters. */
export function fromTcvn3(text: string, font = ''): string {
  const turned = [...text].map((letter) => TCVN3.get(letter) ?? letter).join('');
  return isOldFont(font) && font.endsWith('H') ? turned.toUpperCase() : turned;
}
