import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { processesWithin } from '../../lab/processes.ts';
import { eventually, type Started, start } from '../../support/programs.ts';
import { costOf } from '../process-cost.ts';

/** Where the collector, the scraper and the probed ports are. The range is for benches (RFC 2544). */
export const CENTRE = '198.18.0.1';
/** Where the collector's reflector listens unless it is told otherwise. */
const STAMP_PORT = 8751;
/** One for all: the gateway's address is what makes PCs one site. */
const GATEWAY_MAC = '02:00:00:00:00:01';

export interface Cost {
  readonly pssMiB: number;
  readonly anonymousMiB: number;
  readonly cpuSeconds: number;
  /** On the line, past the gateway: both ways, with all headers down to Ethernet's. */
  readonly bytes: number;
  /** Of these, the datagrams by which an agent watches the line. */
  readonly watchBytes: number;
}

/** A PC of its own as far as the network is concerned: what runs in it, and nothing else, uses its interface. */
export interface OwnNetwork {
  readonly address: string;
  start(command: readonly string[], env?: Record<string, string>): Started;
  cost(): Promise<Cost>;
}

/** Makes this process's network the centre. */
export function becomeCentre(): void {
  execFileSync('sh', ['-c', `${WITHOUT_IPV6}; ip link set lo up && ip address add ${CENTRE}/32 dev lo`]);
  const chains = ['input', 'output'].map((hook) => `chain ${hook} { type filter hook ${hook} priority 0; }\n`);
  execFileSync('nft', [`table ip bench { ${chains.join(' ')} }`]);
}

/** Router solicitations and the like are not what is counted. */
const WITHOUT_IPV6 = 'echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6';

let made = 0;

/** Makes a network with one cable to the centre. It goes when this process ends. */
export async function makeNetwork(): Promise<OwnNetwork> {
  const at = ++made;
  const [cable, address, gateway] = [`pc${at}`, `198.18.${at}.2`, `198.18.${at}.1`];
  const holder = start('unshare', ['--net', 'cat']).child.pid as number;
  const space = `/proc/${holder}/ns/net`;
  await eventually('the network is there', () => readlinkSync(space) !== readlinkSync('/proc/self/ns/net'));
  const ip = (line: string) => execFileSync('ip', line.split(' '));
  ip(`link add ${cable} address ${GATEWAY_MAC} type veth peer name eth0 netns ${holder}`);
  // One packet a count: a bundle of segments would be counted with one header.
  ip(`link set ${cable} gso_max_segs 1 up`);
  ip(`address add ${gateway}/24 dev ${cable}`);
  const steps = [
    WITHOUT_IPV6,
    'echo "0 2147483647" >/proc/sys/net/ipv4/ping_group_range',
    'ip link set lo up',
    'ip link set eth0 gso_max_segs 1 up',
    `ip address add ${address}/24 dev eth0`,
    `ip route add default via ${gateway}`,
    // As on any PC that is in use, the gateway's hardware address is known: by it the collector finds the site at once.
    `ping -c 1 -q ${gateway} >/dev/null`,
  ];
  countOver(cable, address);
  execFileSync('nsenter', [`--net=${space}`, 'sh', '-e', '-c', steps.join('\n')]);
  return {
    address,
    start: (command, env) => start('nsenter', [`--net=${space}`, ...command], env),
    cost: async () => ({
      ...(await costOf(processesWithin([space]).filter((pid) => pid !== holder))),
      bytes: bytesOver(cable),
      watchBytes: bytesOver(`${cable}-watch`),
    }),
  };
}

/** What a PC says to its gateway alone, such as pings, never reaches the line and is not counted. */
function countOver(cable: string, address: string): void {
  const [up, down] = [`input ip saddr ${address} ip daddr ${CENTRE}`, `output ip saddr ${CENTRE} ip daddr ${address}`];
  const rules = [
    ...[cable, `${cable}-watch`].map((counter) => `add counter ip bench ${counter}`),
    ...[up, down].map((way) => `add rule ip bench ${way} counter name ${cable}`),
    `add rule ip bench ${up} udp dport ${STAMP_PORT} counter name ${cable}-watch`,
    `add rule ip bench ${down} udp sport ${STAMP_PORT} counter name ${cable}-watch`,
  ];
  execFileSync('nft', [rules.join('; ')]);
}

const ETHERNET_HEAD_BYTES = 14;

function bytesOver(counter: string): number {
  const text = execFileSync('nft', ['list', 'counter', 'ip', 'bench', counter], { encoding: 'utf8' });
  const [, packets, bytes] = /packets (\d+) bytes (\d+)/.exec(text) ?? [];
  return Number(bytes) + Number(packets) * ETHERNET_HEAD_BYTES;
}
