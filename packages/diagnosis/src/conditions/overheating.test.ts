import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { overheating } from './overheating.ts';

it.each([
  ['Package id 0', 94, false],
  ['Package id 0', 96, true],
  ['nvme Composite', 82, true],
  ['drivetemp sda', 62, true],
  ['acpitz', -128, false],
  ['acpitz', 127, false],
])('%s at %d °C: %s', (sensor, celsius, isHot) => {
  expect(overheating(factsWith(read('temperature', { celsius }, sensor)))).toHaveLength(isHot ? 1 : 0);
});
