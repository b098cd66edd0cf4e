import { tags } from './tags.ts';

/** Bytes of one element: tag, length, content. The content is whole elements one after the other, or a value. */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const bytes = concat(content);
  return concat([Uint8Array.of(tag, ...lengthOctets(bytes.length)), bytes]);
}

export const sequence = (...elements: readonly Uint8Array[]) => element(tags.sequence, ...elements);
export const octets = (bytes: Uint8Array) => element(tags.octetString, bytes);
/** An object identifier by its content, as `oids` has them. */
export const oid = (content: Uint8Array) => element(tags.oid, content);
export const nothing = Uint8Array.of(tags.null, 0);

/** A number that is not negative, most significant byte first. */
export const unsigned = (bytes: Uint8Array) => element(tags.integer, unsignedContent(bytes));

/**
 * The content of an INTEGER that is not negative, as DER wants it (X.690, 8.3.2): no needless zeros in front, and one
 * where the first bit would make it negative.
 */
export function unsignedContent(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first < 0) return Uint8Array.of(0);
  const shortest = bytes.subarray(first);
  return (shortest[0] as number) >= 0x80 ? concat([Uint8Array.of(0), shortest]) : shortest;
}

/** X.690, 8.1.3: short below 128, else a count of octets and the length in them. */
function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octetsOfLength: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octetsOfLength.unshift(rest % 256);
  return [0x80 | octetsOfLength.length, ...octetsOfLength];
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
