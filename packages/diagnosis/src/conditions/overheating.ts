import { plausibleCelsius, temperatureLimit } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Parts at or above the temperature at which they slow down or age fast; usually dust or a dead fan. */
export function overheating({ temperatures }: DeviceFacts): readonly Condition[] {
  return (temperatures ?? []).flatMap(({ sensor, celsius }) => {
    const limitCelsius = temperatureLimit(sensor);
    const isPlausible = celsius >= plausibleCelsius.from && celsius <= plausibleCelsius.to;
    if (!isPlausible || celsius < limitCelsius) return [];
    return [condition('overheating', 'at-risk', 'temperature', { sensor, celsius, limitCelsius })];
  });
}
