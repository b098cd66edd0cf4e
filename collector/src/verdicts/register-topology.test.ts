import type { TopologyEdge, TopologyNode } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { switchOf } from './register-topology.ts';

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
});
