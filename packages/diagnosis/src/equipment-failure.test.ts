import { expect, it } from 'vitest';
import { conditionsFrom } from './conditions/conditions-of.ts';
import { isAboutFailure, isEquipmentFailure } from './equipment-failure.ts';
import { factsWith, GIB, NOW, read } from './testing/made-up.ts';

const windows10 = read('os', {
  platform: 'win32',
  distro: 'Microsoft Windows 10 Pro',
  release: '10.0.19045',
  build: '19045',
});
const oldAndSmall = [
  windows10,
  read('processor', { model: 'Intel(R) Core(TM) i3-2100 CPU @ 3.10GHz', vendor: 'GenuineIntel' }),
  read('memory-module', { sizeBytes: 3.2 * GIB, type: 'DDR3' }, 'DIMM1'),
  read('memory', { totalBytes: 3.2 * GIB, availableBytes: 1.5 * GIB }),
];

it('a sound PC is not failing for being old and small, though it is at risk', () => {
  const found = conditionsFrom(factsWith(...oldAndSmall), NOW);
  const atRisk = found.filter(({ level }) => level === 'at-risk').map(({ code }) => code);
  expect(atRisk).toEqual(expect.arrayContaining(['end-of-support', 'too-little-memory', 'old-processor']));
  expect(found.filter(isEquipmentFailure)).toEqual([]);
});

it('a disk that fails in such a PC is found, and one that can’t be read is not known', () => {
  const found = (values: Parameters<typeof read>[1]) =>
    conditionsFrom(factsWith(...oldAndSmall, read('disk-health', values, 'sda')), NOW);
  expect(
    found({ vendorVerdict: 'failed' })
      .filter(isEquipmentFailure)
      .map(({ code }) => code),
  ).toEqual(['disk-failing']);
  const unknown = found({ vendorVerdict: 'passed' }).filter(isAboutFailure);
  expect(unknown.map(({ code, level }) => [code, level])).toEqual([['disk-health-unknown', 'unknown']]);
  expect(unknown.filter(isEquipmentFailure)).toEqual([]);
});

it.each([
  ['network-link-slow', { pointsTo: 'cable' }, true],
  ['network-link-slow', { pointsTo: 'other-end' }, false],
  ['network-link-slow', {}, false],
  ['printer-stopped', { because: 'service' }, true],
  ['printer-stopped', { because: 'no-paper' }, false],
  ['a-code-of-tomorrow', {}, false],
  ['toString', {}, false],
])('%s with %o: %s', (code, parameters, isOne) => {
  expect(isEquipmentFailure({ code, level: 'at-risk', parameters: parameters as Record<string, string> })).toBe(isOne);
});

it('what only ages is no failure', () => {
  expect(isEquipmentFailure({ code: 'battery-worn', level: 'ageing', parameters: {} })).toBe(false);
});
