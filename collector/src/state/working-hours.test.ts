import { describe, expect, it } from 'vitest';
import { calendarOf, placeCalendar, siteCalendar } from './working-hours.ts';

const NONE = new Map();
const at = (text: string) => Date.parse(`${text}:00+07:00`);

it('a commune works when its import says so, and else as an office does', () => {
  const saturday = at('2026-11-28T09:00');
  expect(calendarOf({ workingHours: 'T2-T7 07:00-11:30' }, NONE).isWorkingTime(saturday)).toBe(true);
  expect(calendarOf({}, NONE).isWorkingTime(saturday)).toBe(false);
  expect(calendarOf({}, NONE).isWorkingTime(at('2026-11-27T09:00'))).toBe(true);
});

it('takes hours of an older import that nobody can read for none', () => {
  expect(calendarOf({ workingHours: 'giờ hành chính' }, NONE)).toBe(calendarOf({}, NONE));
});

it('takes what the province says of a day above what the country has', () => {
  const days = [{ day: '2026-11-28' }, { day: '2026-11-27', off: 'swapped' as const }];
  const daysOff = new Map([[2026, { days }]]);
  const own = calendarOf({}, daysOff);
  expect(own.isWorkingTime(at('2026-11-27T09:00'))).toBe(false);
  expect(own.isWorkingTime(at('2026-11-28T09:00'))).toBe(true);
  expect(calendarOf({}, daysOff)).toBe(own);
  expect(calendarOf({}, NONE).isWorkingTime(at('2026-11-27T09:00'))).toBe(true);
});

describe('a site', () => {
  const unit = { code: '99001', kind: 'commune', name: 'xã A', workingHours: 'T2-T6 08:00-16:00' } as const;
  const swapped = { days: [{ day: '2026-11-27', off: 'swapped' as const }, { day: '2026-11-28' }] };
  const site = { id: 's1', unitCode: '99001', name: 'Trụ sở' };
  const centre = {
    ...site,
    id: 's2',
    workingHours: 'T2-T6 07:00-17:00; T7 07:00-11:30',
    opensOnDaysOff: true,
  } as const;
  const registry = {
    units: new Map([['99001', unit]]),
    sites: new Map([site, centre].map((each) => [each.id, each] as const)),
    daysOff: new Map([[2026, swapped]]),
  };

  it('works when its commune does, and else by hours of its own', () => {
    expect(siteCalendar(site, registry).isWorkingTime(at('2026-11-26T07:30'))).toBe(false);
    expect(siteCalendar(site, registry).isWorkingTime(at('2026-11-26T08:30'))).toBe(true);
    expect(siteCalendar(centre, registry).isWorkingTime(at('2026-11-26T07:30'))).toBe(true);
    expect(siteCalendar(centre, registry).isWorkingTime(at('2026-11-21T09:00'))).toBe(true);
    expect(siteCalendar(site, registry, '99009').isWorkingTime(at('2026-11-26T07:30'))).toBe(true);
  });

  it('has the days off of its province, unless it opens on them', () => {
    const [friday, tet] = [at('2026-11-27T09:00'), at('2026-02-17T09:00')];
    expect([friday, tet].map(siteCalendar(site, registry).isWorkingTime)).toEqual([false, false]);
    expect([friday, tet].map(siteCalendar(centre, registry).isWorkingTime)).toEqual([true, true]);
  });

  it('is where a device stands; without one it is the commune', () => {
    const half = at('2026-11-26T07:30');
    expect(placeCalendar({ siteId: 's2', unitCode: '99001' }, registry).isWorkingTime(half)).toBe(true);
    expect(placeCalendar({ unitCode: '99001' }, registry).isWorkingTime(half)).toBe(false);
  });
});
