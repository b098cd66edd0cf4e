import type { SpacePlan } from '../build-spaces.ts';
import type { Cable } from '../topology.ts';

/**
 * The province of the lab: two providers, each with two communes, and the data network beside them.
 *
 * ```
 * a1-pc1 ┐                                          ┌─ a-names (203.0.113.53)
 * a1-pc2 ┼─ a1-switch ═a1-trunk═ a1-router ═a1-line═ a-isp ═a-way═ exchange ─┬─ portal, procedures, sign-on
 * a1-pc3 ┘                          ║                                        └═ uplink ═ collector
 *                                   ╚═a1-data═ data-network ─┬─ lgsp              │
 *                                                            └────────────────────┘
 * ```
 *
 * `═` are cables that the line program joins. All four LANs have the same addresses; what is behind a line has addresses of RFC 5737
 * and, in the data network, of RFC 2544. Nothing leads out.
 */
export const PROVIDERS = ['a', 'b'] as const;
export type Provider = (typeof PROVIDERS)[number];
export const SITES = ['a1', 'a2', 'b1', 'b2'] as const;
export type Site = (typeof SITES)[number];
export const PCS = [1, 2, 3] as const;
export const SERVERS = ['portal', 'procedures', 'sign-on'] as const;
export type Server = (typeof SERVERS)[number];

export type ProvinceHost =
  | `${Site}-pc${(typeof PCS)[number]}`
  | `${Site}-${'switch' | 'router'}`
  | `${Provider}-${'isp' | 'names'}`
  | Server
  | 'exchange'
  | 'data-network'
  | 'lgsp'
  | 'collector';
export type ProvinceCable = `${Site}-${'trunk' | 'line' | 'data'}` | `${Provider}-way` | 'uplink';

/** Hosts that others ask for. */
export type AddressedHost = Server | `${Provider}-names` | 'lgsp' | 'collector';

export const providerOf = (site: Site): Provider => (site.startsWith('a') ? 'a' : 'b');
export const pcsOf = (site: Site): ProvinceHost[] => PCS.map((pc) => `${site}-pc${pc}` as const);

export const ADDRESSES: Readonly<Record<AddressedHost, string>> = {
  portal: '203.0.113.10',
  procedures: '203.0.113.11',
  'sign-on': '203.0.113.12',
  collector: '203.0.113.80',
  'a-names': '203.0.113.53',
  'b-names': '203.0.113.54',
  lgsp: '198.18.1.90',
};
const COLLECTOR_IN_DATA_NETWORK = '198.18.1.80';
const LAN = { router: '192.168.1.1', switch: '192.168.1.2', pc: (pc: number) => `192.168.1.${10 + pc}` };

/** The addresses of a provider's side: each commune's line is a link of its own. */
const OUTSIDE: Readonly<Record<Site, string>> = {
  a1: '198.51.100.11',
  a2: '198.51.100.12',
  b1: '198.51.100.141',
  b2: '198.51.100.142',
};
const PROVIDER: Readonly<Record<Provider, { readonly address: string; readonly network: string }>> = {
  a: { address: '198.51.100.1', network: '198.51.100.0/25' },
  b: { address: '198.51.100.129', network: '198.51.100.128/25' },
};
const EXCHANGE = '203.0.113.1';
const DATA_NETWORK = '198.18.0.1';
const dataAddress = (site: Site) => `198.18.0.${10 + SITES.indexOf(site)}`;

const cable = (near: ProvinceHost, nearEnd: string, far: ProvinceHost, farEnd: string): Cable<ProvinceHost> => ({
  near: { host: near, interface: nearEnd },
  far: { host: far, interface: farEnd },
});

const CABLES: Readonly<Record<ProvinceCable, Cable<ProvinceHost>>> = Object.fromEntries([
  ...SITES.flatMap((site) => [
    [`${site}-trunk`, cable(`${site}-switch`, 'port0', `${site}-router`, 'lan0')],
    [`${site}-line`, cable(`${site}-router`, 'wan0', `${providerOf(site)}-isp`, `line-${site}`)],
    [`${site}-data`, cable(`${site}-router`, 'data0', 'data-network', `line-${site}`)],
  ]),
  ...PROVIDERS.map((provider) => [`${provider}-way`, cable(`${provider}-isp`, 'way0', 'exchange', `way-${provider}`)]),
  ['uplink', cable('collector', 'net0', 'exchange', 'to-collector')],
]);
export const PROVINCE_CABLES = Object.keys(CABLES) as ProvinceCable[];

const HOSTS: readonly ProvinceHost[] = [
  ...SITES.flatMap((site) => [...pcsOf(site), `${site}-switch` as const, `${site}-router` as const]),
  ...PROVIDERS.flatMap((provider) => [`${provider}-isp` as const, `${provider}-names` as const]),
  ...SERVERS,
  ...(['exchange', 'data-network', 'lgsp', 'collector'] as const),
];

/** A router hides its LAN on either way. */
const HIDE = `table ip hide {
  chain out { type nat hook postrouting priority srcnat; oifname { "wan0", "data0" } masquerade; }
}`;

