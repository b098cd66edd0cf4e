import { describe, expect, it } from 'vitest';
import { formats } from './format.ts';

const vi = formats('vi');
const en = formats('en');

describe('formats', () => {
  it('writes Vietnamese figures with a decimal comma and dots between thousands', () => {
    expect(vi.number(1234.56)).toBe('1.234,6');
    expect(vi.integer(1234567)).toBe('1.234.567');
    expect(en.number(1234.56)).toBe('1,234.6');
  });

  it.each([
    [0, '0 %', '0%'],
    [0.0042, '0,4 %', '0.4%'],
    [0.873, '87 %', '87%'],
    [1, '100 %', '100%'],
  ])('writes the ratio %d as %s and %s', (ratio, vietnamese, english) => {
    expect(vi.percent(ratio).replace(/\s/g, ' ')).toBe(vietnamese);
    expect(en.percent(ratio)).toBe(english);
  });

  it('writes memory and disks as they are sold', () => {
    expect(vi.memory(8 * 1024 ** 3)).toBe('8 GB');
    expect(vi.memory(3.7 * 1024 ** 3)).toBe('3,7 GB');
    expect(vi.storage(256_060_514_304)).toBe('256 GB');
    expect(vi.storage(0)).toBe('0 B');
  });

  it.each([
    [0.42, '0,42 ms'],
    [4.25, '4,3 ms'],
    [123.4, '123 ms'],
    [1_240, '1,2 s'],
    [42_000, '42 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(vi.milliseconds(ms)).toBe(text);
  });

  it.each([
    [-9_000, 'vừa xong', 'just now'],
    [1_000, 'vừa xong', 'just now'],
    [12_400, '12 giây trước', '12 seconds ago'],
    [61_000, '1 phút trước', '1 minute ago'],
    [3 * 3_600_000, '3 giờ trước', '3 hours ago'],
    [49 * 3_600_000, '2 ngày trước', '2 days ago'],
  ])('says how long ago %d ms is', (ms, vietnamese, english) => {
    expect(vi.age(ms)).toBe(vietnamese);
    expect(en.age(ms)).toBe(english);
  });

  it('says a length in its two largest units', () => {
    expect(vi.duration(0)).toBe('0 giây');
    expect(vi.duration(26 * 3_600_000)).toBe('1 ngày 2 giờ');
    expect(en.duration(3_600_000 + 5_000)).toBe('1 hour');
  });

  it("shows times in Vietnam's time, day first, 24 hours", () => {
    const at = Date.UTC(2026, 10, 21, 18, 5);
    expect(vi.dateTime(at)).toBe('22/11/2026 01:05');
    expect(en.date(at)).toBe('22/11/2026');
    expect(vi.time(at)).toBe('01:05');
  });
});
