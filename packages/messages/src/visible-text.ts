/**
 * Controls, joiners of no width, marks and overrides of direction; line breaks and tabs stay. Pages keep a name to its own element; on
 * paper and in a letter one such mark would turn the code and the figures after it, and nobody would see why.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** A text without characters that can't be seen. */
export const visibleText = (text: string): string => text.replace(INVISIBLE, '');

/** The same of each text in data, however deep. Keys are ours, and stay. */
export function allVisible<Data>(data: Data): Data {
  if (typeof data === 'string') return visibleText(data) as Data;
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(allVisible) as Data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, allVisible(value)])) as Data;
}
