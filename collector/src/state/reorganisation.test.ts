import { expect, it } from 'vitest';
import { unitOfSiteOn, unitsOfSite } from './reorganisation.ts';

const move = (from: string, to: string, site = 's') => ({ site, from, to });
const past = [
  { validFrom: '2026-07-01', moves: [move('B', 'C'), move('X', 'C', 'other')] },
  // Entered later, and valid earlier.
  { validFrom: '2025-07-01', moves: [move('A', 'B')] },
  { validFrom: '2026-07-01', moves: [move('C', 'D')] },
];
const site = { id: 's', unitCode: 'D' };

it.each([
  ['2025-06-30', 'A'],
  ['2025-07-01', 'B'],
  ['2026-06-30', 'B'],
  ['2026-07-01', 'D'],
  ['2026-11-27', 'D'],
])('on %s the site belonged to %s', (day, unit) => {
  expect(unitOfSiteOn(past, site, day)).toBe(unit);
});

it('a site that never moved belongs where it stands', () => {
  expect(unitOfSiteOn(past, { id: 'new', unitCode: 'Z' }, '2020-01-01')).toBe('Z');
});

it('knows all units that a site ever belonged to', () => {
  expect([...unitsOfSite(past, site)].toSorted()).toEqual(['A', 'B', 'C', 'D']);
});
