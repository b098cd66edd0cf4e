import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS, readOpeningHours } from './opening-hours.ts';
import { workingCalendar } from './working-calendar.ts';

const hoursOf = (text: string) => {
  const read = readOpeningHours(text);
  if (!read.ok) throw new Error(read.found);
  return read.hours;
};
const office = workingCalendar({ hours: hoursOf(OFFICE_HOURS) });
const at = (text: string) => Date.parse(`${text}:00+07:00`);

describe('an office in Vietnam', () => {
  it.each([
    ['2026-11-25T06:59', false],
    ['2026-11-25T07:00', true],
    ['2026-11-25T11:29', true],
    ['2026-11-25T11:30', false],
    ['2026-11-25T16:59', true],
    ['2026-11-25T17:00', false],
    // Saturday, a holiday, a Monday that was swapped, and the Saturday that was worked for it.
    ['2026-11-28T09:00', false],
    ['2026-11-24T09:00', false],
    ['2026-08-31T09:00', false],
    ['2026-08-22T09:00', true],
  ])('at %s works: %s', (time, works) => {
    expect(office.isWorkingTime(at(time))).toBe(works);
  });

  it('has eight hours a day, forty a week and none over Tết', () => {
    expect(office.workingMs(at('2026-11-25T00:00'), at('2026-11-26T00:00'))).toBe(8 * 3_600_000);
    expect(office.workingMs(at('2026-11-30T00:00'), at('2026-12-07T00:00'))).toBe(40 * 3_600_000);
    expect(office.workingMs(at('2026-02-14T00:00'), at('2026-02-23T00:00'))).toBe(0);
    expect(office.workingMs(at('2026-11-25T11:00'), at('2026-11-25T14:00'))).toBe(3_600_000);
    expect(office.workingMs(at('2026-11-25T14:00'), at('2026-11-25T11:00'))).toBe(0);
  });
});

it('what was changed for one place stands over the holidays of the country', () => {
  const counter = workingCalendar({
    hours: hoursOf(`${OFFICE_HOURS}; Sa 07:00-11:30`),
    changes: [{ day: '2026-02-18' }, { day: '2026-11-25', off: 'swapped' }],
  });
  expect(counter.isWorkingTime(at('2026-02-18T09:00'))).toBe(true);
  expect(counter.isWorkingTime(at('2026-02-19T09:00'))).toBe(false);
  expect(counter.isWorkingTime(at('2026-11-25T09:00'))).toBe(false);
  expect(counter.sessionsOn('2026-11-28')).toEqual([[at('2026-11-28T07:00'), at('2026-11-28T11:30')]]);
  // A Saturday that is worked for a Monday has a Monday's hours, where it is open in the morning otherwise too.
  expect(counter.sessionsOn('2026-08-22')).toHaveLength(2);
});

it('a place that opens on days off keeps its week through Tết, and works what is swapped in', () => {
  const open = workingCalendar({
    hours: hoursOf(`${OFFICE_HOURS}; Sa 07:00-11:30`),
    changes: [{ day: '2026-11-25', off: 'swapped' }, { day: '2026-11-29' }],
    opensOnDaysOff: true,
  });
  expect(open.isWorkingTime(at('2026-02-17T09:00'))).toBe(true);
  expect(open.sessionsOn('2026-02-21')).toEqual([[at('2026-02-21T07:00'), at('2026-02-21T11:30')]]);
  expect(open.isWorkingTime(at('2026-11-25T09:00'))).toBe(true);
  expect(open.sessionsOn('2026-11-29')).toHaveLength(2);
  expect(open.sessionsOn('2026-11-22')).toEqual([]);
});

it('days off that overlap, or are said twice, are off once', () => {
  const twice = workingCalendar({
    hours: hoursOf(OFFICE_HOURS),
    changes: [
      { day: '2026-11-24', off: 'swapped' },
      { day: '2026-11-25', off: 'swapped' },
      { day: '2026-11-25', off: 'swapped' },
    ],
  });
  expect(twice.workingMs(at('2026-11-23T00:00'), at('2026-11-28T00:00'))).toBe(3 * 8 * 3_600_000);
});
