/** Prints one line of an accuracy run. */
export type Say = (line: string) => void;

/** Milliseconds as they are printed. */
export const figure = (value: unknown): string => Number(value).toFixed(2);

/** Mean change from one value to the next (RFC 3393), computed here and not by what is tested. */
export function meanChange(values: readonly number[]): number {
  const changes = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  return changes.reduce((sum, each) => sum + each, 0) / changes.length;
}

/** The value at a share of the sorted ones. */
export function rank(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
