import { expect, it } from 'vitest';
import { dongInWords } from './vietnamese-number.ts';

it.each([
  [0, 'Không đồng'],
  [21_500_000, 'Hai mươi mốt triệu năm trăm nghìn đồng'],
  [1_005_000_000, 'Một tỉ không trăm lẻ năm triệu đồng'],
  [104_015_000, 'Một trăm lẻ bốn triệu không trăm mười lăm nghìn đồng'],
])('%d đồng in words', (dong, words) => {
  expect(dongInWords(dong)).toBe(words);
});
