const CODES: Readonly<Record<string, number>> = { commune_code: 5, province_code: 2 };

/**
 * Puts back the zeros that Excel takes from the beginning of a code: "123" can only be 00123, for codes have five digits, and of a
 * province two. Gives the rows, head first, and how many cells it changed.
 */
export function restoreZeros(rows: readonly (readonly string[])[]): {
  readonly rows: readonly (readonly string[])[];
  readonly restored: number;
} {
  const [head = [], ...body] = rows;
  const lengths = head.map((name) => CODES[name]);
  let restored = 0;
  const filled = body.map((cells) =>
    cells.map((cell, column) => {
      const length = lengths[column];
      const digits = cell.trim();
      if (length === undefined || digits.length >= length || !/^\d+$/.test(digits)) return cell;
      restored++;
      return digits.padStart(length, '0');
    }),
  );
  return { rows: [head, ...filled], restored };
}
