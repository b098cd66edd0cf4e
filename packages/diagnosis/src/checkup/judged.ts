import type { CheckReading, CheckTopic } from './check-terms.ts';

/** A light, and why. */
export type Judged = Omit<CheckTopic, 'topic'>;

export const unknown: Judged = { light: 'unknown', values: {} };
export const notAsked: Judged = { light: 'not-asked', values: {} };

export const find = (readings: readonly CheckReading[], kind: string): CheckReading | undefined =>
  readings.find((reading) => reading.kind === kind);
