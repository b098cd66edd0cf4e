import type { Health } from '@mach/messages';
import type { DeviceRow, SiteTopology, TopologyEdge, TopologyNode } from '@mach/wire';
import { healthOrder } from './commune-health.ts';
import { deviceHealth } from './device-health.ts';

/** A node with what hangs on it, and how it hangs on what is above. */
export interface TreeNode {
  readonly node: TopologyNode;
  readonly edge?: TopologyEdge;
  readonly below: readonly TreeNode[];
}

/** The forest as trees, lines first, one with nothing behind it before the one that carries the site: below that it would be overlooked. Below a node what has more below it comes first, then by number. */
export function topologyTree({ nodes, edges }: SiteTopology): readonly TreeNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const hanging = new Set(edges.map(({ to }) => to));
  const treeOf = (node: TopologyNode, edge?: TopologyEdge): TreeNode => {
    const below = edges
      .filter(({ from }) => from === node.id)
      .flatMap((each) => {
        const next = byId.get(each.to);
        return next === undefined ? [] : [treeOf(next, each)];
      });
    return { node, ...(edge === undefined ? {} : { edge }), below: below.sort(byPlace) };
  };
  const isLoneLine = ({ node, below }: TreeNode) => node.kind === 'line' && below.length === 0;
  return nodes
    .filter(({ id }) => !hanging.has(id))
    .map((node) => treeOf(node))
    .sort((a, b) => Number(isLoneLine(b)) - Number(isLoneLine(a)));
}

/** Whether anything is known at all: a line that nobody registered and single devices say nothing. */
export const isWorthShowing = ({ edges }: SiteTopology): boolean => edges.length > 0;

/** How a node stands; undefined of what has no state of its own. */
export type NodeHealth = (node: TopologyNode) => Health | undefined;

/** Of a device as its commune's list has it; of one that the list lacks, by its state alone. */
export function nodeHealth(devices: readonly DeviceRow[]): NodeHealth {
  const known = new Map(devices.map((device) => [device.id, deviceHealth(device)]));
  return (node) =>
    'state' in node ? (known.get(node.id) ?? (node.state === 'up' ? 'normal' : node.state)) : undefined;
}

/** What hangs on a node, in two: what carries others, and the ends, those with trouble first, so that a long list may be folded. */
export function parted(below: readonly TreeNode[], healthOf: NodeHealth) {
  // As in the list of devices: trouble goes before silence, for a PC that is off is everyday life.
  const order = ({ node }: TreeNode) => {
    const health = healthOf(node) ?? 'empty';
    return health === 'attention' ? -1 : healthOrder[health];
  };
  return {
    branches: below.filter((each) => each.below.length > 0),
    leaves: below.filter((each) => each.below.length === 0).sort((a, b) => order(a) - order(b)),
  };
}

const byPlace = (a: TreeNode, b: TreeNode) =>
  Number(b.below.length > 0) - Number(a.below.length > 0) || numberOf(a.node) - numberOf(b.node);

const numberOf = (node: TopologyNode) => ('number' in node ? node.number : 0);
