import { expect, it } from 'vitest';
import { vietnamDaysOff } from './days-off.ts';

const offOf = (year: number) =>
  Object.fromEntries(vietnamDaysOff(year).map(({ day, off }) => [day.slice(5), off ?? 'worked']));

it('2026 is as the Government announced it', () => {
  expect(offOf(2026)).toEqual({
    '01-01': 'new-year',
    '01-02': 'swapped',
    '01-10': 'worked',
    '02-16': 'tet',
    '02-17': 'tet',
    '02-18': 'tet',
    '02-19': 'tet',
    '02-20': 'tet',
    '04-26': 'hung-kings',
    '04-27': 'instead',
    '04-30': 'reunification',
    '05-01': 'labour',
    '08-22': 'worked',
    '08-31': 'swapped',
    '09-01': 'national',
    '09-02': 'national',
    '11-24': 'culture',
  });
});

it('days off that fall on a weekend are given on the next days that are worked', () => {
  const days = offOf(2027);
  // Tết of 2027 begins on a Saturday, its eve is a Friday.
  expect(days).toMatchObject({ '02-05': 'tet', '02-09': 'tet', '02-10': 'instead', '02-11': 'instead' });
  expect(days).toMatchObject({ '05-01': 'labour', '05-03': 'instead' });
  expect(days['02-12']).toBeUndefined();
});

it('of a year that is not known nothing is said', () => {
  expect(vietnamDaysOff(2025)).toEqual([]);
  expect(vietnamDaysOff(2030)).toEqual([]);
});
