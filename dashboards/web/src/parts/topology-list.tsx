import { terms } from '@mach/messages';
import type { SiteTopology, TopologyNode } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { type TreeNode, topologyTree } from '../views/topology-tree.ts';

/** What stands where in a site, as lists within lists: each says by what it is known, and what is guessed says so. */
export function TopologyList({ topology }: { readonly topology: SiteTopology }) {
  const { messages, format } = useSpoken();
  const words = messages.site;
  const hasGuess = topology.edges.some(({ isGuess }) => isGuess);
  return (
    <>
      <ul class="tree">
        {topologyTree(topology).map((tree) => (
          <Branch key={tree.node.id} tree={tree} />
        ))}
      </ul>
      {topology.leftOut === 0 ? null : <p class="quiet">{words.more(format.integer(topology.leftOut))}</p>}
      {hasGuess ? <p class="quiet">{words.guessNote}</p> : null}
    </>
  );
}

function Branch({ tree: { node, edge, below } }: { readonly tree: TreeNode }) {
  const words = useSpoken().messages.site;
  return (
    <li>
      <Name node={node} />
      {edge?.port === undefined ? null : (
        <span class="label" title={words.evidence[edge.by]}>
          {words.port(edge.port)}
        </span>
      )}
      {edge?.isGuess ? (
        <span class="guess" title={words.evidence[edge.by]}>
          {words.guess}
        </span>
      ) : null}
      {edge === undefined || edge.isGuess || edge.port !== undefined ? null : (
        <span class="quiet small">{words.evidence[edge.by]}</span>
      )}
      {below.length === 0 ? null : (
        <ul>
          {below.map((each) => (
            <Branch key={each.node.id} tree={each} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Name({ node }: { readonly node: TopologyNode }) {
  const { messages, language } = useSpoken();
  const words = messages.site;
  if (node.kind === 'unknown-router') return <>{words.routerUnknown}</>;
  if (node.kind === 'line') {
    const { line } = node;
    if (line === undefined) return <>{words.lineUnregistered}</>;
    const kind = terms.line(line.kind, language);
    return <>{line.provider === undefined ? kind : `${kind}: ${line.provider}`}</>;
  }
  const isPc = node.kind === 'pc';
  const name = isPc ? messages.commune.deviceNumber(node.number) : messages.equipment.name(node.number);
  return (
    <>
      <a href={paths.device(node.id)}>{name}</a>
      {node.kind === 'pc' ? null : (
        <span class="label">{node.state === 'seen' ? words.kindUnknown : terms.equipment(node.kind, language)}</span>
      )}
      {node.label === undefined ? null : <span class="label">{node.label}</span>}
    </>
  );
}
