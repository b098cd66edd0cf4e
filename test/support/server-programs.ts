import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * How the real servers of tests are called: the same in a contract test, on a free port of the loopback, and in the virtual
 * commune. Each stays in the foreground and leaves its files in a folder of the caller's.
 */

export interface ServerPlace {
  readonly folder: string;
  readonly address: string;
  readonly port: number;
}

/** coturn, for STUN alone, by UDP and TCP; without `--userdb` it would open the system's own. */
export const coturnCommand = ({ folder, address, port }: ServerPlace): readonly string[] => [
  'turnserver',
  ...['-n', '--no-cli', '--stun-only', '--no-tls', '--no-dtls', '--log-file', 'stdout'],
  ...['--listening-ip', address, '--listening-port', String(port)],
  ...['--pidfile', join(folder, 'turnserver.pid'), '--userdb', join(folder, 'turndb')],
];

/** Writes what kamailio reads: it answers 200 to whatever it is asked by UDP and TCP, with no module but the stateless one. */
export function writeKamailioConfig({ folder, address, port }: ServerPlace): void {
  const listen = ['udp', 'tcp'].map((protocol) => `listen=${protocol}:${address}:${port}`);
  const settings = ['children=1', 'tcp_children=1', 'log_stderror=yes', 'auto_aliases=no', 'dns=no', 'rev_dns=no'];
  const route = 'request_route {\n  sl_send_reply("200", "OK");\n}';
  const lines = ['#!KAMAILIO', ...settings, ...listen, 'loadmodule "sl.so"', route];
  writeFileSync(join(folder, 'kamailio.cfg'), `${lines.join('\n')}\n`);
}

/** kamailio with 16 MiB of memory shared and 4 a process, where its default is 64 and 8. */
export const kamailioCommand = ({ folder }: Pick<ServerPlace, 'folder'>): readonly string[] => [
  'kamailio',
  ...['-DD', '-E', '-m', '16', '-M', '4', '-Y', folder, '-f', join(folder, 'kamailio.cfg')],
];

/** A streaming server in Perl with a port for viewers, and one for sources that tests do not use. */
export const rtspServerCommand = (place: Pick<ServerPlace, 'address' | 'port'> & { readonly sourcePort: number }) => [
  'rtsp-server-perl',
  ...['--client_listen_address', place.address, '--clientport', String(place.port)],
  ...['--source_listen_address', place.address, '--serverport', String(place.sourcePort)],
];

/** Writes what chronyd reads: a time server of stratum 8 for the loopback, which asks nobody. */
export function writeChronyConfig({ folder, address, port }: ServerPlace): void {
  const lines = [`port ${port}`, `bindaddress ${address}`, 'cmdport 0', `pidfile ${join(folder, 'chronyd.pid')}`];
  writeFileSync(join(folder, 'chrony.conf'), [...lines, 'local stratum 8', `allow ${address}`, ''].join('\n'));
}

/** chronyd as whoever runs the test; `-x` leaves the clock of this machine alone. */
export const chronyCommand = ({ folder }: Pick<ServerPlace, 'folder'>): readonly string[] => [
  'chronyd',
  ...['-d', '-x', '-u', userInfo().username, '-f', join(folder, 'chrony.conf')],
];
