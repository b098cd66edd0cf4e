import type { LineStanding, SiteTopology, TopologyEdge, TopologyNode } from '@mach/wire';
import { findParents } from './find-parents.ts';
import type { DevicePart, SiteParts } from './site-parts.ts';

/** Most devices of one answer; those that were only seen are left out first. */
const DEVICES_MAX = 400;
const ROUTER = 'router';
/** The line of a site where nobody registered one. */
export const LINE = 'line';

/**
 * What stands where in a site: line, router, switches, what hangs on them. Edges come from LLDP and the tables of switches; what
 * is left is put behind the only switch there is, or behind the router, and said to be a guess. Pure: the same parts give the
 * same tree. `standings` by the id of a line.
 */
export function siteTopology(
  { siteId, gateway, lines, devices: all }: SiteParts,
  standings: ReadonlyMap<string, LineStanding> = new Map(),
): SiteTopology {
  const devices = all.slice(0, DEVICES_MAX);
  const gateways = devices.filter(({ isGateway }) => isGateway);
  // A PC that shares its line is a gateway by its hardware address; a router goes before it.
  const router = gateways.find(({ kind }) => kind === 'router') ?? gateways[0];
  const routerId = router?.id ?? (gateway === undefined ? undefined : ROUTER);
  const standingOf = (id: string) => {
    const standing = standings.get(id);
    return standing === undefined ? {} : { standing };
  };
  const ofLines: readonly TopologyNode[] =
    lines.length === 0
      ? [{ id: LINE, kind: 'line', ...standingOf(LINE) }]
      : lines.map(({ id, kind, provider, circuit }) => ({
          id,
          kind: 'line',
          line: {
            kind,
            ...(provider === undefined ? {} : { provider }),
            ...(circuit === undefined ? {} : { circuit }),
          },
          ...standingOf(id),
        }));
  const nodes: readonly TopologyNode[] = [
    ...(routerId === undefined && lines.length === 0 ? [] : ofLines),
    ...(routerId === ROUTER ? [{ id: ROUTER, kind: 'unknown-router' } as const] : []),
    ...devices.map(nodeOf),
  ];
  // A site has one way out that its PCs use; which of several lines that is, nobody sees from within.
  const isSure = lines.length === 1 && lines[0]?.kind === 'internet';
  const toRouter = ofLines
    .slice(0, 1)
    .flatMap((line): readonly TopologyEdge[] =>
      routerId === undefined
        ? []
        : [{ from: line.id, to: routerId, by: lines.length === 0 ? 'gateway' : 'registered', isGuess: !isSure }],
    );
  return {
    siteId,
    nodes,
    edges: [...toRouter, ...findParents(devices, routerId, gateway)],
    leftOut: all.length - devices.length,
  };
}

function nodeOf({ id, kind, number, label, state }: DevicePart): TopologyNode {
  return { id, kind, number, ...(label === undefined ? {} : { label }), state };
}
