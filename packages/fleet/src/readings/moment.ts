import type { Reading, Values } from '@mach/wire';
import type { DeviceFaults } from '../faults.ts';
import type { FleetDevice, FleetSite, Province } from '../province.ts';

/** A device at one moment: all that its readings follow from. */
export interface Moment {
  readonly province: Province;
  readonly site: FleetSite;
  readonly device: FleetDevice;
  readonly faults: DeviceFaults;
  /** True wall clock in ms, whatever the device's own says. */
  readonly wall: number;
  readonly uptimeMs: number;
  /** True wall clock of the boot. */
  readonly bootWall: number;
  /** Time for which the device was used since the boot, by how hard: see `activeMs`. */
  readonly activeMs: number;
}

/** A reading that succeeded. */
export const good = (moment: Moment, kind: string, values: Values, target?: string): Reading => ({
  kind,
  ...(target === undefined ? {} : { target }),
  uptimeMs: moment.uptimeMs,
  ok: true,
  values,
});

/** The span since the boot: what counters have counted. */
export const sinceBoot = (moment: Moment) => ({ from: moment.bootWall, to: moment.wall });
