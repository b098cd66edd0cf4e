import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeClock } from '@mach/ports/node';
import { COLLECTED_LAN_FILE, defaultGateway, ownAddress, parseCollectedLan } from '@mach/probes';
import { Flags } from '@oclif/core';
import { collectedFolder } from '../adapters/collected-folder.ts';
import { ETHER_TYPE, openPacketSocket } from '../adapters/packet-socket.ts';
import { writeWhole } from '../adapters/write-whole.ts';
import { macBytes } from '../lan/arp-message.ts';
import { isFresh } from '../lan/is-fresh.ts';
import { lookAtLan, type Place } from '../lan/look-at-lan.ts';
import { AgentCommand, jsonFlag } from './agent-command.ts';

/** Everybody may read it: what is in it every program of this machine can see on the LAN. */
const FILE_MODE = 0o644;
const CLIENT_PORT = 68;

export default class CollectLan extends AgentCommand {
  static override summary =
    'Ask the local network who gives out addresses and who answers for the gateway’s, and leave it for the agent; made for a timer.';
  static override description =
    'Sends a few broadcasts and takes nothing. Linux alone; needs the right to raw packets (CAP_NET_RAW). A look of the last 20 hours at the same gateway holds.';
  static override flags = {
    output: Flags.string({ description: 'file instead of the usual one', helpValue: 'FILE' }),
    again: Flags.boolean({ description: 'look although the last look still holds' }),
    json: jsonFlag,
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(CollectLan);
    if (process.platform !== 'linux') throw new Error('The local network can be looked at on Linux alone.');
    const file = flags.output ?? join(collectedFolder(process), COLLECTED_LAN_FILE.split('/').at(-1) ?? '');
    const place = thisPlace();
    if (place === undefined)
      throw new Error('This machine has no default gateway on a card with an address of hardware.');
    const clock = nodeClock();
    const last = flags.again ? undefined : lastLook(file);
    if (last !== undefined && isFresh(last, clock.wallMs(), place)) {
      if (flags.json) return this.printJson(last);
      return this.log(`${file}: the last look still holds`);
    }
    const index = Number(readFileSync(`/sys/class/net/${place.interface}/ifindex`, 'utf8'));
    const found = lookAtLan(
      {
        arp: () => openPacketSocket({ index, etherType: ETHER_TYPE.arp }),
        dhcp: () => openPacketSocket({ index, etherType: ETHER_TYPE.ipv4, udpPort: CLIENT_PORT }),
        clock,
        random: Math.random,
      },
      place,
    );
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    writeWhole(file, JSON.stringify(found), FILE_MODE);
    if (flags.json) return this.printJson(found);
    const counts = `DHCP servers: ${found.dhcpServers.length}, at the gateway’s address: ${found.gatewayOwners.length}`;
    this.log(`${file}: ${counts}, others at this machine’s: ${found.ownAddressOthers.length}`);
  }
}

function thisPlace(): Place | undefined {
  const routes = readFileSync('/proc/net/route', 'utf8');
  const gateway = defaultGateway(routes);
  if (gateway === undefined) return undefined;
  const mac = macBytes(readFileSync(`/sys/class/net/${gateway.interface}/address`, 'utf8').trim());
  if (mac === undefined) return undefined;
  const own = ownAddress(readFileSync('/proc/net/fib_trie', 'utf8'), routes, gateway);
  return {
    interface: gateway.interface,
    gateway: gateway.address,
    mac,
    ...(own !== undefined && { ownAddress: own }),
  };
}

function lastLook(file: string) {
  try {
    const read = parseCollectedLan(readFileSync(file, 'utf8'));
    return read.ok ? read.value : undefined;
  } catch {
    return undefined;
  }
}
