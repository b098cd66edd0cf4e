import type { DeviceRow, SiteTopology } from '@mach/wire';
import { expect, it } from 'vitest';
import { isWorthShowing, nodeHealth, parted, type TreeNode, topologyTree } from './topology-tree.ts';

const pc = (id: string, number: number) => ({ id, kind: 'pc', number, state: 'up' }) as const;
const edge = (from: string, to: string) => ({ from, to, by: 'port', isGuess: false }) as const;
const topology: SiteTopology = {
  siteId: 's',
  nodes: [
    { id: 'L', kind: 'line' },
    { id: 'r', kind: 'unknown-router' },
    pc('a', 2),
    pc('b', 1),
    { ...pc('sw', 9), kind: 'switch' },
    pc('c', 3),
    pc('alone', 4),
  ],
  edges: [edge('L', 'r'), edge('r', 'a'), edge('r', 'b'), edge('r', 'sw'), edge('sw', 'c')],
  leftOut: 0,
};
const shape = ({ node, below }: TreeNode): unknown => (below.length === 0 ? node.id : [node.id, ...below.map(shape)]);

it('hangs each node where its edge says, what carries others first', () => {
  expect(topologyTree(topology).map(shape)).toEqual([['L', ['r', ['sw', 'c'], 'b', 'a']], 'alone']);
});

it('puts a line with nothing behind it before the one that carries the site', () => {
  const second = { id: 'L2', kind: 'line' } as const;
  const { nodes } = topology;
  expect(topologyTree({ ...topology, nodes: [...nodes, second] }).map(({ node }) => node.id)).toEqual([
    'L2',
    'L',
    'alone',
  ]);
});

it('is worth showing where anything hangs on anything', () => {
  expect(isWorthShowing(topology)).toBe(true);
  expect(isWorthShowing({ ...topology, edges: [] })).toBe(false);
});

it('tells ends from what carries others, those with trouble first, by the states of the list of devices', () => {
  const device = { id: 'c', state: 'up', flags: ['clock-wrong'], conditions: [] } as unknown as DeviceRow;
  const healthOf = nodeHealth([device]);
  const off = { node: { ...pc('d', 1), state: 'no-data' }, below: [] } as const;
  const below = [
    { node: pc('a', 2), below: [] },
    off,
    { node: pc('c', 3), below: [] },
    { node: { ...pc('sw', 9), kind: 'switch' }, below: [off] },
  ] as const;
  const { branches, leaves } = parted(below, healthOf);
  expect(branches.map(({ node }) => node.id)).toEqual(['sw']);
  expect(leaves.map(({ node }) => [node.id, healthOf(node)])).toEqual([
    ['c', 'attention'],
    ['d', 'no-data'],
    ['a', 'normal'],
  ]);
  expect(healthOf({ id: 'L', kind: 'line' })).toBeUndefined();
});
