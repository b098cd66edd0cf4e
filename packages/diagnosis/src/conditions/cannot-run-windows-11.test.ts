import type { LatestReading, Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, failed, GIB, NOW, read } from '../testing/made-up.ts';
import { conditionsFrom } from './conditions-of.ts';

const windows10 = read('os', { distro: 'Microsoft Windows 10 Pro', build: '19045', uefi: true });
const processor = (modelNumber: string, stepping: string) =>
  read('processor', { model: 'Intel(R) Core(TM) i5', vendor: 'GenuineIntel', family: '6', modelNumber, stepping });

const becauseOf = (...readings: readonly LatestReading[]) =>
  conditionsFrom(factsWith(...readings), NOW)
    .filter((one) => one.code === 'cannot-run-windows-11')
    .map(({ parameters }) => parameters.because);

const startedOldWay = read('os', { distro: 'Microsoft Windows 10 Pro', build: '19045', uefi: false });

it.each([
  ['a fourth-generation processor rules it out', [windows10, processor('60', '3')], ['processor']],
  ['a seventh-generation desktop processor rules it out', [windows10, processor('158', '9')], ['processor']],
  ['an eighth-generation processor does not', [windows10, processor('158', '10')], []],
  ['a processor that was not read does not', [windows10, read('processor', {})], []],
  ['a start without UEFI, which is a setting, does not', [startedOldWay, processor('158', '10')], []],
  [
    'too little memory comes after what no part can cure',
    [windows10, processor('158', '10'), read('memory-module', { sizeBytes: 2 * GIB }, 'DIMM1'), read('memory', {})],
    ['memory'],
  ],
] as const)('%s', (_, readings, because) => {
  expect(becauseOf(...readings)).toEqual(because);
});

const security = (values: Values) => read('boot-security', values);
const fit = [windows10, processor('158', '10'), security({ tpm: '2.0', secureBoot: true, secureBootCapable: true })];
const codesOf = (...readings: readonly LatestReading[]) =>
  conditionsFrom(factsWith(...readings), NOW)
    .filter(({ code }) => code.includes('windows-11'))
    .map(({ code, parameters }) => ({ code, ...parameters }));

it.each([
  ['an old TPM', { tpm: '1.2', secureBootCapable: true }, 'tpm'],
  ['no Secure Boot', { tpm: '2.0', secureBootCapable: false }, 'secure-boot'],
])('%s rules it out for now', (_, values, because) => {
  expect(becauseOf(windows10, processor('158', '10'), security(values))).toEqual([because]);
});

it.each([
  ['nothing where all is there', fit, []],
  ['the TPM', [...fit.slice(0, 2), security({ tpm: 'unknown', secureBootCapable: true })], ['tpm']],
  ['a TPM that may be switched off', [...fit.slice(0, 2), security({ tpm: 'none', secureBootCapable: true })], ['tpm']],
  ['UEFI, of a start without it', [startedOldWay, ...fit.slice(1)], ['firmware']],
  ['all that was not read', [windows10, failed('boot-security'), read('processor', {})], ['processor tpm secure-boot']],
])('what is unknown is said, never that it fails: %s', (_, readings, missing) => {
  expect(codesOf(...readings)).toEqual(missing.map((one) => ({ code: 'windows-11-unknown', missing: one })));
});

it('a PC on Windows 11 or on Linux is not asked', () => {
  expect(becauseOf(read('os', { distro: 'Microsoft Windows 11 Pro', build: '26100' }), processor('60', '3'))).toEqual(
    [],
  );
  expect(becauseOf(read('os', { distro: 'Debian GNU/Linux', release: '12' }), processor('60', '3'))).toEqual([]);
});
