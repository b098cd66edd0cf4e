import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended, Started } from '../../support/programs.ts';
import {
  buildSpaces,
  type CommandOptions,
  execInside,
  inside,
  startGuard,
  startInside,
  writeResolver,
} from '../build-spaces.ts';
import { type CertificateFiles, makeCertificates } from '../certificate-files.ts';
import { makeLabFolder, staleLabs } from '../lab-folder.ts';
import { limits } from '../limits.ts';
import { type Line, openLine } from '../line.ts';
import { endProcesses, hasEnded, isListening, processGroup, startDetached, waitUntil } from '../processes.ts';
import { takeDown } from '../take-down.ts';
import { DOMAIN } from '../topology.ts';
import { compileFastClock, type FastClock, startFastClock } from './fast-clock.ts';
import {
  ADDRESSES,
  PROVIDERS,
  PROVINCE,
  PROVINCE_CABLES,
  type ProvinceCable,
  type ProvinceHost,
  pcsOf,
  SERVERS,
  SITES,
} from './topology.ts';

/** Servers that can be stopped and started: web servers and, by provider, the one that knows the names. */
export const PROVINCE_SERVERS = [...SERVERS, 'lgsp', ...PROVIDERS.map((each) => `${each}-names` as const)] as const;
export type ProvinceServer = (typeof PROVINCE_SERVERS)[number];

/** A province that runs: hosts, cables, servers, and a clock that its programs go by. */
export interface Province extends AsyncDisposable {
  readonly run: string;
  readonly folder: string;
  readonly authorityFile: string;
  readonly clock: FastClock;
  readonly cables: Readonly<Record<ProvinceCable, Line>>;
  exec(host: ProvinceHost, command: readonly string[], options?: CommandOptions): Promise<Ended>;
  /** With the province's clock beneath it. */
  start(host: ProvinceHost, command: readonly string[]): Started;
  startServer(name: ProvinceServer): Promise<void>;
  stopServer(name: ProvinceServer): Promise<void>;
  /** Whom a host asks for names; its provider's server again where none is given. */
  setResolver(host: ProvinceHost, address: string | undefined): void;
  /** Whether the application of a web server answers with 502, while its static page is good. */
  breakApplication(name: Exclude<ProvinceServer, `${string}-names`>, isBroken: boolean): void;
}

export interface ProvinceOptions {
  readonly seed: number;
  /** How many times as fast the programs' time goes, and what they take the moment of the start for (ms since 1970). */
  readonly speed: number;
  readonly wallMs: number;
  readonly minutes: number;
}

/** Builds the province with its servers running, in some three seconds. */
export async function createProvince({ seed, speed, wallMs, minutes }: ProvinceOptions): Promise<Province> {
  const run = randomBytes(4).toString('hex');
  for (const stale of staleLabs(Date.now())) await takeDown(stale);
  const record = { run, seed, owner: process.pid, endsAtMs: Date.now() + minutes * 60_000 };
  const folder = makeLabFolder(record);
  try {
    startGuard(record);
    await buildSpaces(run, folder, PROVINCE);
    const certificates = makeCertificates(folder, ADDRESSES);
    const clock = startFastClock({ library: compileFastClock(folder), speed, wallMs });
    const province = openProvince(run, folder, seed, clock, certificates);
    await Promise.all(PROVINCE_SERVERS.map((name) => province.startServer(name)));
    await Promise.all(SITES.flatMap(pcsOf).map((pc) => untilItReaches(run, pc)));
    return province;
  } catch (error) {
    await takeDown(run);
    throw error;
  }
}

/** The first packets of a new network wait for the hardware addresses of every hop. By the machine's own clock. */
async function untilItReaches(run: string, pc: ProvinceHost): Promise<void> {
  for (const server of [ADDRESSES.portal, ADDRESSES.lgsp]) {
    const { code } = await execInside(run, pc, ['ping', '-c', '1', '-w', '10', server]);
    if (code !== 0) throw new Error(`${pc} does not reach ${server}`);
  }
}

