import { MINUTE_MS } from './calendar.ts';
import type { DeviceFaults } from './faults.ts';
import { draw } from './noise.ts';
import type { FleetDevice } from './province.ts';
import type { TroubleType } from './scenario.ts';

/** Of the PCs whose system is slow, those on which somebody says so within a quarter of an hour: our own guess. */
const PRESS_SHARE = 0.06;
const QUARTER_MINUTES = 15;
const SLOW: readonly TroubleType[] = ['slow-behind-sign-in', 'service-slow', 'line-poor', 'isp-poor'];

/** Whether somebody presses *Hệ thống vẫn chậm* on a device in the minute of a moment: at most once in a quarter of an hour, and only while something is slow. */
export function isPressed(device: FleetDevice, faults: DeviceFaults, wall: number): boolean {
  if (!SLOW.some((type) => faults.isUnder(type, wall))) return false;
  const minute = Math.floor(wall / MINUTE_MS);
  const quarter = Math.floor(minute / QUARTER_MINUTES);
  const isOne = draw(device.key, 'press', quarter) < PRESS_SHARE;
  return isOne && minute % QUARTER_MINUTES === Math.floor(draw(device.key, 'press-minute', quarter) * QUARTER_MINUTES);
}
