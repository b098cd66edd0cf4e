import type { DeviceRow } from '@mach/wire';

/** Whether it is the PC of one official, whose hours nobody is told: neither equipment nor a server. */
export const isPc = ({ equipment, role }: Pick<DeviceRow, 'equipment' | 'role'>): boolean =>
  equipment === undefined && role !== 'server';

/** Whether only the days of a device's readings are told: of a PC that is silent. */
export const isToldByDay = (device: Pick<DeviceRow, 'equipment' | 'role' | 'state'>): boolean =>
  device.state === 'no-data' && isPc(device);
