import type { BatteryState } from '@mach/ports';
import type { BatteryBytes } from './windows-battery-calls.ts';
import { batteryFields } from './windows-battery-fields.ts';

const MWH_PER_WH = 1_000;

/** Batteries that the machine runs from, a UPS among them, in the order in which Windows names them. */
export function readBatteries(batteries: readonly BatteryBytes[]): readonly BatteryState[] {
  const counts = { battery: 0, ups: 0 };
  return batteries.flatMap((battery) => {
    const fields = batteryFields(battery);
    if (fields === undefined || !fields.isOfMachine) return [];
    const { isUps, fullMwh, designedMwh, cycles, chargeRatio } = fields;
    const supply = isUps ? 'ups' : 'battery';
    counts[supply]++;
    return {
      // The name that its maker gave it may hold a serial number.
      name: counts[supply] === 1 ? supply : `${supply} ${counts[supply]}`,
      isUps,
      ...(fullMwh !== undefined && { fullWh: fullMwh / MWH_PER_WH }),
      ...(designedMwh !== undefined && { designWh: designedMwh / MWH_PER_WH }),
      ...(cycles !== undefined && { cycles }),
      ...(chargeRatio !== undefined && { chargeRatio }),
    };
  });
}
