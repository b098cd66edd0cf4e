import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncidentRow } from '@mach/wire';
import { readFleet } from '../../../collector/src/commands/support/read-fleet.ts';
import { incidentRows } from '../../../collector/src/incidents/incident-rows.ts';
import { AGENT, COLLECTOR, eventually, type Started } from '../../support/programs.ts';
import { DOMAIN } from '../topology.ts';
import type { Province } from './province.ts';
import { ADDRESSES, PCS, type ProvinceHost, pcsOf, providerOf, SERVERS, SITES, type Site } from './topology.ts';

/** The made-up commune of each site. */
export const COMMUNE_OF: Readonly<Record<Site, string>> = { a1: '99001', a2: '99002', b1: '99003', b2: '99004' };
const COMMUNES = [
  'commune_code,commune,province_code,province,isp',
  ...SITES.map((site) => `${COMMUNE_OF[site]},Xã Ví Dụ ${site},99,Tỉnh Ví Dụ,${providerName(site)}`),
];
const LINES = [
  'commune_code,site,kind,provider,circuit_number',
  ...SITES.map((site) => `${COMMUNE_OF[site]},,internet,${providerName(site)},${site}-internet`),
  ...SITES.map((site) => `${COMMUNE_OF[site]},,data-network,Mạng chuyên dùng,${site}-data`),
];

/** As the register writes it. */
export function providerName(site: Site): string {
  return `Nhà mạng ${providerOf(site)}`;
}

/** The collector and the agents of a province that runs. */
export interface Fleet {
  /** Incidents as `incidents list` gives them, read from the journal beside the running collector. */
  incidents(): readonly FoundIncident[];
  /** Site as people named it, and device, by the collector's ids. */
  siteOf(id: string): Site | undefined;
  deviceOf(pc: ProvinceHost): string | undefined;
  /** Pulls a PC's plug. */
  cutPower(pc: ProvinceHost): void;
  /** Shuts a PC down as its user does. */
  shutDown(pc: ProvinceHost): Promise<void>;
  /** Boots a PC that is off. */
  start(pc: ProvinceHost): void;
  pauseCollector(isPaused: boolean): void;
}

export interface FoundIncident
  extends Pick<
    IncidentRow,
    'number' | 'causes' | 'scope' | 'sitesTouched' | 'endedAt' | 'into' | 'confidence' | 'evidence'
  > {
  /** What the collector told, one view after another, and when it found each out. */
  readonly told: readonly { readonly at: number; readonly causes: readonly string[] }[];
}

/** Starts the collector and three agents a commune, all joined and heard. Needs the bundle that `npm run build` makes. */
export async function startFleet(province: Province): Promise<Fleet> {
  const data = join(province.folder, 'collector-data');
  const config = join(province.folder, 'collector.yaml');
  writeFileSync(config, collectorConfig());
  const given = ['--data', data, '--config', config];
  const serve = [process.execPath, COLLECTOR, 'serve', ...given, '--listen', '0.0.0.0:8080'];
  const collector = province.start('collector', [...serve, '--stamp-listen', `${ADDRESSES.collector}:8862`]);
  await eventually('the collector is ready', () => {
    if (collector.child.exitCode !== null) throw new Error(collector.output());
    return existsSync(join(data, 'collector.json'));
  });
  const command = async (...words: string[]) => {
    const { code, stdout, stderr } = await province.exec('collector', [
      ...[process.execPath, COLLECTOR, ...words, '--data', data],
    ]);
    if (code !== 0) throw new Error(`mach-collector ${words.join(' ')} ended with ${code}: ${stderr}`);
    return stdout;
  };
  const table = async (words: readonly string[], lines: readonly string[]) => {
    const file = join(province.folder, `${words[0]}.csv`);
    writeFileSync(file, `${lines.join('\n')}\n`);
    await command(...words, file);
  };
  await table(['communes', 'import'], COMMUNES);

  const devices = new Map<ProvinceHost, string>();
  const running = new Map<ProvinceHost, Started>();
  const boots = new Map<ProvinceHost, number>();
  const startAgent = (pc: ProvinceHost) => {
    const boot = boots.get(pc) ?? 0;
    running.set(pc, province.start(pc, agentCommand(province, pc, boot, 'run')));
  };
  for (const site of SITES) {
    const made = await command('tokens', 'create', '--commune', COMMUNE_OF[site], '--uses', '9', '--json');
    const { token } = JSON.parse(made) as { token: string };
    for (const pc of pcsOf(site)) devices.set(pc, await joinAgent(province, pc, token));
    for (const pc of pcsOf(site)) startAgent(pc);
  }
  const listed = async () => JSON.parse(await command('devices', 'list', '--json')) as readonly Listed[];
  const all = SITES.length * PCS.length;
  await eventually(
    'all PCs are heard',
    async () => (await listed()).filter(({ state }) => state === 'up').length === all,
  );
  // Not before: the office of a commune is known from its first PC on.
  await table(['lines', 'import'], LINES);
  const siteOf = (id: string) => siteOfCommune(readFleet(data).registry.sites.get(id)?.unitCode);

  return {
    incidents: () => {
      const state = readFleet(data);
      return incidentRows(state).map((row) => ({
        ...row,
        told: (state.incidents.get(row.number)?.steps ?? []).map(({ at, view }) => ({
          at,
          causes: [...view.causes, ...(view.stage === 'provisional' ? view.alike : [])],
        })),
      }));
    },
    siteOf,
    deviceOf: (pc) => devices.get(pc),
    cutPower: (pc) => {
      running.get(pc)?.child.kill('SIGKILL');
    },
    start(pc) {
      boots.set(pc, (boots.get(pc) ?? 0) + 1);
      startAgent(pc);
    },
    async shutDown(pc) {
      await running.get(pc)?.stop();
    },
    pauseCollector: (isPaused) => void collector.child.kill(isPaused ? 'SIGSTOP' : 'SIGCONT'),
  };
}

