import { DAY_MS, HOUR_MS, isWorkingDay, localDay, MINUTE_MS } from './calendar.ts';
import type { DeviceFaults } from './faults.ts';
import { draw } from './noise.ts';
import type { FleetDevice } from './province.ts';
import type { Fault } from './scenario.ts';

/** Time from power to a running system. */
const BOOT_MS = { hdd: 95_000, ssd: 25_000 } as const;

/** When the boot in which a PC runs at a moment began, wall ms; undefined while it is off. Power cuts and people end boots. */
export function bootAt(device: FleetDevice, faults: DeviceFaults, wall: number): number | undefined {
  const interval = plannedInterval(device, wall);
  if (interval === undefined) return undefined;
  let bootedAt = interval.from;
  for (const fault of faults.all) {
    if (fault.type !== 'power-cut' && fault.type !== 'switched-off') continue;
    if (fault.to <= interval.from || goesAt(device, fault) > wall) continue;
    const spread = 1 + draw(device.key, 'boot-spread', fault.from);
    bootedAt = Math.max(bootedAt, fault.to + Math.round(spread * BOOT_MS[device.hardware.disk.kind]));
  }
  return bootedAt > wall ? undefined : bootedAt;
}

/** How the boots of a PC ended before the one that began at a moment: by a shutdown, or without one. They only grow. */
export function stopsBefore(
  device: FleetDevice,
  faults: DeviceFaults,
  bootWall: number,
): { readonly clean: number; readonly unclean: number } {
  const ended = faults.all.filter(
    ({ type, to }) => (type === 'power-cut' || type === 'switched-off') && to <= bootWall,
  );
  const unclean = ended.filter((fault) => !isByPeople(fault)).length;
  // One for each half day that it was on by its habits.
  const planned = Math.floor((plannedInterval(device, bootWall)?.from ?? bootWall) / (12 * HOUR_MS));
  return { clean: planned + ended.length - unclean, unclean };
}

/** People shut PCs down one after another, within so long; a breaker and a power cut take all at once. */
const LEAVING_MS = 10 * MINUTE_MS;

function goesAt(device: FleetDevice, fault: Fault): number {
  return fault.from + (isByPeople(fault) ? Math.round(draw(device.key, 'leaving', fault.from) * LEAVING_MS) : 0);
}

/** Nobody pulls the plug of one that is said to be switched off, unless it is said. */
const isByPeople = (fault: Fault) => fault.type === 'switched-off' && fault.how !== 'breaker';

/** The stretch for which the PC would stay on if nothing happened. */
function plannedInterval(
  device: FleetDevice,
  wall: number,
): { readonly from: number; readonly to: number } | undefined {
  const { midnight, weekday } = localDay(wall);
  if (device.leftOn) {
    // It restarts by itself early on Monday, for updates.
    const monday = midnight - ((weekday + 6) % 7) * DAY_MS + 3 * HOUR_MS;
    const from = monday <= wall ? monday : monday - 7 * DAY_MS;
    return { from, to: from + 7 * DAY_MS };
  }
  if (!isWorkingDay(wall)) return undefined;
  const on = midnight + 6.6 * HOUR_MS + vary(device, 'on', midnight, 35);
  const off = midnight + 16.9 * HOUR_MS + vary(device, 'off', midnight, 30);
  const lunch = midnight + 11.5 * HOUR_MS + vary(device, 'lunch', midnight, 15);
  const back = midnight + 13.3 * HOUR_MS + vary(device, 'back', midnight, 15);
  const stretches = device.offAtLunch
    ? [
        { from: on, to: lunch },
        { from: back, to: off },
      ]
    : [{ from: on, to: off }];
  return stretches.find(({ from, to }) => wall >= from && wall < to);
}

/** So many minutes at most, another figure each day. */
const vary = (device: FleetDevice, name: string, midnight: number, minutes: number) =>
  Math.round(draw(device.key, name, midnight) * minutes) * MINUTE_MS;
