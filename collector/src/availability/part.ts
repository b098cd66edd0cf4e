import { addTallies, availabilityOf, NO_TIME, type Tally } from '@mach/diagnosis';
import type { AvailabilityPart } from '@mach/wire';

/** A tally as reports tell it: the seconds, and what they come to. */
export function partOf(tally: Tally): AvailabilityPart {
  return { ...availabilityOf(tally), seconds: secondsOf(tally) };
}

export const secondsOf = (tally: Tally = NO_TIME): AvailabilityPart['seconds'] => ({
  up: tally.up,
  degraded: tally.degraded,
  down: tally.down,
  switchedOff: tally['switched-off'],
  powerCut: tally['power-cut'],
  noData: tally['no-data'],
});

/** Several parts as one: their seconds added up, and what those come to. */
export function addParts(parts: readonly AvailabilityPart[]): AvailabilityPart {
  return partOf(
    addTallies(
      parts.map(({ seconds }) => ({
        ...NO_TIME,
        up: seconds.up,
        degraded: seconds.degraded,
        down: seconds.down,
        'switched-off': seconds.switchedOff,
        'power-cut': seconds.powerCut,
        'no-data': seconds.noData,
      })),
    ),
  );
}
