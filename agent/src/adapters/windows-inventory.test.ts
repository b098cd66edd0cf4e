import { expect, it } from 'vitest';
import { secureBootOf } from './windows-inventory.ts';

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
