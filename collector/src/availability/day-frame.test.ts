import type { Site } from '@mach/wire';
import { expect, it } from 'vitest';
import { emptyState } from '../state/mutable-state.ts';
import { dayFrame } from './day-frame.ts';

const HOUR_S = 3_600;
const site: Site = { id: 's1', unitCode: '99001', name: 'Trung tâm' };
const MORNING = [[7 * HOUR_S, 11.5 * HOUR_S]];
const OFFICE = [...MORNING, [13.5 * HOUR_S, 17 * HOUR_S]];
const saturdays = { ...site, workingHours: 'T2-T6 07:00-11:30 13:30-17:00; T7 07:00-11:30' };

const sessions = (of: Site, day: string, off: readonly { readonly day: string; readonly off?: 'swapped' }[] = []) => {
  const { registry } = emptyState();
  registry.units.set('99001', { code: '99001', kind: 'commune', name: 'xã A' });
  return dayFrame({ ...registry, daysOff: new Map([[2026, { days: off }]]) }, of, day, { now: Date.UTC(2027, 0, 1) })
    .sessions;
};

it.each<[string, Site, string, readonly unknown[]]>([
  ['its commune’s hours on a Wednesday', site, '2026-11-25', OFFICE],
  ['none on a Saturday', site, '2026-11-28', []],
  ['its own on a Saturday', saturdays, '2026-11-28', MORNING],
  ['none in Tết', saturdays, '2026-02-18', []],
  ['its own through Tết, where it opens then', { ...saturdays, opensOnDaysOff: true }, '2026-02-18', OFFICE],
])('a site’s day has %s', (_, of, day, expected) => {
  expect(sessions(of, day)).toEqual(expected);
});

it('holidays that are said twice and overlap those of the country are off once, and a worked one in between is worked', () => {
  const said = [
    ...['2026-02-16', '2026-02-17', '2026-02-17', '2026-02-23'].map((day) => ({ day, off: 'swapped' as const })),
    { day: '2026-02-18' },
  ];
  const days = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-23', '2026-02-24'];
  expect(days.map((day) => sessions(site, day, said).length)).toEqual([0, 0, 2, 0, 0, 2]);
});
