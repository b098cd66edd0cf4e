import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { newPrintCode, readPrintCode } from './print-code.ts';

it('makes twelve digits that read back, as they are said in groups too', () => {
  const random = seededRandom(3);
  for (let i = 0; i < 200; i++) {
    const code = newPrintCode(random, () => false);
    expect(code).toMatch(/^2\d{11}$/);
    for (const typed of [code, code.replace(/\d{4}/g, '$& '), code.replace(/\d{4}(?=\d)/g, '$&-')])
      expect(readPrintCode(typed)).toEqual({ ok: true, code });
  }
});

it('takes no code twice', () => {
  const first = newPrintCode(seededRandom(3), () => false);
  expect(newPrintCode(seededRandom(3), (code) => code === first)).not.toBe(first);
});

it.each([
  ['', 'digits'],
  ['1234', 'digits'],
  ['<script>alert</script>', 'digits'],
  ['\u202e123456789012', 'digits'],
  ['123456789012', 'mistyped'],
  ['9'.repeat(300), 'digits'],
])('says of %j that it is %s', (typed, because) => {
  expect(readPrintCode(typed)).toEqual({ ok: false, because });
});
