import { type Health, terms } from '@mach/messages';
import type { DeviceRow, SiteRow, SiteTopology, TopologyEdge, TopologyNode } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { usePaper } from '../live/use-paper.ts';
import { paths } from '../navigation.ts';
import {
  isWorthShowing,
  type NodeHealth,
  nodeHealth,
  parted,
  type TreeNode,
  topologyTree,
} from '../views/topology-tree.ts';
import { LineHeard, OneOfLines } from './line-heard.tsx';
import { StateMark } from './state-mark.tsx';

interface Props {
  readonly site: SiteRow;
  readonly isOnly: boolean;
  /** Of the commune: their states are those of its list, conditions included. */
  readonly devices: readonly DeviceRow[];
}

/** What hangs on what in a site, from its line to its PCs, each with its state. */
export function SiteDrawing({ site, isOnly, devices }: Props) {
  const { messages, format } = useSpoken();
  const words = messages.site;
  const [{ data }] = useLive<SiteTopology>(`/api/v1/sites/${encodeURIComponent(site.id)}/topology`, limits.slowPollMs);
  if (data === undefined) return null;
  const title = isOnly ? words.tree : words.treeOf(site.name);
  const healthOf = nodeHealth(devices);
  return (
    <section class="card topology" aria-label={title}>
      <h3>{title}</h3>
      {isWorthShowing(data) ? (
        <ul class="net">
          {topologyTree(data).map((tree) => (
            <Branch key={tree.node.id} tree={tree} site={site} lines={linesOf(data)} healthOf={healthOf} />
          ))}
        </ul>
      ) : (
        <p class="quiet">{words.treeNothing}</p>
      )}
      {data.leftOut === 0 ? null : <p class="quiet">{words.more(format.integer(data.leftOut))}</p>}
      {data.edges.some(({ isGuess }) => isGuess) ? <p class="quiet small">{words.guessNote}</p> : null}
    </section>
  );
}

type LineNode = TopologyNode & { readonly kind: 'line' };

const linesOf = ({ nodes }: SiteTopology): readonly LineNode[] => nodes.filter((node) => node.kind === 'line');

interface BranchProps {
  readonly tree: TreeNode;
  readonly site: SiteRow;
  readonly lines: readonly LineNode[];
  readonly healthOf: NodeHealth;
}

/** A lists within a list, so that a reader hears what hangs on what; the boxes and lines between them are the style's. */
function Branch({ tree: { node, edge, below }, ...more }: BranchProps) {
  const { messages, format } = useSpoken();
  const { branches, leaves } = parted(below, more.healthOf);
  const shown = leaves.slice(0, limits.leavesDrawn);
  const folded = leaves.slice(limits.leavesDrawn);
  // Nobody unfolds anything on paper.
  const isPaper = usePaper();
  return (
    <li>
      <Box node={node} edge={edge} {...more} />
      {below.length === 0 ? null : (
        <ul class="net-below">
          {branches.map((each) => (
            <Branch key={each.node.id} tree={each} {...more} />
          ))}
          {leaves.length === 0 ? null : (
            <li>
              <Leaves leaves={shown} {...more} />
              {folded.length === 0 ? null : (
                <details open={isPaper}>
                  <summary>{messages.site.more(format.integer(folded.length))}</summary>
                  <Leaves leaves={folded} {...more} />
                </details>
              )}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

function Leaves({ leaves, ...more }: Omit<BranchProps, 'tree'> & { readonly leaves: readonly TreeNode[] }) {
  return (
    <ul class="net-leaves">
      {leaves.map(({ node, edge }) => (
        <li key={node.id}>
          <Box node={node} edge={edge} {...more} />
        </li>
      ))}
    </ul>
  );
}

interface BoxProps extends Omit<BranchProps, 'tree'> {
  readonly node: TopologyNode;
  readonly edge: TopologyEdge | undefined;
}

function Box({ node, edge, site, lines, healthOf }: BoxProps) {
  const words = useSpoken().messages.site;
  const health = healthOf(node);
  const hints = [
    ...(edge?.port === undefined ? [] : [words.port(edge.port)]),
    ...(edge?.isGuess === true ? [words.guess] : []),
  ];
  return (
    <div class={`net-box${edge?.isGuess === true || node.kind === 'unknown-router' ? ' guessed' : ''}`}>
      <Name node={node} />
      {health === undefined ? null : <State node={node} health={health} />}
      {node.kind !== 'line' ? null : lines.length === 1 ? (
        <LineHeard site={site} />
      ) : (
        <OneOfLines
          {...(node.standing === undefined ? {} : { standing: node.standing })}
          hasTwin={lines.some(({ id, line }) => id !== node.id && line?.kind === node.line?.kind)}
        />
      )}
      {hints.length === 0 || edge === undefined ? null : (
        <span class="quiet small" title={words.evidence[edge.by]}>
          {hints.join(', ')}
        </span>
      )}
    </div>
  );
}

function State({ node, health }: { readonly node: TopologyNode; readonly health: Health }) {
  const { equipment } = useSpoken().messages;
  const isAsked = node.kind !== 'pc' && health === 'never-reported';
  return <StateMark health={health} {...(isAsked ? { word: equipment.neverAnsweredShort } : {})} />;
}

function Name({ node }: { readonly node: TopologyNode }) {
  const { messages, language } = useSpoken();
  const words = messages.site;
  if (node.kind === 'unknown-router') return <span>{words.routerUnknown}</span>;
  if (node.kind === 'line') {
    const { line } = node;
    if (line === undefined) return <span>{words.lineUnregistered}</span>;
    const kind = terms.line(line.kind, language);
    return (
      <span>
        <strong>
          {kind}
          {line.provider === undefined ? null : (
            <>
              : <bdi>{line.provider}</bdi>
            </>
          )}
        </strong>
        {line.circuit === undefined ? null : (
          <span class="label">
            <bdi>{messages.commune.circuit(line.circuit)}</bdi>
          </span>
        )}
      </span>
    );
  }
  const isPc = node.kind === 'pc';
  const name = isPc ? messages.commune.deviceNumber(node.number) : messages.equipment.name(node.number);
  const kind = isPc ? undefined : node.state === 'seen' ? words.kindUnknown : terms.equipment(node.kind, language);
  return (
    <span>
      <a href={paths.device(node.id)}>{name}</a>
      {[kind, node.label]
        .filter((part) => part !== undefined)
        .map((part) => (
          <span key={part} class="label">
            <bdi>{part}</bdi>
          </span>
        ))}
    </span>
  );
}
