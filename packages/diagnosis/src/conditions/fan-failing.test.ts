import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { fanFailing } from './fan-failing.ts';

const fans = (...shown: readonly (readonly [fan: string, rpm: number, alarm?: boolean])[]) =>
  shown.map(([fan, rpm, alarm]) => read('fan', { rpm, ...(alarm === undefined ? {} : { alarm }) }, fan));
const at = (celsius: number, sensor = 'coretemp Package id 0') => read('temperature', { celsius }, sensor);

it.each<[what: string, readings: ReturnType<typeof fans>, level: string | undefined]>([
  [
    'the processor’s fan stands still in a hot machine',
    [at(92), ...fans(['dell_smm Processor Fan', 0], ['dell_smm fan2', 900])],
    'failing',
  ],
  ['the only fan stands still in a hot machine', [at(92), ...fans(['thinkpad fan1', 0])], 'failing'],
  ['it stands still in a cool machine', [at(50), ...fans(['thinkpad fan1', 0])], undefined],
  ['it turns in a hot machine', [at(92), ...fans(['thinkpad fan1', 4_200])], undefined],
  ['empty headers of a hot machine', [at(92), ...fans(['nct6798 fan1', 0, false], ['nct6798 fan2', 1_162])], undefined],
  [
    'a header with alarm in a hot machine',
    [at(92), ...fans(['nct6798 fan1', 0, true], ['nct6798 fan2', 1_162])],
    'at-risk',
  ],
  [
    'none of several turns in a hot machine',
    [at(92), ...fans(['it87 fan1', 0], ['it87 fan2', 0], ['it87 fan3', 0])],
    'at-risk',
  ],
  ['a disk is hot, not the processor', [at(92, 'drivetemp sda'), ...fans(['thinkpad fan1', 0])], undefined],
  ['a sensor that is not connected', [at(127, 'acpitz'), ...fans(['thinkpad fan1', 0])], undefined],
])('%s', (_, readings, level) => {
  expect(fanFailing(factsWith(...readings)).map((one) => one.level)).toEqual(level === undefined ? [] : [level]);
});
