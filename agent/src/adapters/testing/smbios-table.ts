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
