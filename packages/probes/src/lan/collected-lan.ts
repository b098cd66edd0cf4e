import type { Result } from '@mach/ports';
import { COLLECTED_FOLDER } from '../smart/collected-disks.ts';
import { countAt, listAt, textAt, valueAt } from '../smart/json-path.ts';

export const COLLECTED_LAN_FILE = `${COLLECTED_FOLDER}/lan.json`;

/** What a look at the LAN with the right to raw packets found, as it lies in the file. */
export interface CollectedLan {
  readonly v: 1;
  /** Wall clock of the look in ms since 1970. */
  readonly madeAt: number;
  readonly interface: string;
  readonly gateway: string;
  /** Addresses of hardware that answered for the gateway's address. */
  readonly gatewayOwners: readonly string[];
  /** Others that answered for this machine's own address. */
  readonly ownAddressOthers: readonly string[];
  /** Each server that offered an address; empty where none did. */
  readonly dhcpServers: readonly CollectedDhcpServer[];
}

export interface CollectedDhcpServer {
  readonly server: string;
  /** Of the hardware that sent the offer: the server's own or, from another network, that of a relay. */
  readonly mac: string;
  readonly router?: string;
  readonly nameServers?: readonly string[];
  readonly leaseS?: number;
}

/** Most servers, and most owners of one address, that are kept. */
export const LAN_ANSWERS_MAX = 16;
const LENGTH_MAX = 64;

/** Reads the file's text; what does not look like a look is a bad reply. */
export function parseCollectedLan(text: string): Result<CollectedLan> {
  const json = parsed(text);
  const madeAt = countAt(json, 'madeAt');
  const [name, gateway] = [textAt(json, 'interface'), textAt(json, 'gateway')];
  const isWhole = valueAt(json, 'v') === 1 && Array.isArray(valueAt(json, 'dhcpServers'));
  if (!isWhole || madeAt === undefined || name === undefined || gateway === undefined) {
    const detail = `${COLLECTED_LAN_FILE} holds no look at the LAN: ${JSON.stringify(text.slice(0, 60))}`;
    return { ok: false, failure: 'bad-reply', detail };
  }
  return {
    ok: true,
    value: {
      ...{ v: 1, madeAt, interface: name, gateway },
      gatewayOwners: texts(listAt(json, 'gatewayOwners')),
      ownAddressOthers: texts(listAt(json, 'ownAddressOthers')),
      dhcpServers: listAt(json, 'dhcpServers').flatMap(serverOf).slice(0, LAN_ANSWERS_MAX),
    },
  };
}

function serverOf(entry: unknown): readonly CollectedDhcpServer[] {
  const [server, mac, router] = [textAt(entry, 'server'), textAt(entry, 'mac'), textAt(entry, 'router')];
  if (server === undefined || mac === undefined) return [];
  const leaseS = countAt(entry, 'leaseS');
  return [
    {
      server: server.slice(0, LENGTH_MAX),
      mac: mac.slice(0, LENGTH_MAX),
      nameServers: texts(listAt(entry, 'nameServers')),
      ...(router !== undefined && { router: router.slice(0, LENGTH_MAX) }),
      ...(leaseS !== undefined && { leaseS }),
    },
  ];
}

const texts = (list: readonly unknown[]): readonly string[] =>
  list.flatMap((entry) => (typeof entry === 'string' ? [entry.slice(0, LENGTH_MAX)] : [])).slice(0, LAN_ANSWERS_MAX);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
