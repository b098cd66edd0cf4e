import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../requirements.ts';
import {
  coturnCommand,
  dovecotCommand,
  kamailioCommand,
  postfixCommand,
  rtspServerCommand,
  snmpdCommand,
  writeDovecotConfig,
  writeKamailioConfig,
  writePostfixConfig,
  writeSnmpdConfig,
} from '../support/server-programs.ts';
import type { CertificateFiles } from './certificate-files.ts';
import { ADDRESSES, DOMAIN, type HostName, namedHosts } from './topology.ts';

/**
 * A server of the lab. Another one is one more entry of `SERVICES`: `prepare` writes what it reads into its own folder,
 * `command` starts it in the foreground. One whose program is not installed is left out, and `lab.services` says so.
 */
export interface Service {
  readonly host: HostName;
  readonly program: string;
  readonly port: readonly [protocol: 'tcp' | 'udp', port: number];
  prepare(folder: string, certificates: CertificateFiles): void;
  command(folder: string): readonly string[];
}

const CONFERENCE = ADDRESSES.conference ?? '';
const MAIL = ADDRESSES.mail ?? '';
const SUBMISSION_PORT = 587;
/** What the router and the switch take from who asks them by SNMP. */
export const SNMP_COMMUNITY = 'mach-lab';
const SLOW_PORT = 8081;
/** How long the portal's `/slow` thinks before it answers, unless asked otherwise by `?ttfb=`. */
export const SLOW_MS = 300;
export const LARGE_PAGE_BYTES = 500_000;

export const SERVICES = {
  dns: {
    host: 'dns',
    program: 'dnsmasq',
    port: ['udp', 53],
    prepare(folder) {
      const records = namedHosts().map((host) => `host-record=${host},${host}.${DOMAIN},${ADDRESSES[host]}`);
      // `local` rather than `address`: with the latter a question for AAAA is answered that there is no such name.
      const lines = ['no-resolv', 'no-hosts', `local=/${DOMAIN}/`, 'user=root', 'bind-interfaces', ...records];
      writeFileSync(join(folder, 'dnsmasq.conf'), `${lines.join('\n')}\n`);
    },
    command: (folder) => [
      'dnsmasq',
      '--keep-in-foreground',
      '--pid-file',
      `--conf-file=${join(folder, 'dnsmasq.conf')}`,
    ],
  },
  slow: {
    host: 'portal',
    program: process.execPath,
    port: ['tcp', SLOW_PORT],
    prepare: () => undefined,
    command: () => [
      process.execPath,
      fileURLToPath(new URL('slow-upstream.ts', import.meta.url)),
      String(SLOW_PORT),
      String(SLOW_MS),
    ],
  },
  portal: {
    host: 'portal',
    program: 'nginx',
    port: ['tcp', 443],
    prepare(folder, certificates) {
      const pages = join(folder, 'pages');
      mkdirSync(pages);
      writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Cổng dịch vụ</title><p>Xin chào</p>\n');
      writeFileSync(join(pages, 'large'), Buffer.alloc(LARGE_PAGE_BYTES, 'x'));
      writeFileSync(join(folder, 'nginx.conf'), nginxText(folder, pages, certificates));
    },
    command: (folder) => ['nginx', '-c', join(folder, 'nginx.conf'), '-p', folder],
  },
  stun: {
    host: 'conference',
    program: 'turnserver',
    port: ['udp', 3478],
    prepare: () => undefined,
    command: (folder) => coturnCommand({ folder, address: CONFERENCE, port: 3478 }),
  },
  sip: {
    host: 'conference',
    program: 'kamailio',
    port: ['udp', 5060],
    prepare: (folder) => writeKamailioConfig({ folder, address: CONFERENCE, port: 5060 }),
    command: (folder) => kamailioCommand({ folder }),
  },
  h323: {
    host: 'conference',
    program: process.execPath,
    port: ['tcp', 1720],
    prepare: () => undefined,
    command: () => [process.execPath, fileURLToPath(new URL('silent-listener.ts', import.meta.url)), '1720'],
  },
  camera: {
    host: 'pc2',
    program: 'rtsp-server-perl',
    port: ['tcp', 554],
    prepare: () => undefined,
    command: () => rtspServerCommand({ address: ADDRESSES.pc2 ?? '', port: 554, sourcePort: 5554 }),
  },
  smtp: {
    host: 'mail',
    program: 'postfix',
    port: ['tcp', 25],
    prepare: (folder, certificates) =>
      writePostfixConfig({ folder, address: MAIL, port: 25, tlsPort: 465, ...certificates }, [SUBMISSION_PORT]),
    command: (folder) => postfixCommand({ folder }),
  },
  imap: {
    host: 'mail',
    program: 'dovecot',
    port: ['tcp', 143],
    prepare: (folder, certificates) =>
      writeDovecotConfig({ folder, address: MAIL, port: 143, tlsPort: 993, ...certificates }),
    command: (folder) => dovecotCommand({ folder }),
  },
  snmp: snmpOf('router'),
  switchSnmp: snmpOf('switch'),
} as const satisfies Readonly<Record<string, Service>>;
export type ServiceName = keyof typeof SERVICES;
export const SERVICE_NAMES = Object.keys(SERVICES) as ServiceName[];

export function isInstalled(name: ServiceName): boolean {
  const { program } = SERVICES[name];
  return program === process.execPath || findProgram(program) !== undefined;
}

function snmpOf(host: 'router' | 'switch'): Service {
  const place = { address: ADDRESSES[host] ?? '', port: 161 };
  return {
    host,
    program: 'snmpd',
    port: ['udp', place.port],
    prepare: (folder) => writeSnmpdConfig({ folder, ...place }, { name: host, community: SNMP_COMMUNITY }),
    command: (folder) => snmpdCommand({ folder }),
  };
}

function nginxText(folder: string, pages: string, { certificate, key }: CertificateFiles): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${join(folder, each)};`,
  );
  return `user root; daemon off; worker_processes 1; pid ${join(folder, 'nginx.pid')}; error_log stderr; events {}
http {
  access_log off; default_type text/html; ${temporary.join(' ')}
  server {
    listen 80; listen 443 ssl http2;
    ssl_certificate ${certificate}; ssl_certificate_key ${key}; ssl_protocols TLSv1.2 TLSv1.3;
    root ${pages};
    location /slow { proxy_pass http://127.0.0.1:${SLOW_PORT}; }
  }
}
`;
}
