import { expect, it } from 'vitest';
import { base32, codeAt, totpSecret, totpStepOf } from './totp.ts';

const RFC_SECRET = Buffer.from('12345678901234567890');

it.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i s it gives the last six digits of RFC 6238, appendix B', (seconds, code) => {
  expect(codeAt(RFC_SECRET, Math.floor(seconds / 30))).toBe(code.slice(-6));
});

it('takes the code of a phone that is one step off, and no older one', () => {
  const now = 1_111_111_111_000;
  const step = Math.floor(now / 30_000);
  const taken = [-2, -1, 0, 1, 2].map((aside) => totpStepOf(RFC_SECRET, codeAt(RFC_SECRET, step + aside), now));
  expect(taken).toEqual([undefined, step - 1, step, step + 1, undefined]);
  expect(totpStepOf(RFC_SECRET, '', now)).toBeUndefined();
});

it('writes a secret as RFC 4648 does', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(base32(RFC_SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

it('is another secret for each account and each turn', () => {
  const master = Buffer.alloc(32, 1);
  const secrets = [
    { name: 'so-khcn', turn: 1 },
    { name: 'so-khcn', turn: 2 },
    { name: 'so-tc', turn: 1 },
  ].map((account) => base32(totpSecret(master, account)));
  expect(new Set(secrets).size).toBe(3);
});
