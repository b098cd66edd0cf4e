/** Reads an object that was written down as JSON; undefined for a text that is not one of the kind that is asked for. */
export function keptObject<Kept extends object>(
  text: string | undefined,
  isOne: (found: Partial<Kept>) => boolean,
): Kept | undefined {
  if (text === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && isOne(found) ? (found as Kept) : undefined;
  } catch {
    return undefined;
  }
}

export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
