import type { Site } from '@mach/wire';
import { expect, it } from 'vitest';
import { setSiteHours } from './set-site-hours.ts';

const SATURDAYS = 'T2-T6 07:00-11:30 13:30-17:00; T7 07:00-11:30';
const sites: readonly Site[] = [
  { id: 'a1', unitCode: '00123', name: 'A', gateway: 'g' },
  { id: 'a2', unitCode: '00123', name: 'B', workingHours: SATURDAYS, opensOnDaysOff: true },
];
const state = { registry: { sites: new Map(sites.map((site) => [site.id, site])) } } as never;
const usual = { workingHours: '', opensOnDaysOff: false };

it('gives sites hours of their own, each once, and says nothing of those that have them already', () => {
  const wish = { workingHours: ` ${SATURDAYS} `, opensOnDaysOff: true };
  expect(setSiteHours({ sites: ['A', 'a1', 'B'], ...wish }, state)).toEqual({
    changes: [{ type: 'site-added', site: { ...sites[0], workingHours: SATURDAYS, opensOnDaysOff: true } }],
    answer: { ok: true, imported: 1 },
  });
});

it('gives them those of their commune back', () => {
  expect(setSiteHours({ sites: ['A', 'B'], ...usual }, state).changes).toEqual([
    { type: 'site-added', site: { id: 'a2', unitCode: '00123', name: 'B' } },
  ]);
});

it.each([
  ['a site that there is not', { ...usual, sites: ['A', 'C'] }, 'no site C'],
  ['hours that nobody can read', { ...usual, sites: ['A'], workingHours: 'giờ hành chính' }, 'giờ hành chính'],
])('sets none of %s, and says why', (_, request, why) => {
  const { changes, answer } = setSiteHours(request, state);
  expect(changes).toEqual([]);
  expect(answer).toMatchObject({ ok: false, error: expect.stringContaining(why) });
});
