import { draw } from './noise.ts';

/** Vietnam has one time, seven hours before UTC, and no summer time. */
const LOCAL_OFFSET_MS = 7 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** The finest step in which working hours begin and end. */
const SLOT_MS = 30 * MINUTE_MS;

/** Working hours of communes: Monday to Friday, 07:00 to 11:30 and 13:30 to 17:00. In hours of the local day. */
export const WORKING_HOURS: readonly (readonly [from: number, to: number])[] = [
  [7, 11.5],
  [13.5, 17],
];

/** The local midnight before a moment, and the day of the week, 0 = Sunday. Times in ms since 1970. */
export function localDay(wall: number): { readonly midnight: number; readonly weekday: number } {
  const day = Math.floor((wall + LOCAL_OFFSET_MS) / DAY_MS);
  // 1970-01-01 was a Thursday.
  return { midnight: day * DAY_MS - LOCAL_OFFSET_MS, weekday: (((day + 4) % 7) + 7) % 7 };
}

/** Whether it is a working day. Public holidays are not known here. */
export const isWorkingDay = (wall: number): boolean => {
  const { weekday } = localDay(wall);
  return weekday >= 1 && weekday <= 5;
};

export function isWorkingTime(wall: number): boolean {
  const hours = (wall - localDay(wall).midnight) / HOUR_MS;
  return isWorkingDay(wall) && WORKING_HOURS.some(([from, to]) => hours >= from && hours < to);
}

/** How hard a PC is used at a moment, 0 to 1, the same for each half hour. The first hour of the morning is the busiest. */
export function activityAt(key: number, wall: number): number {
  return activityOfSlot(key, Math.floor(wall / SLOT_MS));
}

/** The time integral of `activityAt` in ms: what counters that grow with use are made from, so that they never fall. */
export function activeMs(key: number, fromWall: number, toWall: number): number {
  let sum = 0;
  for (let from = fromWall; from < toWall; ) {
    const slot = Math.floor(from / SLOT_MS);
    const to = Math.min(toWall, (slot + 1) * SLOT_MS);
    sum += (to - from) * activityOfSlot(key, slot);
    from = to;
  }
  return sum;
}

function activityOfSlot(key: number, slot: number): number {
  const wall = slot * SLOT_MS;
  if (!isWorkingTime(wall)) return 0.02;
  const hours = (wall - localDay(wall).midnight) / HOUR_MS;
  const rush = hours < 8.5 || (hours >= 13.5 && hours < 14.5) ? 1 : 0.7;
  return rush * (0.3 + 0.7 * draw(key, 'activity', slot));
}
