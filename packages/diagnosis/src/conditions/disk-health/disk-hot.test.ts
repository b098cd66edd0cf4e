import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, failed, NOW, read } from '../../testing/made-up.ts';
import { diskHot } from './disk-hot.ts';

const drive = (values: Values) => read('disk-health', { vendorVerdict: 'passed', protocol: 'ATA', ...values }, 'sda');

it.each<[string, Values, number | undefined]>([
  ['a hard disk at 59 °C is well', { medium: 'hdd', celsius: 59 }, undefined],
  ['a hard disk at 71 °C is hot', { medium: 'hdd', celsius: 71 }, 60],
  ['an SSD at 65 °C is well', { medium: 'ssd', celsius: 65 }, undefined],
  ['an SSD at 71 °C is hot', { medium: 'ssd', celsius: 71 }, 70],
  ['a drive of unknown kind is not accused at 65 °C', { medium: 'unknown', celsius: 65 }, undefined],
  ['an NVMe drive works at 75 °C', { medium: 'ssd', protocol: 'NVMe', celsius: 75 }, undefined],
  ['its own word is lower', { medium: 'ssd', celsius: 66, celsiusMax: 65 }, 65],
  ['its own word is higher', { medium: 'hdd', celsius: 66, celsiusMax: 70 }, undefined],
  ['without a temperature nothing is said', { medium: 'hdd' }, undefined],
])('%s', (_, values, limitCelsius) => {
  const found = diskHot(factsWith(drive(values)));
  const limitBy = values['celsiusMax'] === undefined ? 'kind' : 'drive';
  const told = { sensor: 'sda', disk: 'sda', celsius: values['celsius'], limitCelsius, limitBy };
  expect(found.map(({ parameters }) => parameters)).toEqual(limitCelsius === undefined ? [] : [told]);
});

it('a drive that the system has a sensor for is told once, by the sensor', () => {
  const sensor = read('temperature', { celsius: 40 }, 'drivetemp temp1');
  expect(diskHot(factsWith(drive({ medium: 'hdd', celsius: 71 }), sensor))).toEqual([]);
  const ofOthers = read('temperature', { celsius: 40 }, 'nvme Composite');
  expect(diskHot(factsWith(drive({ medium: 'hdd', celsius: 71 }), ofOthers))).toHaveLength(1);
});

it('a drive that can’t be read any more is not hot for ever', () => {
  const lastGood = { at: NOW - 1, values: { medium: 'hdd', celsius: 71 } };
  expect(diskHot(factsWith({ ...failed('disk-health', 'timeout', 'sda'), lastGood }))).toEqual([]);
});
