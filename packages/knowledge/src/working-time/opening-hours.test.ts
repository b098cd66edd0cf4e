import { expect, it } from 'vitest';
import { OFFICE_HOURS, readOpeningHours } from './opening-hours.ts';

const office = [
  [420, 690],
  [810, 1_020],
];

it('reads the hours of an office, of a Saturday morning, of a week that goes round, and of a day that is off', () => {
  expect(readOpeningHours(OFFICE_HOURS)).toEqual({
    ok: true,
    hours: { 1: office, 2: office, 3: office, 4: office, 5: office },
  });
  expect(readOpeningHours('Mo-Fr 07:00-11:30, 13:30-17:00; Sa 7:30-11:30')).toMatchObject({
    hours: { 5: office, 6: [[450, 690]] },
  });
  expect(readOpeningHours('Sa-Mo 08:00-12:00; Su off')).toEqual({
    ok: true,
    hours: { 6: [[480, 720]], 0: [], 1: [[480, 720]] },
  });
  expect(readOpeningHours('Tu,Th 08:00-24:00')).toMatchObject({ hours: { 2: [[480, 1_440]], 4: [[480, 1_440]] } });
});

it('reads them as a Vietnamese clerk writes them', () => {
  expect(readOpeningHours('T2-T6 07:00-11:30 13:30-17:00')).toEqual(readOpeningHours(OFFICE_HOURS));
  expect(readOpeningHours('T2 - T6 7:00 - 11:30, 13:30 - 17:00; T7 07:30-11:30; CN nghỉ')).toMatchObject({
    hours: { 2: office, 6: [[450, 690]], 0: [] },
  });
});

it('takes hours without a day for those of Monday to Friday', () => {
  expect(readOpeningHours('07:00-11:30,13:30-17:00')).toEqual(readOpeningHours(OFFICE_HOURS));
});

it.each([
  ['', ''],
  ['T2-T8 07:00-11:30', 'T2-T8 07:00-11:30'],
  ['Mo-Fr 07:00-11:30; Sa sáng', 'Sa sáng'],
  ['Mo-Fr 11:30-07:00', 'Mo-Fr 11:30-07:00'],
  ['Mo-Fr 07:00-11:30,11:00-17:00', 'Mo-Fr 07:00-11:30,11:00-17:00'],
  ['Mo-Fr 07:60-11:30', 'Mo-Fr 07:60-11:30'],
  ['Mo-We-Fr 07:00-11:30', 'Mo-We-Fr 07:00-11:30'],
  ['Mo- 07:00-11:30', 'Mo- 07:00-11:30'],
])('names what it cannot read in %j', (text, found) => {
  expect(readOpeningHours(text)).toEqual({ ok: false, found });
});
