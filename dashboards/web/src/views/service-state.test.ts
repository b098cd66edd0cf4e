import { expect, it } from 'vitest';
import { serviceState } from './service-state.ts';

const row = (communes: number, slow: number, down: number, incident?: number) => ({
  ...{ id: 'mot-cua', name: 'Một cửa', kind: 'procedures', communes, slow, down, affected: [] },
  ...(incident === undefined ? {} : { incident }),
});

it.each([
  ['well everywhere', row(124, 0, 0), { health: 'normal' }],
  ['asked by nobody', row(0, 0, 0), { health: 'no-data' }],
  [
    'slow nearly everywhere, by an incident',
    row(124, 110, 4, 7),
    { health: 'attention', trouble: 'slow', verdict: 'system' },
  ],
  [
    'slow nearly everywhere, by no incident yet',
    row(124, 110, 4),
    { health: 'attention', trouble: 'slow', verdict: 'notEnough' },
  ],
  ['down nearly everywhere', row(124, 0, 120, 7), { health: 'down', trouble: 'down', verdict: 'system' }],
  ['down in two', row(124, 0, 2), { health: 'attention', trouble: 'down', verdict: 'fewOnly' }],
])('a service that is %s', (_, given, state) => {
  expect(serviceState(given)).toEqual(state);
});
