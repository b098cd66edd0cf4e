import type { UpsState } from '@mach/ports';
import type { BatteryBytes } from './windows-battery-calls.ts';
import { viewOf, wideText } from './windows-bytes.ts';

/** BATTERY_IS_SHORT_TERM: a UPS, as opposed to the battery of a notebook. */
const IS_SHORT_TERM = 0x2000_0000;
/** BATTERY_POWER_ON_LINE and BATTERY_DISCHARGING of PowerState. */
const ON_LINE = 1;
const DISCHARGING = 2;
/** BATTERY_UNKNOWN_CAPACITY, _VOLTAGE and _TIME. */
const UNKNOWN = 0xffff_ffff;
const FULL_CAPACITY_AT = 16;
const INFORMATION_BYTES = 36;
const STATUS_BYTES = 16;
const ZERO_CELSIUS_IN_KELVIN = 273.15;
const NAME_LENGTH_MAX = 100;

/** Those of the batteries that are a UPS; layouts of poclass.h. What the driver calls unknown is absent. */
export function readUpses(batteries: readonly BatteryBytes[]): readonly UpsState[] {
  return batteries
    .filter(({ information }) => information.length >= INFORMATION_BYTES)
    .filter(({ information }) => (viewOf(information).getUint32(0, true) & IS_SHORT_TERM) !== 0)
    .map((battery, index) => ({ name: index === 0 ? 'ups' : `ups ${index + 1}`, ...valuesOf(battery) }));
}

function valuesOf({ information, status, estimatedTime, temperature, name }: BatteryBytes): Omit<UpsState, 'name'> {
  const full = numberAt(information, FULL_CAPACITY_AT);
  const hasStatus = status !== undefined && status.length >= STATUS_BYTES;
  const state = hasStatus ? viewOf(status).getUint32(0, true) : 0;
  const capacity = hasStatus ? numberAt(status, 4) : undefined;
  const millivolts = hasStatus ? numberAt(status, 8) : undefined;
  const seconds = numberAt(estimatedTime, 0);
  const tenthsOfKelvin = numberAt(temperature, 0);
  const model = name === undefined ? '' : wideText(viewOf(name), 0, Math.min(NAME_LENGTH_MAX, name.length >> 1)).trim();
  return {
    ...(model !== '' && { model }),
    ...(full !== undefined && full > 0 && capacity !== undefined && { chargeRatio: Math.min(1, capacity / full) }),
    ...(seconds !== undefined && { runtimeMs: seconds * 1_000 }),
    ...((state & ON_LINE) !== 0 ? { onBattery: false } : (state & DISCHARGING) !== 0 ? { onBattery: true } : {}),
    ...(millivolts !== undefined && millivolts > 0 && { batteryVolts: millivolts / 1_000 }),
    ...(tenthsOfKelvin !== undefined &&
      tenthsOfKelvin > 0 && { batteryCelsius: Math.round(tenthsOfKelvin - ZERO_CELSIUS_IN_KELVIN * 10) / 10 }),
  };
}

function numberAt(bytes: Uint8Array | undefined, at: number): number | undefined {
  if (bytes === undefined || bytes.length < at + 4) return undefined;
  const value = viewOf(bytes).getUint32(at, true);
  return value === UNKNOWN ? undefined : value;
}
