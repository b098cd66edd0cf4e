import { AVAILABILITY_STATES, type AvailabilityState, type States } from './day-states.ts';
import { overlap, type Stretch } from './pieces.ts';

/** Seconds in each state. Those of one stretch of time add up to its length. */
export type Tally = Readonly<Record<AvailabilityState, number>>;

export const NO_TIME = Object.fromEntries(AVAILABILITY_STATES.map((state) => [state, 0])) as Tally;

/** How long each state held within stretches of the day, which are in order and apart. */
export function tallyOf(states: States, within: readonly Stretch[]): Tally {
  const tally = { ...NO_TIME } as Record<AvailabilityState, number>;
  for (const { from, to, value } of states) tally[value] += overlap(within, from, to);
  return tally;
}

export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = { ...NO_TIME } as Record<AvailabilityState, number>;
  for (const tally of tallies) for (const state of AVAILABILITY_STATES) sum[state] += tally[state];
  return sum;
}

/**
 * What a tally comes to. `ratio` is the share of up and degraded in what was measured, undefined where nothing was. `atWorst` and
 * `atBest` count the time without data as down and as up: the truth lies between. Switched off and power cuts count for neither side.
 */
export interface Availability {
  readonly ratio?: number;
  readonly atWorst?: number;
  readonly atBest?: number;
  /** Of the time that was not switched off and had power: the share that was measured. */
  readonly coverage?: number;
  readonly noDataShare?: number;
}

export function availabilityOf(tally: Tally): Availability {
  const good = tally.up + tally.degraded;
  const measured = good + tally.down;
  const expected = measured + tally['no-data'];
  const all = expected + tally['switched-off'] + tally['power-cut'];
  return {
    ...(measured === 0 ? {} : { ratio: good / measured }),
    ...(expected === 0
      ? {}
      : {
          atWorst: good / expected,
          atBest: (good + tally['no-data']) / expected,
          coverage: measured / expected,
        }),
    ...(all === 0 ? {} : { noDataShare: tally['no-data'] / all }),
  };
}
