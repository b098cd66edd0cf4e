import type { PriorityRow } from '@mach/wire';
import type { PriorityPolicy } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';
import { type ValuedDevice, valueInSlices } from './value-devices.ts';

/**
 * Ranks devices by the minutes of working time a month that better equipment would give back: a first estimate, from the
 * policy's figures and what was measured. An unknown part is taken to cost what such parts cost elsewhere, so that silence never ranks
 * a device lower than the known ones at large; its spread reaches to the worst. Ties go by what is lost beyond the working month, then by device number; the order of the input
 * changes nothing. Minutes are those of people: a counter's count for the clerk and the citizen.
 */
export function rankDevices(devices: readonly RankedDevice[], policy: PriorityPolicy): readonly PriorityRow[] {
  const slices = rankInSlices(devices, policy, devices.length);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/** The same with a stop after each `devicesASlice`, so that a program with one thread can do something else in between. */
export function* rankInSlices(
  devices: readonly RankedDevice[],
  policy: PriorityPolicy,
  devicesASlice: number,
): Generator<undefined, readonly PriorityRow[], void> {
  return rankValued(yield* valueInSlices(devices, policy, devicesASlice));
}

/** The list of devices that were valued already. */
export function rankValued(valued: readonly ValuedDevice[]): readonly PriorityRow[] {
  return valued
    .slice()
    .sort((a, b) => likely(b) - likely(a) || b.beyond - a.beyond || byNumber(a.row, b.row))
    .map(({ row }, place) => ({ rank: place + 1, ...row }));
}

const likely = ({ row }: ValuedDevice): number => row.minutesPerMonth.likely;

type UnrankedRow = ValuedDevice['row'];

const byNumber = (a: UnrankedRow, b: UnrankedRow): number =>
  a.number - b.number || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0);
