import { tags } from './tags.ts';

/** One element of DER: its tag and its content, which is a view into the bytes that were read. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Most elements of one level. The messages that are read here have a dozen at most. */
const ELEMENTS_MAX = 100;
/** Most octets of a length: 16 MiB, more than any body that is fetched. */
const LENGTH_OCTETS_MAX = 3;

/**
 * The elements that stand one after the other in bytes, to their end; none at all where they are not whole DER: cut,
 * longer than the bytes, of indefinite length, with a tag of several bytes, or more than a message has.
 *
 * One level alone is read. A reader goes down by a path that it knows, so nothing that is nested deeply can lead it on.
 */
export function elementsIn(bytes: Uint8Array): readonly DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const found = elementAt(bytes, at);
    if (found === undefined || elements.length === ELEMENTS_MAX) return [];
    elements.push(found.element);
    at = found.end;
  }
  return elements;
}

/** The elements inside one of this tag; none where it is missing or another one. */
export const elementsOf = (element: DerElement | undefined, tag: number): readonly DerElement[] =>
  element?.tag === tag ? elementsIn(element.content) : [];

/** The content of an element of this tag. */
export const contentOf = (element: DerElement | undefined, tag: number): Uint8Array | undefined =>
  element?.tag === tag ? element.content : undefined;

/** A small number that is not negative, of an INTEGER or an ENUMERATED. */
export function smallNumber(element: DerElement | undefined, tag: number): number | undefined {
  const content = contentOf(element, tag);
  return content?.length === 1 && (content[0] as number) < 0x80 ? content[0] : undefined;
}

/**
 * A GeneralizedTime in ms since 1970, as RFC 5280 (4.1.2.5.2) and RFC 3161 (2.4.2) narrow it: to the second or a
 * fraction of it, in UTC.
 */
export function timeMs(element: DerElement | undefined): number | undefined {
  const content = contentOf(element, tags.generalizedTime);
  if (content === undefined || content.length > TIME_BYTES_MAX) return undefined;
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(String.fromCharCode(...content));
  if (found === null) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(Number(found[7] ?? 0) * 1_000);
}

const TIME_BYTES_MAX = 32;

export const equalBytes = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && one.every((byte, index) => byte === other[index]);

function elementAt(bytes: Uint8Array, at: number): { readonly element: DerElement; readonly end: number } | undefined {
  const tag = bytes[at];
  const short = bytes[at + 1];
  if (tag === undefined || short === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const count = short < 0x80 ? 0 : short & 0x7f;
  // 0x80 alone is the indefinite length of BER, which DER does not have.
  if (short === 0x80 || count > LENGTH_OCTETS_MAX) return undefined;
  const start = at + 2 + count;
  if (start > bytes.length) return undefined;
  const length = count === 0 ? short : bytes.subarray(at + 2, start).reduce((sum, octet) => sum * 256 + octet, 0);
  const end = start + length;
  return end > bytes.length ? undefined : { element: { tag, content: bytes.subarray(start, end) }, end };
}
