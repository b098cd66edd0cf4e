import type { BatteryBytes } from './windows-battery-calls.ts';
import { viewOf } from './windows-bytes.ts';

/** BATTERY_INFORMATION and BATTERY_STATUS of poclass.h, as far as they are read; what the driver calls unknown is absent. */
export interface BatteryFields {
  /** That the machine runs from it, as opposed to one of a mouse. */
  readonly isOfMachine: boolean;
  readonly isUps: boolean;
  /** In mWh; absent where the driver counts in units of its own. */
  readonly designedMwh?: number;
  readonly fullMwh?: number;
  readonly cycles?: number;
  readonly chargeRatio?: number;
  readonly isOnMains?: boolean;
  readonly isDischarging?: boolean;
  readonly millivolts?: number;
}

/** Capabilities: BATTERY_SYSTEM_BATTERY, BATTERY_CAPACITY_RELATIVE, BATTERY_IS_SHORT_TERM. */
const IS_OF_MACHINE = 0x8000_0000;
const IS_RELATIVE = 0x4000_0000;
const IS_SHORT_TERM = 0x2000_0000;
/** BATTERY_POWER_ON_LINE and BATTERY_DISCHARGING of PowerState. */
const ON_LINE = 1;
const DISCHARGING = 2;
/** BATTERY_UNKNOWN_CAPACITY, _VOLTAGE and _TIME. */
const UNKNOWN = 0xffff_ffff;
const DESIGNED_CAPACITY_AT = 12;
const FULL_CAPACITY_AT = 16;
const CYCLES_AT = 32;
const INFORMATION_BYTES = 36;
const STATUS_BYTES = 16;

/** Undefined where the answer is cut off. */
export function batteryFields({ information, status }: BatteryBytes): BatteryFields | undefined {
  if (information.length < INFORMATION_BYTES) return undefined;
  const abilities = viewOf(information).getUint32(0, true);
  const has = (flag: number) => (abilities & flag) !== 0;
  const full = positiveAt(information, FULL_CAPACITY_AT);
  const designed = positiveAt(information, DESIGNED_CAPACITY_AT);
  const cycles = positiveAt(information, CYCLES_AT);
  const isUps = has(IS_SHORT_TERM);
  return {
    isOfMachine: has(IS_OF_MACHINE) || isUps,
    isUps,
    ...(!has(IS_RELATIVE) && designed !== undefined && { designedMwh: designed }),
    ...(!has(IS_RELATIVE) && full !== undefined && { fullMwh: full }),
    ...(cycles !== undefined && { cycles }),
    ...(status !== undefined && status.length >= STATUS_BYTES && statusFields(status, full)),
  };
}

function statusFields(status: Uint8Array, full: number | undefined): Partial<BatteryFields> {
  const state = viewOf(status).getUint32(0, true);
  const capacity = wordAt(status, 4);
  const millivolts = positiveAt(status, 8);
  return {
    // Both count in the same units, whatever these are.
    ...(full !== undefined && capacity !== undefined && { chargeRatio: Math.min(1, capacity / full) }),
    isOnMains: (state & ON_LINE) !== 0,
    isDischarging: (state & DISCHARGING) !== 0,
    ...(millivolts !== undefined && { millivolts }),
  };
}

/** A word of 32 bits; undefined where there is none, or where it stands for unknown. */
export function wordAt(bytes: Uint8Array | undefined, at: number): number | undefined {
  if (bytes === undefined || bytes.length < at + 4) return undefined;
  const value = viewOf(bytes).getUint32(at, true);
  return value === UNKNOWN ? undefined : value;
}

/** Where 0 too stands for unknown. */
export function positiveAt(bytes: Uint8Array | undefined, at: number): number | undefined {
  const value = wordAt(bytes, at);
  return value === 0 ? undefined : value;
}
