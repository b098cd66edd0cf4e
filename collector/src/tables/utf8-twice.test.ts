import { expect, it } from 'vitest';
import { hasUtf8Traces, mendUtf8Twice } from './utf8-twice.ts';

const NAMES = 'xã Bình Sơn; đặc khu Lý Sơn; phường Trà Câu, Hòa, Hoà, ưỡn ẹo, Đà Nẵng, Thừa Thiên Huế, Ứng Hoè';
const misread = (text: string, page: string) => new TextDecoder(page).decode(Buffer.from(text));

it.each(['windows-1252', 'windows-1258'])('has back what was taken for %s', (page) => {
  expect(mendUtf8Twice(misread(NAMES, page))).toBe(NAMES);
  expect(mendUtf8Twice(misread(NAMES.normalize('NFD'), page))).toBe(NAMES.normalize('NFD'));
});

it.each([NAMES, 'plain', 'x· B×nh S¬n', 'café', 'xã', 'Hoà Lạc «Cá»'])('leaves %j as it is', (text) => {
  expect(mendUtf8Twice(text)).toBeUndefined();
  expect(hasUtf8Traces(text)).toBe(false);
});

it('sees where bytes were lost', () => {
  const lost = misread(NAMES, 'windows-1252').replaceAll(/[\u0080-\u009F\u00A0]/g, '?');
  expect(mendUtf8Twice(lost)).toBeUndefined();
  expect(hasUtf8Traces(lost)).toBe(true);
});
