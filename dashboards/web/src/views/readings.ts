import type { LatestReading } from '@mach/wire';

/** The good readings of a kind; those that failed carry no facts. */
export function goodReadings(readings: readonly LatestReading[], kind: string): LatestReading[] {
  return readings.filter((reading) => reading.kind === kind && reading.ok);
}

/** The first good reading of a kind that has no parts. */
export function goodReading(readings: readonly LatestReading[], kind: string): LatestReading | undefined {
  return readings.find((reading) => reading.kind === kind && reading.ok);
}

/** A value as a finite number, or undefined: absent is unknown, never nought. */
export function numberOf(reading: LatestReading | undefined, name: string): number | undefined {
  const value = reading?.values[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A value as text that says something, or undefined. */
export function textOf(reading: LatestReading | undefined, name: string): string | undefined {
  const value = reading?.values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Joins what is known with blanks; undefined when nothing is. */
export function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}
