import { expect, it } from 'vitest';
import { temperatureLimit } from './temperature.ts';

it.each([
  ['nvme/Composite', 80],
  ['drivetemp', 60],
  ['coretemp/Package id 0', 95],
])('%s has its limit at %d °C', (sensor, celsius) => {
  expect(temperatureLimit(sensor)).toBe(celsius);
});
