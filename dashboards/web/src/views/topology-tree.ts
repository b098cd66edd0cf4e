import type { SiteTopology, TopologyEdge, TopologyNode } from '@mach/wire';

/** A node with what hangs on it, and how it hangs on what is above. */
export interface TreeNode {
  readonly node: TopologyNode;
  readonly edge?: TopologyEdge;
  readonly below: readonly TreeNode[];
}

/** The forest as trees, lines first; below a node what has more below it comes first, then by number. */
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
  return nodes.filter(({ id }) => !hanging.has(id)).map((node) => treeOf(node));
}

/** Whether anything is known at all: a line that nobody registered and single devices say nothing. */
export const isWorthShowing = ({ edges }: SiteTopology): boolean => edges.length > 0;

const byPlace = (a: TreeNode, b: TreeNode) =>
  Number(b.below.length > 0) - Number(a.below.length > 0) || numberOf(a.node) - numberOf(b.node);

const numberOf = (node: TopologyNode) => ('number' in node ? node.number : 0);
