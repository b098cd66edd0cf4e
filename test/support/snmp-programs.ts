import { chmodSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, freePort, type Started, start, temporaryFolder } from './programs.ts';
import { snmpdCommand } from './server-programs.ts';

/** Who may ask the agents that tests start. Debian's snmpd knows these by name, whatever the level. */
export const SNMP_USERS = {
  plain: { user: 'plain' },
  signed: { user: 'signed', authProtocol: 'md5', authPassword: 'signed-signed' },
  old: {
    user: 'old',
    authProtocol: 'sha',
    authPassword: 'old-old-old',
    privProtocol: 'des',
    privPassword: 'secret-old',
  },
  usual: {
    user: 'usual',
    authProtocol: 'sha',
    authPassword: 'usual-usual',
    privProtocol: 'aes',
    privPassword: 'secret-us',
  },
  new: {
    user: 'new',
    authProtocol: 'sha256',
    authPassword: 'new-new-new',
    privProtocol: 'aes',
    privPassword: 'secret-new',
  },
  strong: {
    user: 'strong',
    authProtocol: 'sha512',
    authPassword: 'strong-strong',
    privProtocol: 'aes256',
    privPassword: 'secret-st',
  },
} as const;

const NAMES = {
  md5: 'MD5',
  sha: 'SHA',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
  des: 'DES',
  aes: 'AES',
  aes256: 'AES-256',
};

export const SNMP_COMMUNITY = 'say "hi"';

/** Debian's snmpd on a port of its own, with all of what the kernel tells, to be read alone. */
export async function startSnmpd(): Promise<{ readonly port: number; readonly program: Started }> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const users = Object.values(SNMP_USERS).flatMap((given) => {
    const told = [
      given.user,
      ...('authProtocol' in given ? [NAMES[given.authProtocol], given.authPassword] : []),
      ...('privProtocol' in given ? [NAMES[given.privProtocol], given.privPassword] : []),
    ];
    const level = 'privProtocol' in given ? 'priv' : 'authProtocol' in given ? 'auth' : 'noauth';
    return [`createUser ${told.join(' ')}`, `rouser ${given.user} ${level}`];
  });
  const settings = [
    `agentAddress udp:127.0.0.1:${port}`,
    // snmpd takes a word in double quotes with quotes of its own inside behind backslashes.
    `rocommunity "${SNMP_COMMUNITY.replaceAll('"', '\\"')}"`,
    'sysName somebodys-name',
    ...users,
  ];
  writeFileSync(join(folder, 'snmpd.conf'), `${settings.join('\n')}\n`);
  const [command = '', ...given] = snmpdCommand({ folder });
  const program = start(command, given);
  await eventually('snmpd listens', () => program.output().includes('NET-SNMP version') || undefined);
  return { port, program };
}

/** snmpsim with recordings of devices: the community, or the context of version 3, is the name of a recording. */
export async function startSnmpsim(recordings: string): Promise<{ readonly port: number; readonly program: Started }> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const data = join(folder, 'data');
  mkdirSync(data);
  for (const file of readdirSync(recordings).filter((name) => name.endsWith('.snmprec'))) {
    copyFileSync(join(recordings, file), join(data, file));
    chmodSync(join(data, file), 0o644);
  }
  // It gives up root and writes an index beside what it reads.
  chmodSync(folder, 0o755);
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  chmodSync(cache, 0o777);
  const usual = SNMP_USERS.usual;
  const program = start('snmpsimd', [
    ...['--process-user=nobody', '--process-group=nogroup', '--logging-method=stdout'],
    ...[`--data-dir=${data}`, `--cache-dir=${cache}`, `--agent-udpv4-endpoint=127.0.0.1:${port}`],
    ...[`--v3-user=${usual.user}`, `--v3-auth-key=${usual.authPassword}`, '--v3-auth-proto=SHA'],
    ...[`--v3-priv-key=${usual.privPassword}`, '--v3-priv-proto=AES'],
  ]);
  await eventually('snmpsim listens', () => program.output().includes('Listening at UDP') || undefined);
  return { port, program };
}
