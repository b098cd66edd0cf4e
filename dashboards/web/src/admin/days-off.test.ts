import { expect, it } from 'vitest';
import { compareDays, readDays, writeDays } from './days-off.ts';

it('reads days as people write them, in both languages, and writes them back', () => {
  const read = readDays('31/08/2026 nghỉ\n\n 22/8/2026: làm \n1/9/2026 OFF\n05/09/2026 work', 2026);
  expect(read).toEqual({
    ok: true,
    days: [
      { day: '2026-08-31', isOff: true },
      { day: '2026-08-22', isOff: false },
      { day: '2026-09-01', isOff: true },
      { day: '2026-09-05', isOff: false },
    ],
  });
  const days = [{ day: '2026-08-31', off: 'swapped' }, { day: '2026-08-22' }];
  expect(writeDays(days, 'vi')).toBe('31/08/2026 nghỉ\n22/08/2026 làm');
  expect(writeDays(days, 'en')).toBe('31/08/2026 off\n22/08/2026 work');
});

it.each([
  ['31/08/2026', 'wrong'],
  ['31/04/2026 nghỉ', 'wrong'],
  ['thứ hai nghỉ', 'wrong'],
  ['31/08/2027 nghỉ', 'other-year'],
  ['01/09/2026 nghỉ\n1/9/2026 làm', 'twice'],
])('names what is wrong in %j: %s', (text, why) => {
  expect(readDays(text, 2026)).toMatchObject({ ok: false, why });
});

it('tells days that are so anyway, and those that the country has otherwise', () => {
  const country = [{ day: '2026-09-02', off: 'national' }, { day: '2026-08-22' }];
  const own = [
    { day: '2026-09-02', isOff: true },
    { day: '2026-08-22', isOff: true },
    { day: '2026-08-29', isOff: true },
    { day: '2026-08-28', isOff: true },
  ];
  // The 29th is a Saturday; the 28th a Friday that is newly off.
  expect(compareDays(own, country)).toEqual({ same: ['2026-09-02', '2026-08-29'], other: ['2026-08-22'] });
});