export const PROVINCE: SpacePlan<ProvinceHost> = {
  hosts: HOSTS,
  cables: CABLES,
  links(spaceOf) {
    const veth = (host: ProvinceHost, name: string, peer: ProvinceHost, peerName: string) =>
      `link add ${name} netns ${spaceOf(host)} type veth peer name ${peerName} netns ${spaceOf(peer)}`;
    return [
      ...SITES.flatMap((site) => PCS.map((pc) => veth(`${site}-pc${pc}`, 'lan0', `${site}-switch`, `port${pc}`))),
      ...PROVIDERS.map((provider) => veth(`${provider}-names`, 'net0', `${provider}-isp`, 'to-names')),
      ...SERVERS.map((server) => veth(server, 'net0', 'exchange', `to-${server}`)),
      veth('lgsp', 'net0', 'data-network', 'to-lgsp'),
      veth('collector', 'data0', 'data-network', 'to-collector'),
    ];
  },
  commands: hostCommands,
  settings: (host) => [
    ['ipv6/conf/all/disable_ipv6', '1'],
    ['ipv6/conf/default/disable_ipv6', '1'],
    ['ipv4/ping_group_range', '0 2147483647'],
    ...(isForwarding(host) ? [['ipv4/ip_forward', '1'] as const] : []),
  ],
  resolver: (host) => ADDRESSES[host.startsWith('b') ? 'b-names' : 'a-names'],
  rules: Object.fromEntries(SITES.map((site) => [`${site}-router`, HIDE])),
};

const isForwarding = (host: ProvinceHost) => /router|isp|exchange|data-network/.test(host);

const up = (name: string) => `link set ${name} up`;
/** An end of a link between two addresses that share no network. */
const link = (name: string, own: string, other: string) => [`addr add ${own} peer ${other}/32 dev ${name}`, up(name)];

function hostCommands(host: ProvinceHost): string[] {
  return [up('lo'), ...(commandsOf(host) ?? behind(host))];
}

function commandsOf(host: ProvinceHost): string[] | undefined {
  if (host === 'exchange') return exchangeCommands();
  if (host === 'data-network') return dataNetworkCommands();
  if (host === 'lgsp') return [...link('net0', ADDRESSES.lgsp, DATA_NETWORK), `route add default via ${DATA_NETWORK}`];
  if (host === 'collector') {
    return [
      ...behind(host),
      ...link('data0', COLLECTOR_IN_DATA_NETWORK, DATA_NETWORK),
      `route add 198.18.0.0/15 via ${DATA_NETWORK}`,
    ];
  }
  for (const provider of PROVIDERS) {
    if (host === `${provider}-isp`) return ispCommands(provider);
    const names = `${provider}-names` as const;
    if (host === names) {
      const { address } = PROVIDER[provider];
      return [...link('net0', ADDRESSES[names], address), `route add default via ${address}`];
    }
  }
  for (const site of SITES) {
    if (host === `${site}-switch`) return switchCommands();
    if (host === `${site}-router`) return routerCommands(site);
    const pc = PCS.find((each) => host === `${site}-pc${each}`);
    if (pc !== undefined)
      return [`addr add ${LAN.pc(pc)}/24 dev lan0`, up('lan0'), `route add default via ${LAN.router}`];
  }
  return undefined;
}

function behind(host: ProvinceHost): string[] {
  return [...link('net0', ADDRESSES[host as Server], EXCHANGE), `route add default via ${EXCHANGE}`];
}

function switchCommands(): string[] {
  const ports = ['port0', ...PCS.map((pc) => `port${pc}`)];
  return [
    'link add bridge0 type bridge stp_state 0 forward_delay 0',
    ...ports.flatMap((port) => [`link set ${port} master bridge0`, up(port)]),
    ...[`addr add ${LAN.switch}/24 dev bridge0`, up('bridge0')],
  ];
}

function routerCommands(site: Site): string[] {
  const { address } = PROVIDER[providerOf(site)];
  return [
    ...[`addr add ${LAN.router}/24 dev lan0`, up('lan0')],
    ...[...link('wan0', OUTSIDE[site], address), `route add default via ${address}`],
    ...[...link('data0', dataAddress(site), DATA_NETWORK), `route add 198.18.1.0/24 via ${DATA_NETWORK}`],
  ];
}

function ispCommands(provider: Provider): string[] {
  const { address } = PROVIDER[provider];
  const sites = SITES.filter((site) => providerOf(site) === provider);
  return [
    ...sites.flatMap((site) => link(`line-${site}`, address, OUTSIDE[site])),
    ...link('to-names', address, ADDRESSES[`${provider}-names`]),
    ...[...link('way0', address, EXCHANGE), `route add default via ${EXCHANGE}`],
  ];
}

function exchangeCommands(): string[] {
  return [
    ...[...SERVERS, 'collector' as const].flatMap((server) => link(`to-${server}`, EXCHANGE, ADDRESSES[server])),
    ...PROVIDERS.flatMap((provider) => {
      const { address, network } = PROVIDER[provider];
      return [
        ...link(`way-${provider}`, EXCHANGE, address),
        `route add ${network} via ${address}`,
        `route add ${ADDRESSES[`${provider}-names`]}/32 via ${address}`,
      ];
    }),
  ];
}

function dataNetworkCommands(): string[] {
  return [
    ...SITES.flatMap((site) => link(`line-${site}`, DATA_NETWORK, dataAddress(site))),
    ...link('to-lgsp', DATA_NETWORK, ADDRESSES.lgsp),
    ...link('to-collector', DATA_NETWORK, COLLECTOR_IN_DATA_NETWORK),
  ];
}