function openProvince(
  run: string,
  folder: string,
  seed: number,
  clock: FastClock,
  certificates: CertificateFiles,
): Province {
  const cables = PROVINCE_CABLES.map((name) => [name, openLine(name, folder, seed)] as const);
  const running = new Map<ProvinceServer, number>();
  const brokenFile = (name: ProvinceServer) => join(folder, name, 'application-is-broken');
  for (const name of PROVINCE_SERVERS) prepare(name, join(folder, name), certificates, brokenFile(name));
  return {
    run,
    folder,
    authorityFile: certificates.authority,
    clock,
    cables: Object.fromEntries(cables) as Province['cables'],
    exec: (host, command, options = {}) =>
      execInside(run, host, command, { ...options, env: { ...clock.environment, ...options.env } }),
    start: (host, command) => startInside(run, host, command, clock.environment),
    async startServer(name) {
      const { command, port } = SERVER_PROGRAMS[kindOf(name)];
      const pid = startDetached(['ip', ...inside(run, name, command(join(folder, name)))], join(folder, `${name}.log`));
      running.set(name, pid);
      const isReady = () => hasEnded(pid) || isListening(pid, port[0], port[1]);
      if (!(await waitUntil(isReady, limits.readyTimeoutMs)) || hasEnded(pid)) throw new Error(`${name} did not start`);
    },
    async stopServer(name) {
      const pid = running.get(name);
      if (pid !== undefined) await endProcesses(processGroup(pid));
    },
    setResolver: (host, address = PROVINCE.resolver(host)) => writeResolver(run, host, address),
    breakApplication(name, isBroken) {
      if (isBroken) writeFileSync(brokenFile(name), '');
      else rmSync(brokenFile(name), { force: true });
    },
    [Symbol.asyncDispose]: () => takeDown(run),
  };
}

const kindOf = (name: ProvinceServer): 'names' | 'pages' => (name.endsWith('-names') ? 'names' : 'pages');

const SERVER_PROGRAMS = {
  names: {
    port: ['udp', 53],
    command: (folder: string) => [
      'dnsmasq',
      '--keep-in-foreground',
      '--pid-file',
      `--conf-file=${join(folder, 'server.conf')}`,
    ],
  },
  pages: {
    port: ['tcp', 443],
    command: (folder: string) => ['nginx', '-c', join(folder, 'server.conf'), '-p', folder],
  },
} as const;

function prepare(name: ProvinceServer, folder: string, certificates: CertificateFiles, brokenFile: string): void {
  const pages = join(folder, 'pages');
  mkdirSync(pages, { recursive: true });
  writeFileSync(join(pages, 'logo.png'), Buffer.alloc(2_000, 'x'));
  writeFileSync(join(pages, 'application'), '<!doctype html><title>Hệ thống</title><p>Xin chào</p>\n');
  const text = kindOf(name) === 'names' ? namesText() : pagesText(folder, pages, certificates, brokenFile);
  writeFileSync(join(folder, 'server.conf'), text);
}

function namesText(): string {
  const records = Object.entries(ADDRESSES).map(([host, address]) => `host-record=${host}.${DOMAIN},${address}`);
  return `${['no-resolv', 'no-hosts', `local=/${DOMAIN}/`, 'user=root', 'bind-interfaces', ...records].join('\n')}\n`;
}

function pagesText(folder: string, pages: string, { certificate, key }: CertificateFiles, brokenFile: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${join(folder, each)};`,
  );
  return `user root; daemon off; worker_processes 1; pid ${join(folder, 'nginx.pid')}; error_log stderr; events {}
http {
  access_log off; default_type text/html; ${temporary.join(' ')}
  server {
    listen 443 ssl http2;
    ssl_certificate ${certificate}; ssl_certificate_key ${key}; ssl_protocols TLSv1.2 TLSv1.3;
    root ${pages};
    location = /application { if (-f ${brokenFile}) { return 502; } }
  }
}
`;
}
