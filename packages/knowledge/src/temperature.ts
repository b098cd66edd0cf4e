/**
 * From how many degrees Celsius a part throttles or ages fast. Processors throttle at 95 to 105, NVMe drives at 70 to 85,
 * hard disks should stay under 60. Commonly published limits, written down on 2026-11-22, not checked against a source.
 */
export const temperatureLimits: readonly { readonly sensor: RegExp; readonly celsius: number }[] = [
  { sensor: /nvme|composite/i, celsius: 80 },
  { sensor: /drivetemp|hdd|\bsd[a-z]\b/i, celsius: 60 },
  { sensor: /./, celsius: 95 },
];

/** Readings outside are a sensor that is not connected (0, −128, 127, 255), not a temperature. */
export const plausibleCelsius = { from: 1, to: 125 } as const;

/** The limit of a sensor by its label. */
export function temperatureLimit(sensor: string): number {
  return temperatureLimits.find((limit) => limit.sensor.test(sensor))?.celsius ?? 95;
}
