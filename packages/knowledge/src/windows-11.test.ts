import { describe, expect, it } from 'vitest';
import { WINDOWS_11_REQUIREMENTS, type Windows11Candidate, windows11Verdict } from './windows-11.ts';

const GIB = 1024 ** 3;
const intel = (model: number, stepping: number, name?: string) => ({
  vendor: 'GenuineIntel',
  family: 6,
  model,
  stepping,
  ...(name === undefined ? {} : { name }),
});
const amd = (family: number, model: number) => ({ vendor: 'AuthenticAMD', family, model });
const fit: Windows11Candidate = {
  ...intel(0xa7, 1),
  memoryBytes: 8 * GIB,
  systemDiskBytes: 256e9,
  uefi: true,
  secureBootCapable: true,
  tpmVersion: 2,
};

describe('the processor', () => {
  it.each([
    ['i5-4570, model 0x3c', intel(0x3c, 3), false],
    ['i5-7500, model 0x9e stepping 9', intel(0x9e, 9), false],
    ['i5-8500, model 0x9e stepping 10', intel(0x9e, 10), true],
    ['i5-8265U, model 0x8e stepping 11', intel(0x8e, 11), true],
    ['i5-7200U, whose numbers Chromium lets pass', intel(0x8e, 9, 'Intel(R) Core(TM) i5-7200U CPU @ 2.50GHz'), false],
    ['Pentium 4415U of the same numbers', intel(0x8e, 9, 'Intel(R) Pentium(R) CPU 4415U @ 2.30GHz'), false],
    ['i5-8200Y of the same numbers', intel(0x8e, 9, 'Intel(R) Core(TM) i5-8200Y CPU @ 1.30GHz'), true],
    ['the same numbers without a name', intel(0x8e, 9), undefined],
    ['a Pentium 4', { vendor: 'Intel', family: 15, model: 4 }, false],
    ['Ryzen 1000', amd(0x17, 0x01), false],
    ['Ryzen 2400G', amd(0x17, 0x11), false],
    ['Ryzen 3000', amd(0x17, 0x71), true],
    ['an A series', amd(0x15, 0x60), false],
    ['a processor of another maker', { vendor: 'CentaurHauls', family: 6, model: 15 }, undefined],
    ['a name alone, of the fourth generation', { name: 'Intel(R) Core(TM) i5-4590 CPU @ 3.30GHz' }, false],
    ['a name alone, of the tenth', { name: 'Intel(R) Core(TM) i5-10400 CPU @ 2.90GHz' }, true],
    ['a name alone, of 2017', { name: 'AMD Ryzen 5 1600' }, undefined],
    ['nothing known', {}, undefined],
  ])('%s', (_, processor, isListed) => {
    const { vendor, family, model, stepping, ...rest } = fit;
    const { fails, unknown } = windows11Verdict({ ...rest, ...processor });
    expect({ fails, unknown }).toEqual({
      fails: isListed === false ? ['processor'] : [],
      unknown: isListed === undefined ? ['processor'] : [],
    });
  });
});

it.each([
  ['all there', {}, { capable: true, fails: [], unknown: [] }],
  ['an old start', { uefi: false, secureBootCapable: undefined }, { fails: [], unknown: ['firmware', 'secure-boot'] }],
  ['TPM 1.2', { tpmVersion: 1.2 }, { capable: false, fails: ['tpm'], unknown: [] }],
  ['a TPM that is switched off, or none', { tpmVersion: 0 }, { fails: [], unknown: ['tpm'] }],
  ['no Secure Boot', { secureBootCapable: false }, { capable: false, fails: ['secure-boot'], unknown: [] }],
  ['2 GB of memory', { memoryBytes: 2 * GIB }, { capable: false, fails: ['memory'], unknown: [] }],
  ['4 GB of which the firmware keeps a part', { memoryBytes: 3.8 * GIB }, { capable: true, fails: [], unknown: [] }],
  ['a disk of 32 GB', { systemDiskBytes: 32e9 }, { capable: false, fails: ['disk'], unknown: [] }],
  ['an unknown TPM', { tpmVersion: undefined }, { fails: [], unknown: ['tpm'] }],
  [
    'an unknown TPM beside too little memory',
    { tpmVersion: undefined, memoryBytes: GIB },
    { capable: false, fails: ['memory'], unknown: ['tpm'] },
  ],
])('%s', (_, change, verdict) => {
  const candidate = Object.fromEntries(
    Object.entries({ ...fit, ...change }).filter(([, value]) => value !== undefined),
  );
  expect(windows11Verdict(candidate)).toEqual(verdict);
});

it('a machine of which nothing is known fails nothing', () => {
  expect(windows11Verdict({})).toEqual({ fails: [], unknown: WINDOWS_11_REQUIREMENTS });
});
