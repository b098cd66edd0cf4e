import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it.each([
  ['Đứt cáp ở\n  ngã ba\tBình Sơn ', 'Đứt cáp ở ngã ba Bình Sơn'],
  ['\u202eeht\u202c a\u200bb\u2067c\ufeff', 'eht abc'],
  ['Hoa\u0300', 'Hoà'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['\u0000\u0007', ''],
])('%j becomes %j', (typed, plain) => {
  expect(plainText(typed)).toBe(plain);
});
