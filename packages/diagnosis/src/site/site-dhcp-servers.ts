import type { ConditionParameters } from '../condition.ts';

/** One PC of a site, and whom it knows to give out addresses there. Times in ms of one clock. */
export interface DhcpWitness {
  readonly id: string;
  readonly servers: readonly DhcpTestimony[];
}

export interface DhcpTestimony {
  readonly address: string;
  readonly macHash?: string;
  readonly router?: string;
  /** It offered an address when all were asked. Else it is the server of the PC's own lease. */
  readonly answered: boolean;
  /** When the PC first told it, without a break until now. */
  readonly since: number;
  /** When it was seen to be so: at the last look, or at the reading of the lease. */
  readonly seenAt: number;
}

export interface SiteDhcpServers {
  readonly parameters: ConditionParameters['second-dhcp-server'];
  /** Ids of the witnesses that name a server beside the usual one. */
  readonly saidBy: readonly string[];
  readonly since: number;
}

/** Looks are a day apart, so one that is made so long after the first telling is another one; a lease that long was renewed. */
const LASTING_MS = 12 * 3_600_000;
const WITNESSES_MIN = 2;

/**
 * More than one box that gives out addresses in a site, where several PCs say so or one says it for long enough: a laptop that shares its
 * line for a minute, or one answer that came late, is no finding. The usual server is the one that most PCs name.
 */
export function siteDhcpServers(witnesses: readonly DhcpWitness[]): SiteDhcpServers | undefined {
  const macs = new Map(
    witnesses.flatMap(({ servers }) =>
      servers.flatMap(({ address, macHash }) => (macHash === undefined ? [] : [[address, macHash] as const])),
    ),
  );
  // One box may answer under several addresses, and a lease names an address alone.
  const boxOf = ({ address, macHash }: DhcpTestimony) => macHash ?? macs.get(address) ?? address;
  const byBox = new Map<string, Told[]>();
  for (const { id, servers } of witnesses) {
    for (const server of servers) byBox.set(boxOf(server), [...(byBox.get(boxOf(server)) ?? []), { id, server }]);
  }
  const boxes = [...byBox.values()].sort((a, b) => namedBy(b) - namedBy(a) || since(a) - since(b));
  const [usual, ...others] = boxes;
  const proven = others.filter((box) => namedBy(box) >= WITNESSES_MIN || box.some(isLasting));
  if (usual === undefined || proven.length === 0) return undefined;
  const all = [usual, ...proven];
  const gateways = [...new Set(all.flatMap((box) => box.flatMap(({ server: { router } }) => router ?? [])))].sort();
  return {
    parameters: {
      servers: all.length,
      addresses: all
        .map((box) => box[0]?.server.address ?? '')
        .sort()
        .join(' '),
      ...(gateways.length > 1 && { gateways: gateways.join(' ') }),
    },
    saidBy: [...new Set(proven.flatMap((box) => box.map(({ id }) => id)))],
    since: Math.min(...proven.map(since)),
  };
}

interface Told {
  readonly id: string;
  readonly server: DhcpTestimony;
}

const namedBy = (box: readonly Told[]) => new Set(box.map(({ id }) => id)).size;
const since = (box: readonly Told[]) => Math.min(...box.map(({ server }) => server.since));
const isLasting = ({ server }: Told) => server.seenAt - server.since >= LASTING_MS;
