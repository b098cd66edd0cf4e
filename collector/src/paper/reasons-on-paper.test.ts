import { expect, it } from 'vitest';
import { reasonsOnPaper } from './reasons-on-paper.ts';

const reason = { code: 'printer-stopped', parameters: {}, minutesPerMonth: 1 };

it.each([
  [0, ''],
  [1, 'Máy in ngừng in'],
  [3, 'Máy in ngừng in; Máy in ngừng in; Máy in ngừng in'],
  [5, 'Máy in ngừng in; Máy in ngừng in; Máy in ngừng in; và 2 lý do khác'],
])('%d reasons', (count, text) => {
  expect(reasonsOnPaper(Array(count).fill(reason), 'vi')).toBe(text);
});
