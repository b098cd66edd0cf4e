import { expect, it } from 'vitest';
import { driveLimit, temperatureLimit } from './temperature.ts';

it.each([
  ['nvme/Composite', 80],
  ['drivetemp', 60],
  ['coretemp/Package id 0', 95],
])('%s has its limit at %d °C', (sensor, celsius) => {
  expect(temperatureLimit(sensor)).toBe(celsius);
});

it.each([
  ['hdd', false, 60],
  ['ssd', false, 70],
  ['unknown', false, 70],
  ['ssd', true, 80],
])('a drive that is %s (NVMe: %s) and tells no limit may have %d °C', (medium, isNvme, celsius) => {
  expect(driveLimit({ medium, isNvme })).toBe(celsius);
});
