import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

/** More than one box that gives out addresses. It is a trouble of the site: each device that asked tells it, in the same words. */
export function secondDhcpServer({ localNetwork: { dhcpServers = [] } }: DeviceFacts): readonly Condition[] {
  // One box may answer under several addresses.
  const boxes = new Map(dhcpServers.map((server) => [server.macHash ?? server.address, server]));
  if (boxes.size < 2) return [];
  const addresses = [...boxes.values()].map(({ address }) => address).sort();
  const gateways = [...new Set([...boxes.values()].flatMap(({ router }) => router ?? []))].sort();
  return [
    condition(
      'second-dhcp-server',
      'at-risk',
      'local-network',
      present<ConditionParameters['second-dhcp-server']>({
        servers: boxes.size,
        addresses: addresses.join(' '),
        gateways: gateways.length > 1 ? gateways.join(' ') : undefined,
      }),
    ),
  ];
}
