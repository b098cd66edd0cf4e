import { expect, it } from 'vitest';
import { equipmentReason } from './equipment-reasons.ts';
import { reasonSentence } from './reasons.ts';

it('says what is wrong with its measurement, in both languages', () => {
  expect(equipmentReason('line-under-contract', { speedRatio: 0.4 }, 'vi')).toBe(
    'Đường truyền chỉ đạt 40 % tốc độ cam kết',
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
