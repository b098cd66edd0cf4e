/** The hosts of the virtual commune and of the world behind its line, each a network namespace. */
export const HOSTS = [
  'pc1',
  'pc2',
  'switch',
  'router',
  'isp',
  'portal',
  'conference',
  'dns',
  'mail',
  'collector',
] as const;
export type HostName = (typeof HOSTS)[number];

/** Hosts behind the ISP, each on a link of its own. All addresses of the lab are of RFC 5737: they lead nowhere else. */
const SERVERS: Readonly<Partial<Record<HostName, string>>> = {
  portal: '203.0.113.10',
  conference: '203.0.113.20',
  mail: '203.0.113.25',
  dns: '203.0.113.53',
  collector: '203.0.113.80',
};
const ISP_ADDRESS = '203.0.113.1';

export const ADDRESSES: Readonly<Partial<Record<HostName, string>>> = {
  pc1: '192.0.2.11',
  pc2: '192.0.2.12',
  router: '192.0.2.1',
  isp: '198.51.100.1',
  ...SERVERS,
};
const ROUTER_OUTSIDE = '198.51.100.2';

/** What each name is called in the lab's DNS; `.test` is kept from use by RFC 6761. */
export const DOMAIN = 'mach.test';

/** A cable that the line program joins; "up" is from near to far. */
export interface Cable {
  readonly near: { readonly host: HostName; readonly interface: string };
  readonly far: { readonly host: HostName; readonly interface: string };
}

/** `internet` is the commune's line, router to ISP; `cable` the patch cable of the first PC. */
export const CABLES = {
  internet: { near: { host: 'router', interface: 'wan0' }, far: { host: 'isp', interface: 'line0' } },
  cable: { near: { host: 'pc1', interface: 'lan0' }, far: { host: 'switch', interface: 'port1' } },
} as const satisfies Readonly<Record<string, Cable>>;
export type CableName = keyof typeof CABLES;

/** Hardware addresses of the two ends of the line, known to each other for good: see `hostCommands`. */
const LINE_MAC = { router: '02:00:00:00:00:02', isp: '02:00:00:00:00:01' } as const;

/** Commands of `ip -batch` in the first namespace: the links that no fault is put on. `spaceOf` names the namespaces. */
export function linkCommands(spaceOf: (host: HostName) => string): string[] {
  const veth = (host: HostName, name: string, peer: HostName, peerName: string) =>
    `link add ${name} netns ${spaceOf(host)} type veth peer name ${peerName} netns ${spaceOf(peer)}`;
  return [
    veth('pc2', 'lan0', 'switch', 'port2'),
    veth('router', 'lan0', 'switch', 'port0'),
    ...serverHosts().map((host) => veth(host, 'net0', 'isp', `to-${host}`)),
  ];
}

/** Commands of `ip -batch` inside a host, once its devices are there. */
export function hostCommands(host: HostName): string[] {
  const up = (name: string) => `link set ${name} up`;
  switch (host) {
    case 'pc1':
    case 'pc2':
      return [
        up('lo'),
        `addr add ${ADDRESSES[host]}/24 dev lan0`,
        up('lan0'),
        `route add default via ${ADDRESSES.router}`,
      ];
    case 'switch': {
      const ports = ['port0', 'port1', 'port2'];
      const joined = ports.flatMap((port) => [`link set ${port} master bridge0`, up(port)]);
      return ['link add bridge0 type bridge stp_state 0 forward_delay 0', ...joined, up('bridge0')];
    }
    case 'router':
      return [
        ...[up('lo'), `addr add ${ADDRESSES.router}/24 dev lan0`, up('lan0')],
        ...lineEnd('wan0', ROUTER_OUTSIDE, LINE_MAC.router, ADDRESSES.isp, LINE_MAC.isp),
        `route add default via ${ADDRESSES.isp}`,
      ];
    case 'isp':
      return [
        ...[up('lo'), ...lineEnd('line0', ADDRESSES.isp, LINE_MAC.isp, ROUTER_OUTSIDE, LINE_MAC.router)],
        ...serverHosts().flatMap((server) => [
          `addr add ${ISP_ADDRESS} peer ${ADDRESSES[server]}/32 dev to-${server}`,
          up(`to-${server}`),
        ]),
      ];
    default:
      return [
        ...[up('lo'), `addr add ${ADDRESSES[host]} peer ${ISP_ADDRESS}/32 dev net0`, up('net0')],
        `route add default via ${ISP_ADDRESS}`,
      ];
  }
}

/**
 * Settings of the kernel, as file under /proc/sys/net and value. IPv6 is off so that nothing is on a line but what was put
 * there; every group may open the echo sockets of `ping`, which a new namespace refuses to all.
 */
export function kernelSettings(host: HostName): readonly (readonly [file: string, value: string])[] {
  return [
    ['ipv6/conf/all/disable_ipv6', '1'],
    ['ipv6/conf/default/disable_ipv6', '1'],
    ['ipv4/ping_group_range', '0 2147483647'],
    ...(host === 'router' || host === 'isp' ? [['ipv4/ip_forward', '1'] as const] : []),
  ];
}

/** The router hides the LAN behind its own address, as every commune's modem does. */
export const ROUTER_RULES = `table ip hide {
  chain out { type nat hook postrouting priority srcnat; oifname "wan0" masquerade; }
}`;

export const serverHosts = (): HostName[] => HOSTS.filter((host) => SERVERS[host] !== undefined);

/** Neighbours are entered for good: a line has no ARP, and a packet that waits for an answer to it would be lost uncounted. */
function lineEnd(name: string, own?: string, ownMac?: string, other?: string, otherMac?: string): string[] {
  return [
    `link set ${name} address ${ownMac}`,
    `addr add ${own}/24 dev ${name}`,
    `link set ${name} up`,
    `neigh replace ${other} lladdr ${otherMac} nud permanent dev ${name}`,
  ];
}
