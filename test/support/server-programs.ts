import { execFileSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
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
  const place = [`port ${port}`, `bindaddress ${address}`, 'cmdport 0', `pidfile ${join(folder, 'chronyd.pid')}`];
  writeFileSync(join(folder, 'chrony.conf'), lines([...place, 'local stratum 8', `allow ${address}`]));
}

/** chronyd as whoever runs the test; `-x` leaves the clock of this machine alone. */
export const chronyCommand = ({ folder }: Pick<ServerPlace, 'folder'>): readonly string[] => [
  'chronyd',
  ...['-d', '-x', '-u', userInfo().username, '-f', join(folder, 'chrony.conf')],
];
/** A mail server: `port` speaks in the clear until STARTTLS, `tlsPort` begins with TLS. */
export interface MailPlace extends ServerPlace {
  readonly tlsPort: number;
  /** Files, in PEM. */
  readonly certificate: string;
  readonly key: string;
}

/**
 * Writes what Postfix reads, of this folder alone: nothing of /etc or /var is touched. It greets, offers STARTTLS and takes no
 * mail. Its servers run as `postfix`, so that the way to the folder must be open to all; to write it takes root.
 */
export function writePostfixConfig(
  { folder, address, certificate, key, ...ports }: MailPlace,
  more: number[] = [],
): void {
  const [config, queue, data] = ['config', 'queue', 'data'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  // Without `postfix start`, which would look through all of /etc/postfix, nobody makes these.
  const ofPostfix = [data, join(queue, 'private'), join(queue, 'public')];
  for (const each of [config, join(queue, 'pid'), ...ofPostfix]) mkdirSync(each, { recursive: true });
  execFileSync('chown', ['postfix', ...ofPostfix]);
  const settings = {
    compatibility_level: '3.6',
    queue_directory: queue,
    data_directory: data,
    maillog_file: '/dev/stdout',
    inet_interfaces: address,
    inet_protocols: 'ipv4',
    myhostname: 'mail.mach.test',
    mydestination: '',
    // Else passwd and aliases of the machine are looked into, by a server more.
    local_recipient_maps: '',
    alias_maps: '',
    // Neither a name server nor a file of /etc is asked about who calls.
    smtpd_peername_lookup: 'no',
    smtpd_tls_cert_file: certificate,
    smtpd_tls_key_file: key,
    smtpd_tls_security_level: 'may',
  };
  writeFileSync(join(config, 'main.cf'), lines(Object.entries(settings).map(([name, value]) => `${name} = ${value}`)));
  // Postfix waits until nobody can still be writing to it, which is told by an age of more than a second.
  utimesSync(join(config, 'main.cf'), 0, 0);
  const services = [
    ...[ports.port, ...more].map((port) => `${port} inet n - n - - smtpd`),
    `${ports.tlsPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`,
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'anvil unix - - n - 1 anvil',
    'postlog unix-dgram n - n - 1 postlogd',
  ];
  writeFileSync(join(config, 'master.cf'), lines(services));
}

/** Where Debian has Postfix's servers; the command `postfix` would start them behind checks of the whole machine. */
const POSTFIX_MASTER = '/usr/lib/postfix/sbin/master';
export const postfixCommand = ({ folder }: Pick<ServerPlace, 'folder'>): readonly string[] => [
  POSTFIX_MASTER,
  ...['-c', join(folder, 'config'), '-s'],
];

/** Writes what Dovecot reads: IMAP for nobody, as there is no account. Takes root, and a way to the folder that is open to all. */
export function writeDovecotConfig({ folder, address, port, tlsPort, certificate, key }: MailPlace): void {
  const settings = {
    protocols: 'imap',
    listen: address,
    base_dir: join(folder, 'base'),
    state_dir: join(folder, 'state'),
    log_path: '/dev/stderr',
    ssl: 'yes',
    ssl_cert: `<${certificate}`,
    ssl_key: `<${key}`,
  };
  const blocks = [
    'passdb {\n  driver = static\n  args = nopassword=n\n}',
    `service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
  }
}`,
  ];
  const given = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(join(folder, 'dovecot.conf'), lines([...given, ...blocks]));
}

export const dovecotCommand = ({ folder }: Pick<ServerPlace, 'folder'>): readonly string[] => [
  'dovecot',
  ...['-F', '-c', join(folder, 'dovecot.conf')],
];

/** Writes what snmpd reads: SNMP v1 and v2c, all of what the kernel tells, to be read alone. */
export function writeSnmpdConfig(
  { folder, address, port }: ServerPlace,
  { name, community }: { readonly name: string; readonly community: string },
): void {
  const settings = [`agentAddress udp:${address}:${port}`, `rocommunity ${community}`, `sysName ${name}`];
  writeFileSync(join(folder, 'snmpd.conf'), lines(settings));
}

/** snmpd with no file but these, and without the port that it opens for SMUX. */
export const snmpdCommand = ({ folder }: Pick<ServerPlace, 'folder'>): readonly string[] => [
  ...['env', 'MIBS=', `SNMP_PERSISTENT_DIR=${join(folder, 'persistent')}`],
  ...['snmpd', '-f', '-Lo', '-I', '-smux', '-C', '-c', join(folder, 'snmpd.conf')],
];

/** Where Debian's nut-server has its programs: what is on the PATH looks into the system's own settings first. */
export const NUT_PROGRAMS = '/lib/nut';

/** Writes what upsd and its driver for trying things out read: UPSes by name, each with the variables that it tells. */
export function writeNutConfig(
  { folder, address, port }: ServerPlace,
  upses: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  const sections = Object.keys(upses).flatMap((name) => [
    ...[`[${name}]`, 'driver = dummy-ups', `port = ${name}.dev`, 'desc = "Of the front desk"'],
  ]);
  for (const [name, told] of Object.entries(upses)) {
    writeFileSync(join(folder, `${name}.dev`), lines(Object.entries(told).map((each) => each.join(': '))));
  }
  writeFileSync(join(folder, 'ups.conf'), lines(sections));
  writeFileSync(join(folder, 'upsd.conf'), lines([`LISTEN ${address} ${port}`]));
  writeFileSync(join(folder, 'upsd.users'), '');
}

/** The driver of one UPS, or upsd without a name; they find each other by sockets in the folder. */
export const nutCommand = ({ folder }: Pick<ServerPlace, 'folder'>, name?: string): readonly string[] => [
  ...['env', `NUT_CONFPATH=${folder}`, `NUT_STATEPATH=${folder}`, `NUT_ALTPIDPATH=${folder}`],
  ...(name === undefined ? [join(NUT_PROGRAMS, 'upsd')] : [join(NUT_PROGRAMS, 'dummy-ups'), '-a', name]),
  ...['-F', '-u', userInfo().username],
];

const lines = (each: readonly string[]): string => `${each.join('\n')}\n`;
