import { expect, it } from 'vitest';
import { secureBootOf, tpmOf } from './windows-inventory.ts';

/** As reg.exe writes it; not yet compared with a real PC. */
const told = (value: string) =>
  `\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State\r\n    UEFISecureBootEnabled    REG_DWORD    0x${value}\r\n\r\n`;

it.each([
  ['on', told('1'), { secureBoot: true, secureBootCapable: true }],
  ['off', told('0'), { secureBoot: false, secureBootCapable: true }],
  ['unknown without the key', '', undefined],
  ['unknown with a value of no sense', told('7'), undefined],
])('Secure Boot is %s', (_, stdout, expected) => {
  expect(secureBootOf(stdout)).toEqual(expected);
});

/** TPM_DEVICE_INFO as tbs.h has it: version of the structure, of the TPM, kind of its interface, revision. */
const info = (version: number) =>
  ({ ok: true, value: Uint8Array.of(1, 0, 0, 0, version, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0) }) as const;
const failed = (failure: 'not-found' | 'unsupported') => ({ ok: false, failure, detail: '' }) as const;

it.each([
  ['2.0', info(2), { tpm: '2.0' }],
  ['1.2', info(1), { tpm: '1.2' }],
  ['seen without its version', info(9), { tpm: 'unknown' }],
  ['none', failed('not-found'), { tpm: 'none' }],
  ['unknown, its service being off', failed('unsupported'), {}],
] as const)('a TPM that is %s', (_, told, expected) => {
  expect(tpmOf(() => ({ tpmInfo: () => told }))).toEqual(expected);
});

it('a TPM is unknown where no call can be made', () => {
  expect(
    tpmOf(() => {
      throw new Error('Cannot find the native Koffi module');
    }),
  ).toEqual({});
});
