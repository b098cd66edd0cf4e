import { expect, it } from 'vitest';
import { fromTcvn3, isTcvn3 } from './old-letters.ts';

it.each([
  ['M¸y tÝnh ®Ó bµn', 'Máy tính để bàn'],
  ['Phßng V¨n ho¸ - X· héi', 'Phòng Văn hoá - Xã hội'],
  ['Bé phËn TiÕp nhËn vµ Tr¶ kÕt qu¶', 'Bộ phận Tiếp nhận và Trả kết quả'],
])('%s is TCVN3', (old, now) => {
  expect(isTcvn3(old)).toBe(true);
  expect(fromTcvn3(old)).toBe(now);
});

it('Vietnamese in Unicode and plain letters stay as they are', () => {
  for (const text of ['Máy tính để bàn', 'Phòng Văn hoá', 'TS-001', 'Xã Ba Vì', 'MÁY IN', 'Hà Nội']) {
    expect(isTcvn3(text), text).toBe(false);
  }
});

it('a font of capitals makes capitals', () => {
  expect(fromTcvn3('sè tµi s¶n', '.VnTimeH')).toBe('SỐ TÀI SẢN');
});
