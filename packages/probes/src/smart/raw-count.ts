/** A raw value as a count; `packed`: more stands in its upper words. `unknown`: it is no count that we can read. */
export type RawCount =
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'packed'; readonly count: number }
  | { readonly type: 'unknown' };

/** From here on a plain number is several packed into 48 bits, or all ones: no disk has four billion of anything that is counted here. */
const PLAIN_MAX = 0xff_ff_ff_fe;

/**
 * Reads a raw value by smartctl's own print of it, which knows the vendor's format (drivedb): `2111 (12437 0)` has the count
 * in its lowest word and something else above. Three words, as Seagate packs command timeouts, stand highest first.
 */
export function rawCount(value: number | undefined, text: string | undefined): RawCount {
  const printed = text?.trim() ?? '';
  if (/^\d+$/.test(printed)) return plain(Number(printed));
  const words = /^(\d{1,5}) (\d{1,5}) (\d{1,5})$/.exec(printed);
  if (words !== null) return { type: 'packed', count: Number(words[3]) };
  const leading = /^(\d{1,10}) \([\d /]*\)$/.exec(printed)?.[1];
  if (leading !== undefined) return { type: 'packed', count: Number(leading) };
  return printed === '' && value !== undefined ? plain(value) : { type: 'unknown' };
}

/**
 * Timeouts of Seagate's disks that drivedb does not know: all timeouts in the lowest of three 16-bit words, those that
 * lasted longer than 5 and 7.5 s in the others, which are never more.
 */
export function threeWords(value: number): RawCount {
  const [low, middle, high] = [value % 65_536, Math.floor(value / 65_536) % 65_536, Math.floor(value / 2 ** 32)];
  return middle <= low && high <= middle ? { type: 'packed', count: low } : { type: 'unknown' };
}

function plain(count: number): RawCount {
  const isCount = Number.isSafeInteger(count) && count >= 0 && count <= PLAIN_MAX;
  // An empty lowest word below others that are not: a count of nothing, beside something else.
  const isShifted = count > 0 && count % 65_536 === 0;
  return isCount && !isShifted ? { type: 'count', count } : { type: 'unknown' };
}
