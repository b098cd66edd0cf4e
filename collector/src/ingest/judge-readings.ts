import type { Reading } from '@mach/wire';
import { countersByKind } from './catalogue.ts';

/** Longest name of an unknown kind that is counted. */
const NAME_LENGTH_MAX = 64;

/** What the catalogue says of readings that have the right form: a counter below zero is a problem, an unknown kind none. */
export function judgeReadings(readings: readonly Reading[]): {
  readonly problem?: string;
  readonly unknownKinds: readonly string[];
  readonly values: number;
} {
  let unknownKinds: string[] | undefined;
  let values = 0;
  for (let i = 0; i < readings.length; i++) {
    const reading = readings[i] as Reading;
    for (const _ in reading.values) values++;
    const counters = countersByKind.get(reading.kind);
    if (counters === undefined) {
      unknownKinds ??= [];
      const name = `kind ${reading.kind.slice(0, NAME_LENGTH_MAX)}`;
      if (!unknownKinds.includes(name)) unknownKinds.push(name);
      continue;
    }
    for (const counter of counters) {
      const value = reading.values[counter];
      if (typeof value === 'number' && value < 0) {
        const problem = `readings[${i}].values.${counter}: found ${value}, expected a counter of 0 or more`;
        return { problem, unknownKinds: [], values };
      }
    }
  }
  return { unknownKinds: unknownKinds ?? [], values };
}
