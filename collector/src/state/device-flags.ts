import type { DeviceFlag } from '@mach/wire';
import type { DeviceTelemetry, RegisteredDevice } from './fleet-state.ts';

/** What is odd about a device: what was decided and journaled, and a clock that is wrong right now. */
export function flagsOf(device: RegisteredDevice, telemetry: DeviceTelemetry | undefined): readonly DeviceFlag[] {
  return telemetry?.clockWrong === true ? [...device.flags, 'clock-wrong'] : device.flags;
}
