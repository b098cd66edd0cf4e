import { expect, it } from 'vitest';
import { equipmentReason } from './equipment-reasons.ts';
import { reasonSentence } from './reasons.ts';

it('says what is wrong with its measurement, in both languages', () => {
  const measured = { speedRatio: 0.4, measuredBitsPerSecond: 40e6, committedBitsPerSecond: 100e6 };
  expect(equipmentReason('line-under-contract', measured, 'vi')).toBe(
    'Đo được: đường truyền nhanh nhất 40 Mbit/s, bằng 40 % tốc độ cam kết 100 Mbit/s',
  );
  expect(equipmentReason('equipment-unsupported', { unsupportedSince: '2024-01-31' }, 'en')).toBe(
    'Out of support since 31/01/2024',
  );
  expect(equipmentReason('melting', {}, 'vi')).toBeUndefined();
});

it('a reason of equipment has its words wherever reasons are told', () => {
  expect(reasonSentence({ code: 'equipment-port-slow', parameters: { port: '7' } }, 'vi')).toBe(
    'Cổng 7 của thiết bị mạng chạy chậm',
  );
});
