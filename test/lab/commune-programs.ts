import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AGENT, COLLECTOR, eventually, run, type Started } from '../support/programs.ts';
import type { Lab } from './lab.ts';
import { ADDRESSES, DATA_ADDRESSES, DOMAIN, type HostName } from './topology.ts';

/** Made-up unit, as in the other tests. */
const COMMUNE = '99001';
const COMMUNES = `commune_code,commune,province_code,province\n${COMMUNE},Xã Ví Dụ,99,Tỉnh Ví Dụ\n`;

export interface LabCollector {
  readonly url: string;
  /** host:port of its reflector. */
  readonly stamp: string;
  readonly data: string;
  readonly process: Started;
  /** A command of the collector on its data folder. Throws unless it ends with 0. */
  command(...given: string[]): Promise<string>;
}

/**
 * The collector on its host, with more YAML where it is given, asking its agents to report as often as they may, unless told otherwise, and
 * to watch the portal.
 */
export async function startLabCollector(lab: Lab, more = '', reportEveryS = 5): Promise<LabCollector> {
  const data = join(lab.folder, 'collector-data');
  const config = join(lab.folder, 'collector.yaml');
  await writeFile(
    config,
    `url: http://collector.${DOMAIN}:8080
plainHttp: true
reportEveryS: ${reportEveryS}
sendEveryS: ${reportEveryS}
lineWatchEveryS: 5
services:
  - { id: portal, kind: national-portal, name: Cổng thử, hosts: [portal.${DOMAIN}], pages: { application: "https://portal.${DOMAIN}/" }, everyS: 60 }
${more}`,
  );
  const [listen, stamp] = ['0.0.0.0:8080', `${ADDRESSES.collector}:8862`];
  const given = [
    process.execPath,
    COLLECTOR,
    'serve',
    '--data',
    data,
    '--config',
    config,
    '--listen',
    listen,
    '--stamp-listen',
    stamp,
  ];
  const started = lab.start('collector', given);
  await eventually('the collector is ready', () => {
    if (started.child.exitCode !== null) throw new Error(started.output());
    return existsSync(join(data, 'collector.json')) || undefined;
  });
  const command = async (...more: string[]) => {
    const ended = await run(COLLECTOR, [...more, '--data', data]);
    if (ended.code !== 0) throw new Error(`mach-collector ${more.join(' ')} ended with ${ended.code}: ${ended.stderr}`);
    return ended.stdout;
  };
  const communes = join(lab.folder, 'communes.csv');
  await writeFile(communes, COMMUNES);
  await command('communes', 'import', communes);
  return { url: urlOf(`collector.${DOMAIN}`), stamp, data, process: started, command };
}

/** A reflector alone, on the province's host in the data network. Gives its host:port. */
export async function startLabReflector(lab: Lab, collector: LabCollector): Promise<string> {
  const made = await collector.command('tokens', 'create', '--scope', 'reflect', '--json');
  const tokenFile = join(lab.folder, 'reflect-token');
  await writeFile(tokenFile, (JSON.parse(made) as { token: string }).token);
  const place = `${DATA_ADDRESSES.province}:8862`;
  const given = [
    '--listen',
    place,
    '--collector',
    urlOf(DATA_ADDRESSES.collector),
    '--token-file',
    tokenFile,
    '--plain-http',
  ];
  const started = lab.start('province', [process.execPath, COLLECTOR, 'reflect', ...given]);
  await eventually('the reflector is ready', () => {
    if (started.child.exitCode !== null) throw new Error(started.output());
    return started.output().includes(`"listen":"${place}"`) || undefined;
  });
  return place;
}

const urlOf = (host: string | undefined) => `http://${host}:8080`;

export interface LabAgent {
  readonly data: string;
  readonly device: string;
  readonly process: Started;
  /** Starts it once more, after it was stopped. */
  startAgain(): Started;
  status(): Promise<{ readonly queueDepth: number; readonly dropped: number; readonly acknowledged: Acknowledged }>;
}
type Acknowledged = readonly (readonly [epoch: string, from: number, to: number])[];

/** The agent on a PC, joined by its own command and reporting. Needs the bundle that `npm run build` makes. */
export async function startLabAgent(lab: Lab, host: HostName, collector: LabCollector, config = ''): Promise<LabAgent> {
  const data = join(lab.folder, `${host}-agent-data`);
  const file = await agentConfig(lab, `${host}-agent`, config);
  const device = await joinLab(lab, host, { collector, data, file });
  const command = (...given: string[]) => agentCommand(given, { data, file });
  const status = async () => JSON.parse((await lab.exec(host, command('status', '--json'))).stdout);
  const startAgain = () => lab.start(host, command('run'));
  return { data, device, process: startAgain(), startAgain, status };
}

