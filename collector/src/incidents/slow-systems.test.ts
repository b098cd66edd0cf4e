import type { Incident } from '@mach/wire';
import { expect, it } from 'vitest';
import { emptyState } from '../state/mutable-state.ts';
import { slowSystems } from './slow-systems.ts';

const communes = (count: number) => Array.from({ length: count }, (_, i) => String(10_000 + i));
const incident = (number: number, more: Partial<Incident>): Incident => ({
  ...{ number, since: 0, stage: 'final', trouble: 'slow', cause: 'service', causes: ['service'], alike: [] },
  ...{ scope: { kind: 'service', id: 'mot-cua' }, sites: [], communes: communes(92), confidence: 0.9, vantages: 180 },
  ...{ evidence: [], sitesTouched: [], communesTouched: [], steps: [] },
  ...more,
});
function stateOf(...incidents: readonly Incident[]) {
  const state = emptyState();
  state.registry.services = new Map([
    ['mot-cua', { id: 'mot-cua', kind: 'procedures', name: 'Một cửa', hosts: [], path: 'internet' }],
  ]);
  for (const each of incidents) state.incidents.set(each.number, each);
  return state;
}

it.each<[string, Partial<Incident>, readonly unknown[]]>([
  ['slow in many communes', {}, [{ name: 'Một cửa', communes: 92 }]],
  ['felt in two communes', { communes: communes(2) }, []],
  ['over', { endedAt: 5 }, []],
  ['the line’s trouble', { cause: 'line', scope: { kind: 'site', id: 's' } }, []],
])('a system whose incident is %s', (_, more, told) => {
  expect(slowSystems(stateOf(incident(1, more)))).toEqual(told);
});

it('the widest comes first, and one without a name goes by its id', () => {
  const other = incident(2, { scope: { kind: 'service', id: 'dvc' }, communes: communes(100) });
  expect(slowSystems(stateOf(incident(1, {}), other)).map(({ name }) => name)).toEqual(['dvc', 'Một cửa']);
});
