/** One structure of SMBIOS: its formatted area, of which the first four bytes are type, length and handle, and its strings. */
export interface SmbiosStructure {
  readonly type: number;
  readonly area: Uint8Array;
  readonly strings: readonly string[];
}

/** A PC has some hundred; what claims more is damaged. */
const STRUCTURES_MAX = 4_096;
const END_OF_TABLE = 127;

/** The structures of a table (DSP0134), as far as it is sound: one that is cut ends the list. */
export function readSmbios(table: Uint8Array): readonly SmbiosStructure[] {
  const structures: SmbiosStructure[] = [];
  for (let at = 0; at + 4 <= table.length && structures.length < STRUCTURES_MAX; ) {
    const [type = END_OF_TABLE, length = 0] = table.subarray(at, at + 2);
    if (length < 4 || type === END_OF_TABLE || at + length > table.length) break;
    const stringsAt = at + length;
    let end = stringsAt;
    // Strings end with an empty one: two zeros, also where there is none.
    while (end + 1 < table.length && (table[end] !== 0 || table[end + 1] !== 0)) end++;
    const strings = Buffer.from(table.subarray(stringsAt, end)).toString('latin1').split('\0');
    structures.push({ type, area: table.subarray(at, stringsAt), strings });
    at = end + 2;
  }
  return structures;
}

/** A string by the byte that holds its number, from 1 on; empty where there is none. */
export function smbiosText({ area, strings }: SmbiosStructure, at: number): string {
  const number = area[at] ?? 0;
  return number === 0 ? '' : (strings[number - 1] ?? '').trim();
}
