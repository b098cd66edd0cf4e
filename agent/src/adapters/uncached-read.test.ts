import { constants } from 'node:fs';
import { expect, it } from 'vitest';
import { uncachedReadFlags } from './uncached-read.ts';

it.each([
  ['linux', { O_RDONLY: 0, O_DIRECT: 0x4000 }, 0x4000],
  ['win32', { O_RDONLY: 0 }, 0x0200_0000],
  ['darwin', { O_RDONLY: 0 }, undefined],
] as const)('on %s', (platform, known, flags) => {
  expect(uncachedReadFlags(platform, known)).toBe(flags);
});

it('gives this system what Node takes as flags of a file', () => {
  const flags = uncachedReadFlags(process.platform, constants);
  expect(flags === undefined || (Number.isInteger(flags) && flags < 2 ** 31)).toBe(true);
});
