import type { Reading } from '@mach/wire';

/** Readings of one device as lines for a terminal: a line a part, its values by name, as the catalogue has them. */
export function printedParts(readings: readonly Reading[]): readonly string[] {
  return readings.map(({ kind, target, ok, failure, detail, values }) => {
    const name = target === undefined ? kind : `${kind} ${target}`;
    const told = Object.entries(values).map(([value, said]) => `${value}=${printed(said)}`);
    return [`${name}:`, ...(ok ? [] : [`${failure}: ${detail}`]), ...told].join(' ');
  });
}

/** A text with blanks would run into the next value. */
const printed = (said: number | string | boolean): string =>
  typeof said === 'string' && !/^[\w.:/+-]+$/.test(said) ? JSON.stringify(said) : String(said);
