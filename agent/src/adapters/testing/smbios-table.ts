/** Type, the bytes after the first four, strings. */
export type Structure = readonly [type: number, area: readonly number[], strings: readonly string[]];

/** A table of SMBIOS from structures, with its end. */
export function smbios(...structures: readonly Structure[]): Uint8Array {
  return Uint8Array.from(
    [...structures, [127, [], []] as const].flatMap(([type, area, strings], handle) => [
      type,
      area.length + 4,
      handle,
      0,
      ...area,
      ...Buffer.from(strings.length === 0 ? '\0\0' : `${strings.join('\0')}\0\0`, 'latin1'),
    ]),
  );
}

/** Little-endian, in as many bytes as asked. */
const little = (value: number, bytes: number): readonly number[] =>
  Array.from({ length: bytes }, (_, place) => Math.floor(value / 256 ** place) % 256);

/** A memory array: `use` is 3 for working memory, 5 for flash. */
export const memoryArray = (use: number, maxKib: number): Structure => [
  16,
  [3, use, 3, ...little(maxKib, 4), 0xfe, 0xff, 2, 0],
  [],
];

export interface MadeDevice {
  /** The handle of its array: the array's place in the table. */
  readonly array?: number;
  /** As it stands in the word: MB, 0 for an empty slot. */
  readonly size: number;
  readonly extendedMib?: number;
  readonly form?: number;
  readonly kind?: number;
  readonly speed?: number;
  readonly locator?: string;
  readonly bank?: string;
}

/** A memory device in its form of SMBIOS 2.8: a DIMM of DDR4 unless said otherwise. */
export function memoryDevice(device: MadeDevice): Structure {
  const {
    array = 0,
    size,
    extendedMib = 0,
    form = 9,
    kind = 0x1a,
    speed = 0,
    locator = 'DIMM A1',
    bank = '-',
  } = device;
  const head = [...little(array, 2), 0xfe, 0xff, 64, 0, 64, 0, ...little(size, 2), form, 0, 1, 2, kind, 0, 0];
  return [
    17,
    [...head, ...little(speed, 2), 0, 0, 0, 0, 0, ...little(extendedMib, 4), ...Array(8).fill(0)],
    [locator, bank],
  ];
}
