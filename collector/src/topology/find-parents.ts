import type { TopologyEdge, TopologyEvidence } from '@mach/wire';
import type { DevicePart, PortPart } from './site-parts.ts';

/** The edges from whatever is nearer to the line to each device; at most one a device, and none back into itself. */
export function findParents(
  devices: readonly DevicePart[],
  router: string | undefined,
  gateway: string | undefined,
): readonly TopologyEdge[] {
  const owners = new Map(devices.flatMap(({ id, own }) => own.map((hash) => [hash, id] as const)));
  if (gateway !== undefined && router !== undefined) owners.set(gateway, router);
  const bridges = devices.filter(({ ports, heard }) => ports.length + heard.length > 0);
  const sights = bridges.map((bridge) => sightOf(bridge, router, owners));
  const parents = new Map<string, TopologyEdge>();
  const take = (edge: TopologyEdge | undefined) => {
    if (edge !== undefined && !isAbove(parents, edge.to, edge.from)) parents.set(edge.to, edge);
  };
  const others = devices.filter(({ id }) => id !== router);
  // Switches first, so that what hangs on them can't be taken for what they hang on.
  for (const device of others.toSorted((a, b) => Number(isBridge(b, sights)) - Number(isBridge(a, sights)))) {
    take(byLldp(device, sights, owners, router) ?? byPort(device, sights));
  }
  const top = topSwitch(others, parents, router);
  for (const device of others) if (!parents.has(device.id)) take(guessed(device, top, router));
  return others.flatMap(({ id }) => parents.get(id) ?? []);
}

/** A switch or router as it sees its neighbourhood: which of its ports leads to the line, and what is behind the others. */
interface Sight {
  readonly device: DevicePart;
  readonly up?: string;
  readonly down: readonly PortPart[];
  /** Hashes of all that is behind it. */
  readonly below: ReadonlySet<string>;
}

function sightOf(device: DevicePart, router: string | undefined, owners: ReadonlyMap<string, string>): Sight {
  const isRouters = (hash: string | undefined) => hash !== undefined && owners.get(hash) === router;
  const up =
    device.id === router || router === undefined
      ? undefined
      : (device.heard.find(({ chassis }) => isRouters(chassis))?.port ??
        device.ports.find(({ hashes }) => hashes.some(isRouters))?.name ??
        onlyCutPort(device.ports));
  const down = device.ports.filter(({ name }) => name !== up);
  const below = new Set(down.flatMap(({ hashes }) => hashes));
  return { device, ...(up === undefined ? {} : { up }), down, below };
}

/** Where the router is among those that are not told for there are too many, the only such port is the way to it. */
function onlyCutPort(ports: readonly PortPart[]): string | undefined {
  const cut = ports.filter(({ count, hashes }) => count > hashes.length);
  return cut.length === 1 ? cut[0]?.name : undefined;
}

/** Two that hear one another hang on one cable. Which of them is nearer to the line, the port tells that leads there. */
function byLldp(
  device: DevicePart,
  sights: readonly Sight[],
  owners: ReadonlyMap<string, string>,
  router: string | undefined,
): TopologyEdge | undefined {
  const lldp = (from: string, port: string | undefined) => edge(from, device.id, 'lldp', false, port);
  for (const { device: other, up } of sights) {
    if (other.id === device.id) continue;
    const heard = other.heard.find(({ chassis, port }) => owners.get(chassis ?? '') === device.id && port !== up);
    if (heard !== undefined && (up !== undefined || other.id === router)) return lldp(other.id, heard.port);
  }
  const own = sights.find((sight) => sight.device.id === device.id);
  const above = own?.device.heard.find(({ port, chassis }) => port === own.up && owners.has(chassis ?? ''));
  const id = owners.get(above?.chassis ?? '');
  return id === undefined || id === device.id ? undefined : lldp(id, above?.remotePort);
}

/** Of the ports that have it the one with the fewest addresses is nearest. Alone there, or with what hangs on itself, it is no guess. */
function byPort(device: DevicePart, sights: readonly Sight[]): TopologyEdge | undefined {
  const own = new Set(device.own);
  const below = sights.find((sight) => sight.device.id === device.id)?.below ?? new Set();
  const seen = sights
    .filter((sight) => sight.device.id !== device.id && !sight.device.own.some((hash) => below.has(hash)))
    .flatMap(({ device: bridge, down }) =>
      down.filter(({ hashes }) => hashes.some((hash) => own.has(hash))).map((port) => ({ bridge, port })),
    );
  const [nearest] = seen.toSorted((a, b) => a.port.count - b.port.count);
  if (nearest === undefined) return undefined;
  const { bridge, port } = nearest;
  const isAlone = port.count === port.hashes.length && port.hashes.every((hash) => own.has(hash) || below.has(hash));
  return edge(bridge.id, device.id, 'port', !isAlone, port.name);
}

/** The only switch right behind the router: what nobody sees at a port most likely hangs on it too. */
function topSwitch(
  devices: readonly DevicePart[],
  parents: ReadonlyMap<string, TopologyEdge>,
  router: string | undefined,
): string | undefined {
  const tops = devices.filter(({ id, kind }) => {
    const from = parents.get(id)?.from;
    return kind === 'switch' && (from === undefined || from === router);
  });
  return tops.length === 1 ? tops[0]?.id : undefined;
}

function guessed(device: DevicePart, top: string | undefined, router: string | undefined): TopologyEdge | undefined {
  const from = top === undefined || top === device.id ? router : top;
  if (from === undefined) return undefined;
  const by = device.isBehindGateway ? 'gateway' : device.isSeen ? 'seen' : 'registered';
  return edge(from, device.id, by, true);
}

function edge(from: string, to: string, by: TopologyEvidence, isGuess: boolean, port?: string): TopologyEdge {
  return { from, to, ...(port === undefined ? {} : { port }), by, isGuess };
}

const isBridge = ({ id }: DevicePart, sights: readonly Sight[]) => sights.some((sight) => sight.device.id === id);

/** Whether `below` is, by what was found so far, on the way from `start` to the line: then it can't hang on it. */
function isAbove(parents: ReadonlyMap<string, TopologyEdge>, below: string, start: string): boolean {
  for (let at: string | undefined = start; at !== undefined; at = parents.get(at)?.from) {
    if (at === below) return true;
  }
  return false;
}
