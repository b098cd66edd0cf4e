/**
 * From how many degrees Celsius a part throttles or ages fast. Processors throttle at 95 to 105, NVMe drives at 70 to 85,
 * hard disks should stay under 60. Commonly published limits, written down on 2026-11-22, not checked against a source.
 */
export const temperatureLimits: readonly { readonly sensor: RegExp; readonly celsius: number }[] = [
  { sensor: /nvme|composite/i, celsius: 80 },
  { sensor: /drivetemp|hdd|\bsd[a-z]\b/i, celsius: 60 },
  { sensor: /./, celsius: 95 },
];

/**
 * Up to how many degrees Celsius drives may work where they don't say so themselves. Hard disks 60, SATA SSDs 70: operating temperatures in
 * data sheets (Seagate BarraCuda and WD Blue 0 to 60; Samsung 870 EVO and Kingston A400 0 to 70; a Samsung 860 EVO says 70 by itself).
 * NVMe drives as by their sensor. Of a drive of unknown kind the higher one, which accuses no sound SSD.
 */
export const driveLimits = { hddCelsius: 60, ssdCelsius: 70, nvmeCelsius: 80, recordedOn: '2026-11-27' } as const;

/** The limit of a drive that tells none. */
export function driveLimit({ medium, isNvme }: { readonly medium: string; readonly isNvme: boolean }): number {
  if (isNvme) return driveLimits.nvmeCelsius;
  return medium === 'hdd' ? driveLimits.hddCelsius : driveLimits.ssdCelsius;
}

/** Readings outside are a sensor that is not connected (0, −128, 127, 255), not a temperature. */
export const plausibleCelsius = { from: 1, to: 125 } as const;

/** The limit of a sensor by its label. */
export function temperatureLimit(sensor: string): number {
  return temperatureLimits.find((limit) => limit.sensor.test(sensor))?.celsius ?? 95;
}