interface Listed {
  readonly state: string;
}

const siteOfCommune = (code: string | undefined): Site | undefined => SITES.find((site) => COMMUNE_OF[site] === code);

function collectorConfig(): string {
  const page = (host: string, name: string) => `https://${host}.${DOMAIN}/${name}`;
  const service = (id: string, kind: string, path: string) =>
    `  - { id: ${id}, kind: ${kind}, name: ${id}, path: ${path}, hosts: [${id}.${DOMAIN}], everyS: 60, pages: { static: "${page(id, 'logo.png')}", application: "${page(id, 'application')}" } }`;
  const kinds = { portal: 'national-portal', procedures: 'procedures', 'sign-on': 'sign-on' } as const;
  return `plainHttp: true
url: http://collector.${DOMAIN}:8080
reportEveryS: 60
sendEveryS: 60
lineWatchEveryS: 15
services:
${SERVERS.map((each) => service(each, kinds[each], 'internet')).join('\n')}
${service('lgsp', 'lgsp', 'data-network')}
`;
}

async function joinAgent(province: Province, pc: ProvinceHost, token: string): Promise<string> {
  const command = agentCommand(
    province,
    pc,
    0,
    'join',
    `http://collector.${DOMAIN}:8080`,
    '--plain-http',
    '--token-file',
    '-',
    '--json',
  );
  const joined = await province.exec(pc, command, { input: token });
  if (joined.code !== 0) throw new Error(`join on ${pc} ended with ${joined.code}: ${joined.stderr}${joined.stdout}`);
  return (JSON.parse(joined.stdout) as { device: string }).device;
}

function agentCommand(province: Province, pc: ProvinceHost, boot: number, ...given: string[]): string[] {
  const folder = join(province.folder, pc);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `agent-${boot}.yaml`);
  if (!existsSync(file)) writeFileSync(file, agentConfig(province, bootedProc(folder, boot)));
  return [process.execPath, AGENT, ...given, '--data', join(folder, 'data'), '--config', file];
}

function agentConfig(province: Province, proc: string): string {
  return `trustedCertificates: [${province.authorityFile}]
reportEveryS: 60
sendEveryS: 60
dataNetworks: [198.18.0.0/15]
proc: ${proc}
`;
}

/** What the kernel says of a PC whose agent starts half a minute after its power came; the agent's clock goes on from there. */
const JUST_BOOTED = '35.00 60.00\n';

/** This machine's /proc with the id of another boot, and from the second one on with its time: a PC that was switched off and on. */
function bootedProc(folder: string, boot: number): string {
  const proc = join(folder, `proc-${boot}`);
  const random = join(proc, 'sys', 'kernel', 'random');
  rmSync(proc, { recursive: true, force: true });
  mkdirSync(random, { recursive: true });
  for (const name of readdirSync('/proc'))
    if (!/^\d+$|^sys$/.test(name) && (name !== 'uptime' || boot === 0))
      symlinkSync(join('/proc', name), join(proc, name));
  if (boot > 0) writeFileSync(join(proc, 'uptime'), JUST_BOOTED);
  const id = `${proc.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)}`
    .padStart(12, '0')
    .slice(-12);
  writeFileSync(join(random, 'boot_id'), `00000000-0000-4000-8000-${id}\n`);
  return proc;
}
