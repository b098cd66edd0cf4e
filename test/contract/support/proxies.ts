import { execFileSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { eventually, freePort, start, temporaryFolder } from '../../support/programs.ts';

export const proxyUser = { user: 'xa-thu', password: 'mat-khau.51' } as const;

/** A name that no resolver knows but squid, by a hosts file of its own: what is behind a proxy often has no other. */
export const NAME_BEHIND_SQUID = 'portal.mach-test.vn';

/** A real tinyproxy or squid on a free port, which wants the user and password of `proxyUser`. Gives the port. */
export async function startProxy(program: 'tinyproxy' | 'squid', connectPorts: readonly number[]): Promise<number> {
  const folder = await temporaryFolder();
  // Squid leaves root behind.
  await chmod(folder, 0o755);
  const port = await freePort();
  const file = join(folder, `${program}.conf`);
  const text = program === 'squid' ? await squidText(folder, port) : tinyproxyText(port);
  await writeFile(file, `${text}\n${connectPorts.map((each) => allow(program, each)).join('\n')}\n`);
  const started = start(program, program === 'squid' ? ['-N', '-f', file] : ['-d', '-c', file]);
  await eventually(`${program} listens`, () => {
    if (started.child.exitCode !== null) throw new Error(started.output());
    return isOpen(port);
  });
  return port;
}

const allow = (program: 'tinyproxy' | 'squid', port: number) =>
  program === 'squid' ? `acl allowed port ${port}\nhttp_access allow signed allowed` : `ConnectPort ${port}`;

const tinyproxyText = (port: number) =>
  [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 10',
    'MaxClients 20',
    'LogLevel Critical',
    `BasicAuth ${proxyUser.user} ${proxyUser.password}`,
  ].join('\n');

async function squidText(folder: string, port: number): Promise<string> {
  const hash = execFileSync('openssl', ['passwd', '-apr1', proxyUser.password], { encoding: 'utf8' }).trim();
  await writeFile(join(folder, 'passwords'), `${proxyUser.user}:${hash}\n`);
  await writeFile(join(folder, 'hosts'), `127.0.0.1 localhost ${NAME_BEHIND_SQUID}\n`);
  return [
    `http_port 127.0.0.1:${port}`,
    'access_log none',
    'cache_log stdio:/dev/stderr',
    'pid_filename none',
    'pinger_enable off',
    'cache deny all',
    'shutdown_lifetime 0 seconds',
    `coredump_dir ${folder}`,
    `hosts_file ${join(folder, 'hosts')}`,
    'dns_nameservers 127.0.0.1',
    `auth_param basic program /usr/lib/squid/basic_ncsa_auth ${join(folder, 'passwords')}`,
    'auth_param basic children 1',
    'acl signed proxy_auth REQUIRED',
    // A port that is not allowed is refused before anybody is asked who they are.
    'acl closed port 9',
    'http_access deny closed',
  ].join('\n');
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