interface AgentFiles {
  readonly data: string;
  readonly file: string;
}

const agentCommand = (given: readonly string[], { data, file }: AgentFiles) => [
  ...[process.execPath, AGENT, ...given],
  ...['--data', data, '--config', file],
];

/** Joins a PC by its agent's own command; gives the device's id. */
async function joinLab(
  lab: Lab,
  host: HostName,
  { collector, ...files }: AgentFiles & { readonly collector: LabCollector },
): Promise<string> {
  const made = await collector.command('tokens', 'create', '--commune', COMMUNE, '--uses', '1', '--json');
  const command = agentCommand(['join', collector.url, '--token-file', '-', '--json', '--plain-http'], files);
  const joined = await lab.exec(host, command, { input: (JSON.parse(made) as { token: string }).token });
  if (joined.code !== 0) throw new Error(`join on ${host} ended with ${joined.code}: ${joined.stderr}${joined.stdout}`);
  return (JSON.parse(joined.stdout) as { device: string }).device;
}

/** Lets `probe` on this PC speak for a device of the collector, as `stamp` needs, by the internet unless told otherwise. */
export async function joinProbe(
  lab: Lab,
  host: HostName,
  collector: LabCollector,
  address = ADDRESSES.collector,
): Promise<void> {
  // By its address, so that a probe's own packets are the only ones by UDP.
  await joinLab(lab, host, { collector: { ...collector, url: urlOf(address) }, ...(await probeFiles(lab, host)) });
}

/** One reading of the agent on a PC, as a person would ask for it. */
export async function probe(lab: Lab, host: HostName, ...given: string[]): Promise<ProbeReading> {
  const command = agentCommand(['probe', ...given, '--json'], await probeFiles(lab, host));
  const { code, stdout, stderr } = await lab.exec(host, command);
  if (code !== 0) throw new Error(`mach-agent probe ${given.join(' ')} ended with ${code}: ${stderr}${stdout}`);
  return JSON.parse(stdout) as ProbeReading;
}

const probeFiles = async (lab: Lab, host: HostName): Promise<AgentFiles> => ({
  data: join(lab.folder, `${host}-probe-data`),
  file: await agentConfig(lab, `${host}-probe`),
});

export interface ProbeReading {
  readonly ok: boolean;
  readonly failure?: string;
  readonly detail?: string;
  readonly values: Readonly<Record<string, number | string | boolean>>;
}

/**
 * Readings of a check that the resident agent sent from now on, as the last request on its disk shows them; the first ones
 * of the process, which loads and compiles what it needs, are left out by `skip`.
 */
export async function sentReadings(
  agent: LabAgent,
  ids: readonly string[],
  { skip, count, timeoutMs }: { readonly skip: number; readonly count: number; readonly timeoutMs: number },
): Promise<ReadonlyMap<string, readonly ProbeReading[]>> {
  const found = new Map(ids.map((id) => [id, new Map<number, ProbeReading>()]));
  const file = join(agent.data, 'last-sent.json');
  const isEnough = async () => {
    if (!existsSync(file)) return undefined;
    const { batch } = JSON.parse(await readFile(file, 'utf8')) as LastSent;
    for (const { seq, readings } of batch.reports) {
      for (const reading of readings) found.get(reading.id ?? '')?.set(seq, reading);
    }
    return [...found.values()].every(({ size }) => size >= skip + count) || undefined;
  };
  await eventually(`${skip + count} readings of ${ids.join(', ')}`, isEnough, timeoutMs);
  return new Map([...found].map(([id, readings]) => [id, [...readings.values()].slice(skip)]));
}

interface LastSent {
  readonly batch: {
    readonly reports: readonly {
      readonly seq: number;
      readonly readings: readonly (ProbeReading & { readonly id?: string })[];
    }[];
  };
}

/** What the collector's journal holds of each device. */
export async function replay(collector: LabCollector): Promise<Replayed> {
  return JSON.parse(await collector.command('replay', '--json')) as Replayed;
}

export interface Replayed {
  readonly entries: Readonly<Record<string, number>>;
  readonly devices: readonly {
    readonly device: string;
    readonly reports: number;
    readonly acknowledged: readonly {
      readonly epoch: string;
      readonly ranges: readonly (readonly [number, number])[];
    }[];
  }[];
}

/** `more` is YAML of the agent's own configuration. */
async function agentConfig(lab: Lab, name: string, more = ''): Promise<string> {
  const file = join(lab.folder, `${name}.yaml`);
  await writeFile(file, `trustedCertificates: [${lab.authorityFile}]\nreportEveryS: 5\nsendEveryS: 5\n${more}`);
  return file;
}
