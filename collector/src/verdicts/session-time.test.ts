import { expect, it } from 'vitest';
import { calendarOf } from '../state/working-hours.ts';
import { sessionTime, silenceTime } from './session-time.ts';

/** Monday, 23 November 2026, by the clock of Vietnam. */
const at = (time: string, day = 23) => Date.parse(`2026-11-${day}T${time}:00+07:00`);
const office = calendarOf({}, new Map());

it.each([
  ['06:59', 'outside'],
  ['07:00', 'working'],
  ['11:09', 'working'],
  ['11:10', 'closing'],
  ['11:54', 'closing'],
  ['11:55', 'outside'],
  ['13:30', 'working'],
  ['16:45', 'closing'],
  ['17:30', 'outside'],
])('at %s an office is %s', (time, session) => {
  expect(sessionTime(office, at(time))).toBe(session);
});

it('is outside on a day off, and on a holiday', () => {
  expect(sessionTime(office, at('09:00', 24))).toBe('outside');
  expect(sessionTime(office, at('09:00', 22))).toBe('outside');
});

it('judges a silence by the time at which it began', () => {
  expect(silenceTime(office, at('15:00'), at('16:50'), 20)).toBe('working');
  expect(silenceTime(office, at('17:05'), at('20:00'), 20)).toBe('closing');
});

it('judges by working time a site of which nobody is heard when whoever works has come, and not one of a few PCs', () => {
  expect(silenceTime(office, at('17:05'), at('07:30', 25), 20)).toBe('closing');
  expect(silenceTime(office, at('17:05'), at('08:00', 25), 20)).toBe('working');
  expect(silenceTime(office, at('17:05'), at('08:00', 25), 3)).toBe('closing');
});
