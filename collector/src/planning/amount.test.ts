import { expect, it } from 'vitest';
import { readAmount } from './amount.ts';

it.each([
  ['150000000', 150_000_000],
  ['150.000.000', 150_000_000],
  ['150_000_000', 150_000_000],
  ['150 triệu', 150_000_000],
  ['1,5 tỷ', 1_500_000_000],
  ['1,5 tỉ đồng', 1_500_000_000],
  ['1.500 triệu', 1_500_000_000],
  ['20tr', 20_000_000],
  ['150.000.000 đồng', 150_000_000],
  ['1,5 tỷ'.normalize('NFD'), 1_500_000_000],
  ['150.000', 150_000],
  ['150,5 triệu', 150_500_000],
  ['0', 0],
])('%s is %d đồng', (text, dong) => {
  expect(readAmount(text)).toEqual({ ok: true, dong });
});

it.each([
  ['-5', 'negative'],
  ['100 USD', 'another currency'],
  ['$100', 'another currency'],
  ['1.5 tỷ', 'groups'],
  ['1.50.000', 'groups'],
  ['1.000_000', 'groups'],
  ['0,5', 'parts of one đồng'],
  ['150,000', 'parts of one đồng'],
  ['150,000 đồng', 'parts of one đồng'],
  ['1,000', 'parts of one đồng'],
  ['150,000,000', 'commas'],
  ['0,0000001 triệu', 'not whole'],
  ['nhiều', 'nhiều'],
  ['', '""'],
  ['5 nghìn tỷ', 'nghìn'],
  ['999999999 tỷ', '999999999'],
])('%s is refused and says why', (text, why) => {
  const read = readAmount(text);
  expect(read.ok).toBe(false);
  expect(!read.ok && read.found).toContain(why);
});

it.each([
  ['150,000', '150.000'],
  ['150,000,000 đ', '150.000.000'],
  ['1,5', '1,5 tỷ'],
])('%s: what would be right is said', (text, right) => {
  const read = readAmount(text);
  expect(!read.ok && read.expected).toContain(right);
});
