import type { Line, TopologyEdge, TopologyNode } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { emptyState } from '../state/mutable-state.ts';
import { type PcsBySite, registerTopology, switchOf } from './register-topology.ts';

const node = (id: string, kind: TopologyNode['kind']): TopologyNode => ({ id, kind }) as TopologyNode;
const edge = (from: string, to: string, more: Partial<TopologyEdge> = {}): TopologyEdge => ({
  from,
  to,
  by: 'port',
  isGuess: false,
  ...more,
});
const pcs = ['a', 'b', 'c'].map((id) => node(id, 'pc'));
const router = node('r', 'router');

describe('whether PCs hang on a switch', () => {
  it('is yes where most of them stand below one, by whatever evidence', () => {
    const below = [edge('r', 's'), edge('s', 'a'), edge('s', 'b', { isGuess: true })];
    expect(switchOf({ nodes: [router, node('s', 'switch'), ...pcs], edges: below })).toBe('yes');
  });

  it('is no where the router’s own ports lead to most of them', () => {
    const edges = [edge('r', 'a'), edge('r', 'b'), edge('r', 'c', { by: 'gateway', isGuess: true })];
    expect(switchOf({ nodes: [router, ...pcs], edges })).toBe('no');
  });

  it('is unknown where they were put behind the router for want of anything better', () => {
    const edges = pcs.map(({ id }) => edge('r', id, { by: 'gateway', isGuess: true }));
    expect(switchOf({ nodes: [router, ...pcs], edges })).toBe('unknown');
    expect(switchOf({ nodes: [], edges: [] })).toBe('unknown');
  });

  it('comes to an end where the edges go round in a loop', () => {
    const edges = [edge('a', 'b'), edge('b', 'a'), edge('c', 'c')];
    expect(switchOf({ nodes: [router, ...pcs], edges })).toBe('unknown');
    const around = [edge('s', 'a'), edge('t', 's'), edge('s', 't'), edge('t', 'b')];
    expect(switchOf({ nodes: [router, node('s', 'switch'), node('t', 'switch'), ...pcs], edges: around })).toBe('yes');
  });
});

describe('a site without a line in the register', () => {
  const topologyOf = (unit: object, lines: readonly Line[] = []) => {
    const state = emptyState();
    state.registry.units.set('99001', { code: '99001', kind: 'commune', name: 'xã A', ...unit });
    state.registry.sites.set('s1', { id: 's1', unitCode: '99001', name: 'Trụ sở' });
    for (const line of lines) state.registry.lines.set(line.id, line);
    const pcs = new Map([['s1', [{ id: 'd1', enrolledAt: 7 }]]]) as unknown as PcsBySite;
    return registerTopology(state, pcs, []).sites;
  };

  it('has the provider and the network of its commune, or none', () => {
    expect(topologyOf({ isp: 'VNPT', network: 'both' })).toMatchObject([
      { isp: 'VNPT', hasDataNetwork: true, knownSince: 7 },
    ]);
    expect(topologyOf({})[0]).toMatchObject({ hasDataNetwork: false });
    expect(topologyOf({})[0]).not.toHaveProperty('isp');
  });

  it('has its commune’s provider where its only line is one of the data network, or names none', () => {
    const leg: Line = { id: 'l', siteId: 's1', kind: 'data-network', provider: 'Cục BĐTW' };
    expect(topologyOf({ isp: 'VNPT' }, [leg])).toMatchObject([{ isp: 'VNPT', hasDataNetwork: true }]);
    expect(topologyOf({ isp: 'VNPT' }, [{ id: 'l', siteId: 's1', kind: 'internet' }])).toMatchObject([{ isp: 'VNPT' }]);
    const own: Line = { id: 'l', siteId: 's1', kind: 'internet', provider: 'Viettel' };
    expect(topologyOf({ isp: 'VNPT' }, [own])).toMatchObject([{ isp: 'Viettel' }]);
  });
});
