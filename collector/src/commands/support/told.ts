import type { Formats } from '@mach/messages';
import type { DeviceRow } from '@mach/wire';
import { isPc } from '../../exposition/attendance.ts';

/** How a time of a device is written: of a PC that is silent only the day is known to anybody. */
export function told(device: Pick<DeviceRow, 'equipment' | 'role' | 'state'>, { date, dateTime }: Formats) {
  return device.state === 'no-data' && isPc(device) ? date : dateTime;
}
