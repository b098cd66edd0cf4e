import type { UpsState } from '@mach/ports';
import type { BatteryBytes } from './windows-battery-calls.ts';
import { type BatteryFields, batteryFields, positiveAt, wordAt } from './windows-battery-fields.ts';
import { viewOf, wideText } from './windows-bytes.ts';

const ZERO_CELSIUS_IN_KELVIN = 273.15;
const NAME_LENGTH_MAX = 100;

/** Those of the batteries that are a UPS. What the driver calls unknown is absent. */
export function readUpses(batteries: readonly BatteryBytes[]): readonly UpsState[] {
  return batteries
    .flatMap((battery) => {
      const fields = batteryFields(battery);
      return fields?.isUps === true ? [valuesOf(battery, fields)] : [];
    })
    .map((values, index) => ({ name: index === 0 ? 'ups' : `ups ${index + 1}`, ...values }));
}

function valuesOf(
  { estimatedTime, temperature, name }: BatteryBytes,
  { chargeRatio, isOnMains, isDischarging, millivolts }: BatteryFields,
): Omit<UpsState, 'name'> {
  const seconds = wordAt(estimatedTime, 0);
  const tenthsOfKelvin = positiveAt(temperature, 0);
  const model = name === undefined ? '' : wideText(viewOf(name), 0, Math.min(NAME_LENGTH_MAX, name.length >> 1)).trim();
  return {
    ...(model !== '' && { model }),
    ...(chargeRatio !== undefined && { chargeRatio }),
    ...(seconds !== undefined && { runtimeMs: seconds * 1_000 }),
    ...(isOnMains === true ? { onBattery: false } : isDischarging === true ? { onBattery: true } : {}),
    ...(millivolts !== undefined && { batteryVolts: millivolts / 1_000 }),
    ...(tenthsOfKelvin !== undefined && {
      batteryCelsius: Math.round(tenthsOfKelvin - ZERO_CELSIUS_IN_KELVIN * 10) / 10,
    }),
  };
}
