import { expect, it } from 'vitest';
import { allVisible, visibleText } from './visible-text.ts';

it.each([
  ['Xã \u202eVí Dụ (99006)', 'Xã Ví Dụ (99006)'],
  ['a\u200bb\u2067c\ufeff\u0007', 'abc'],
  ['Hòa\u0300 <script>\n\tx', 'Hòa\u0300 <script>\n\tx'],
])('of %j people see %j', (text, seen) => {
  expect(visibleText(text)).toBe(seen);
});

it('of data each text is taken, and what is no text stays as it is', () => {
  const data = { name: 'a\u202e', rows: [['b\u2066', 1], [null]], at: undefined, isOn: true };
  expect(allVisible(data)).toEqual({ name: 'a', rows: [['b', 1], [null]], at: undefined, isOn: true });
});
