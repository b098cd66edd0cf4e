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
  'province',
] as const;
export type HostName = (typeof HOSTS)[number];

/** Hosts behind the ISP, each on a link of its own. Addresses behind the line are of RFC 5737: they lead nowhere else. */
const SERVERS: Readonly<Partial<Record<HostName, string>>> = {
  portal: '203.0.113.10',
  conference: '203.0.113.20',
  mail: '203.0.113.25',
  dns: '203.0.113.53',
  collector: '203.0.113.80',
};
const ISP_ADDRESS = '203.0.113.1';

/**
 * The data network, of RFC 2544: the commune's second line leads to the province, and by it to the collector, which stands in
 * the province's data centre and has a leg in both networks.
 */
export const DATA_ADDRESSES = { router: '198.18.0.2', province: '198.18.0.1', collector: '198.18.1.80' } as const;

export const ADDRESSES: Readonly<Partial<Record<HostName, string>>> = {
  pc1: '192.168.1.11',
  pc2: '192.168.1.12',
  switch: '192.168.1.2',
  router: '192.168.1.1',
  province: DATA_ADDRESSES.province,
  isp: '198.51.100.1',
  ...SERVERS,
};
const ROUTER_OUTSIDE = '198.51.100.2';

/** What each name is called in the lab's DNS; `.test` is kept from use by RFC 6761. */
export const DOMAIN = 'mach.test';

/** A cable that the line program joins; "up" is from near to far. */
export interface Cable<Host extends string = string> {
  readonly near: { readonly host: Host; readonly interface: string };
  readonly far: { readonly host: Host; readonly interface: string };
}

/** `internet` and `data` are the commune's lines, router to ISP and to province; `cable` is the patch cable of the first PC. */
export const CABLES = {
  internet: { near: { host: 'router', interface: 'wan0' }, far: { host: 'isp', interface: 'line0' } },
  data: { near: { host: 'router', interface: 'data0' }, far: { host: 'province', interface: 'line0' } },
  cable: { near: { host: 'pc1', interface: 'lan0' }, far: { host: 'switch', interface: 'port1' } },
} as const satisfies Readonly<Record<string, Cable<HostName>>>;
export type CableName = keyof typeof CABLES;
export const CABLE_NAMES = Object.keys(CABLES) as CableName[];

/** Hardware addresses of the ends of the lines, known to each other for good: see `lineEnd`. */
const LINE_MAC = { router: '02:00:00:00:00:02', isp: '02:00:00:00:00:01' } as const;
const DATA_MAC = { router: '02:00:00:00:01:02', province: '02:00:00:00:01:01' } as const;

/** Commands of `ip -batch` in the first namespace: the links that no fault is put on. `spaceOf` names the namespaces. */
export function linkCommands(spaceOf: (host: HostName) => string): string[] {
  const veth = (host: HostName, name: string, peer: HostName, peerName: string) =>
    `link add ${name} netns ${spaceOf(host)} type veth peer name ${peerName} netns ${spaceOf(peer)}`;
  return [
    veth('pc2', 'lan0', 'switch', 'port2'),
    veth('router', 'lan0', 'switch', 'port0'),
    ...serverHosts().map((host) => veth(host, 'net0', 'isp', `to-${host}`)),
    veth('collector', 'data0', 'province', 'to-collector'),
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
      return [
        ...[up('lo'), 'link add bridge0 type bridge stp_state 0 forward_delay 0', ...joined],
        ...[`addr add ${ADDRESSES.switch}/24 dev bridge0`, up('bridge0')],
      ];
    }
    case 'router':
      return [
        ...[up('lo'), `addr add ${ADDRESSES.router}/24 dev lan0`, up('lan0')],
        ...lineEnd('wan0', ROUTER_OUTSIDE, LINE_MAC.router, ADDRESSES.isp, LINE_MAC.isp),
        `route add default via ${ADDRESSES.isp}`,
        ...lineEnd('data0', DATA_ADDRESSES.router, DATA_MAC.router, DATA_ADDRESSES.province, DATA_MAC.province),
        `route add ${DATA_ADDRESSES.collector} via ${DATA_ADDRESSES.province}`,
      ];
    case 'isp':
      return [
        ...[up('lo'), ...lineEnd('line0', ADDRESSES.isp, LINE_MAC.isp, ROUTER_OUTSIDE, LINE_MAC.router)],
        ...serverHosts().flatMap((server) => [
          `addr add ${ISP_ADDRESS} peer ${ADDRESSES[server]}/32 dev to-${server}`,
          up(`to-${server}`),
        ]),
      ];
    case 'province':
      return [
        ...[
          up('lo'),
          ...lineEnd('line0', DATA_ADDRESSES.province, DATA_MAC.province, DATA_ADDRESSES.router, DATA_MAC.router),
        ],
        ...[
          `addr add ${DATA_ADDRESSES.province} peer ${DATA_ADDRESSES.collector}/32 dev to-collector`,
          up('to-collector'),
        ],
      ];
    case 'collector':
      return [
        ...behindIsp(host),
        ...[`addr add ${DATA_ADDRESSES.collector} peer ${DATA_ADDRESSES.province}/32 dev data0`, up('data0')],
        `route add ${DATA_ADDRESSES.router} via ${DATA_ADDRESSES.province}`,
      ];
    default:
      return behindIsp(host);
  }
}

const behindIsp = (host: HostName): string[] => [
  ...['link set lo up', `addr add ${ADDRESSES[host]} peer ${ISP_ADDRESS}/32 dev net0`, 'link set net0 up'],
  `route add default via ${ISP_ADDRESS}`,
];

/**
 * Settings of the kernel, as file under /proc/sys/net and value. IPv6 is off so that nothing is on a line but what was put
 * there; every group may open the echo sockets of `ping`, which a new namespace refuses to all.
 */
export function kernelSettings(host: HostName): readonly (readonly [file: string, value: string])[] {
  return [
    ['ipv6/conf/all/disable_ipv6', '1'],
    ['ipv6/conf/default/disable_ipv6', '1'],
    ['ipv4/ping_group_range', '0 2147483647'],
    ...(FORWARDING.includes(host) ? [['ipv4/ip_forward', '1'] as const] : []),
  ];
}

const FORWARDING: readonly HostName[] = ['router', 'isp', 'province'];

/** The router hides the LAN behind its own address on either line, as every commune's modem does. */
export const ROUTER_RULES = `table ip hide {
  chain out { type nat hook postrouting priority srcnat; oifname { "wan0", "data0" } masquerade; }
}`;

export const serverHosts = (): HostName[] => HOSTS.filter((host) => SERVERS[host] !== undefined);
/** Hosts that the lab's DNS and its certificate know. */
export const namedHosts = (): HostName[] => [...serverHosts(), 'province'];

/** Neighbours are entered for good: a line has no ARP, and a packet that waits for an answer to it would be lost uncounted. */
function lineEnd(name: string, own?: string, ownMac?: string, other?: string, otherMac?: string): string[] {
  return [
    `link set ${name} address ${ownMac}`,
    `addr add ${own}/24 dev ${name}`,
    `link set ${name} up`,
    `neigh replace ${other} lladdr ${otherMac} nud permanent dev ${name}`,
  ];
}
