import { makeNetworkSpaces, type NetworkSpaces } from './network-spaces.ts';

/** An office in namespaces: a PC, its router and two more boxes at one switch. All of 192.168.77.0/24. */
export const OFFICE = { pc: '192.168.77.20', router: '192.168.77.1', box: '192.168.77.254' } as const;
const HOSTS = ['pc', 'router', 'box', 'clone'] as const;

/** Addresses of hardware by host, so that a test can name them. */
export const OFFICE_MACS = {
  pc: '02:00:00:77:00:20',
  router: '02:00:00:77:00:01',
  box: '02:00:00:77:00:fe',
  clone: '02:00:00:77:00:66',
} as const;

export function makeOfficeLan(): NetworkSpaces {
  const spaces = makeNetworkSpaces(['switch', ...HOSTS]);
  spaces.ip('switch', 'link add br0 type bridge', 'link set br0 up');
  for (const host of HOSTS) {
    spaces.ip(
      'switch',
      `link add ${host} type veth peer name eth0 address ${OFFICE_MACS[host]} netns ${spaces.named(host)}`,
      `link set ${host} master br0`,
      `link set ${host} up`,
    );
    spaces.ip(host, 'link set eth0 up');
  }
  spaces.ip('pc', `addr add ${OFFICE.pc}/24 dev eth0`, `route add default via ${OFFICE.router}`);
  spaces.ip('router', `addr add ${OFFICE.router}/24 dev eth0`);
  spaces.ip('box', `addr add ${OFFICE.box}/24 dev eth0`);
  return spaces;
}

/** A DHCP server on one of them that names itself, or `router`, as the way out. */
export const dhcpServer = (address: string, router: string = address): readonly string[] => [
  'dnsmasq',
  ...['--keep-in-foreground', '--conf-file=/dev/null', '--port=0', '--user=root', '--pid-file', '--leasefile-ro'],
  ...['--bind-interfaces', '--interface=eth0', `--listen-address=${address}`, '--log-dhcp', '--log-facility=-'],
  '--dhcp-range=192.168.77.100,192.168.77.199,1h',
  ...[`--dhcp-option=option:router,${router}`, `--dhcp-option=option:dns-server,${address}`],
];
