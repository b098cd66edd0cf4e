import type { Service } from '@mach/wire';
import { expect, it } from 'vitest';
import { emptyState } from '../state/mutable-state.ts';
import type { PcsBySite } from '../verdicts/register-topology.ts';
import { keepTopology } from './kept-topology.ts';

const EVERY_MS = 600_000;
const PORTAL: Service = { id: 'portal', kind: 'portal', name: 'Cổng', hosts: ['p.example'], path: 'internet' };

function begin() {
  const state = emptyState();
  state.registry.units.set('99001', { code: '99001', kind: 'commune', name: 'xã A', isp: 'VNPT' });
  state.registry.sites.set('s1', { id: 's1', unitCode: '99001', name: 'Trụ sở' });
  state.registry.services.set('portal', PORTAL);
  state.registry.lines.set('l1', { id: 'l1', siteId: 's1', kind: 'internet', provider: 'VNPT' });
  const reflectors = [{ id: 'collector', path: 'internet' as 'internet' | 'data-network' }];
  const pcs = new Map([['s1', [{ id: 'd1', enrolledAt: 0 }]]]) as unknown as Map<string, never>;
  const topologyOf = keepTopology(() => reflectors, EVERY_MS);
  return { state, reflectors, pcs, ask: (now = 0) => topologyOf(state, pcs as PcsBySite, now) };
}

it('is kept as long as all is as it was, and for ten minutes at most', () => {
  const { ask } = begin();
  const first = ask();
  expect(ask(EVERY_MS - 1)).toBe(first);
  expect(ask(EVERY_MS)).not.toBe(first);
});

it.each<[string, (world: ReturnType<typeof begin>) => void, object]>([
  [
    'a new service',
    ({ state }) => state.registry.services.set('mail', { ...PORTAL, id: 'mail' }),
    { services: [{ id: 'portal' }, { id: 'mail' }] },
  ],
  [
    'a service that goes another way',
    ({ state }) => state.registry.services.set('portal', { ...PORTAL, path: 'data-network' }),
    { services: [{ path: 'data-network' }] },
  ],
  [
    'a line of another provider',
    ({ state }) => state.registry.lines.set('l1', { id: 'l1', siteId: 's1', kind: 'internet', provider: 'Viettel' }),
    { sites: [{ isp: 'Viettel' }] },
  ],
  [
    'one line for another',
    ({ state }) => {
      state.registry.lines.delete('l1');
      state.registry.lines.set('l2', { id: 'l2', siteId: 's1', kind: 'data-network' });
    },
    { sites: [{ isp: 'VNPT', hasDataNetwork: true }] },
  ],
  [
    'a commune that is said to be in the data network',
    ({ state }) => state.registry.units.set('99001', { code: '99001', kind: 'commune', name: 'xã A', network: 'both' }),
    { sites: [{ hasDataNetwork: true }] },
  ],
  [
    'a site that belongs to another commune',
    ({ state }) => state.registry.sites.set('s1', { id: 's1', unitCode: '99002', name: 'Trụ sở' }),
    { sites: [{ commune: '99002' }] },
  ],
  [
    'a collector that is reached another way',
    ({ reflectors }) => reflectors.splice(0, 1, { id: 'collector', path: 'data-network' }),
    { collectorPath: 'data-network' },
  ],
])('sees %s at once', (_, happens, expected) => {
  const world = begin();
  world.ask();
  happens(world);
  expect(world.ask()).toMatchObject(expected);
});
