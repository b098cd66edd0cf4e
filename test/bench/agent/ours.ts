import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certificateMaker } from '../../contract/support/certificates.ts';
import { joinToken, type RunningCollector, startCollector } from '../../support/commune.ts';
import { AGENT, eventually, run, temporaryFolder } from '../../support/programs.ts';
import { journalReports } from '../journal-reports.ts';
import { type Contender, EVERY_S } from './contender.ts';
import { CENTRE, makeNetwork } from './own-network.ts';

/** Values that came in so many reports are those of a report; what comes once a day, or once an hour, is not counted. */
const OFTEN = 3;

interface Centre extends RunningCollector {
  readonly certificateFile: string;
}

/** A collector that speaks TLS, and its journal. */
export async function startCentre(): Promise<Centre> {
  const certificates = certificateMaker();
  const { cert, key } = certificates.make({ names: `IP:${CENTRE}`, days: 10 });
  certificates.remove();
  const folder = await temporaryFolder();
  const [certificateFile, keyFile] = [join(folder, 'c.pem'), join(folder, 'c.key')];
  await writeFile(certificateFile, cert);
  await writeFile(keyFile, key, { mode: 0o600 });
  const config = `tls:\n  certificate: ${certificateFile}\n  key: ${keyFile}\n`;
  return { ...(await startCollector({ config, listen: `${CENTRE}:8750` })), certificateFile };
}

/** The agent as it is shipped; it is the leader of its site when it is the first to report. */
export const shipped = (collector: Centre, name: string) => startOurs(collector, name, '');

/** Forty values of a PC with one disk and one card, of which the promise of bytes speaks, at the usual pace; the collector's own checks come on top. */
export function forty(collector: Centre, name: string): Promise<Contender> {
  const often = ['cpu', 'memory', 'pressure', 'disk-io', 'network'];
  const checks = [
    ...often.map((kind) => `{ id: ${kind}, kind: ${kind}, everyS: ${EVERY_S} }`),
    ...['filesystem', 'temperature', 'gateway'].map((kind) => `{ id: ${kind}, kind: ${kind}, everyS: 60 }`),
  ];
  return startOurs(collector, name, configOf(checks));
}

/** As many values as the peers give, and the three ports, every 15 s; reports and requests are the collector's to say. */
export function comparable(collector: Centre, name: string, probed: readonly string[]): Promise<Contender> {
  const kinds = ['cpu', 'memory', 'pressure', 'disk-io', 'network', 'filesystem', 'agent', 'temperature'];
  const checks = [
    ...kinds.map((kind) => `{ id: ${kind}, kind: ${kind}, everyS: ${EVERY_S} }`),
    '{ id: gateway, kind: gateway, everyS: 60 }',
    ...probed.map((target, at) => `{ id: port-${at}, kind: tcp, target: "${target}", everyS: ${EVERY_S} }`),
  ];
  return startOurs(collector, name, configOf(checks));
}

const configOf = (checks: readonly string[]) =>
  `defaultChecks: false\nchecks:\n${checks.map((check) => `  - ${check}\n`).join('')}`;

interface DeviceRow {
  readonly id: string;
  readonly siteId?: string;
  readonly seat?: string;
}

const devicesOf = async (collector: RunningCollector): Promise<readonly DeviceRow[]> =>
  JSON.parse(await collector.command('devices', 'list', '--json'));

/** Waits until the first two of the site have taken its seats, so that who comes later is an ordinary PC. */
export async function seatsTaken(collector: RunningCollector): Promise<void> {
  await eventually('leader and deputy are chosen', async () => {
    const rows = await devicesOf(collector);
    return rows.filter(({ seat }) => seat !== undefined).length === 2 || undefined;
  });
}

async function startOurs(collector: Centre, name: string, config: string): Promise<Contender> {
  const network = await makeNetwork();
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  // A binary of its own: pages that it shared with the collector or another agent would count by their share.
  const node = join(folder, 'node');
  await copyFile(process.execPath, node);
  const given = ['join', collector.url, '--token-file', '-', '--data', data];
  await mkdir(data, { mode: 0o700 });
  const joined = await run(AGENT, given, await joinToken(collector));
  if (joined.code !== 0) throw new Error(`join ended with ${joined.code}: ${joined.stderr}${joined.stdout}`);
  // A province's own authority, as it were: the collector's page is looked at by every agent, and its certificate judged.
  const trusted = `trustedCertificates: [${collector.certificateFile}]\n`;
  await writeFile(join(data, 'agent.yaml'), `${trusted}${config}`, { mode: 0o600 });
  const { device } = JSON.parse((await run(AGENT, ['status', '--json', '--data', data])).stdout) as { device: string };
  // A PC comes into its site once in its life, and starts once a day: what is measured is a start of one that is known, with
  // the list of checks that is its own there.
  for (let time = 0; time < 2; time++) await network.start([node, AGENT, 'run', '--once', '--data', data]).ended;
  const rows = await devicesOf(collector);
  if (rows.find(({ id }) => id === device)?.siteId === undefined) throw new Error(`${name} is of no site`);
  const before = (await network.cost()).bytes;
  const started = network.start([node, AGENT, 'run', '--data', data]);
  await eventually(`${name} runs`, () => {
    if (started.child.exitCode !== null) throw new Error(started.output());
    return started.output().includes('the agent is running') || undefined;
  });
  return {
    name,
    cost: async () => {
      const cost = await network.cost();
      return { ...cost, bytes: cost.bytes - before };
    },
    values: () => {
      const ofThis = journalReports(join(collector.data, 'journal.db')).filter((report) => report.device === device);
      const times = Map.groupBy(
        ofThis.flatMap(({ names }) => names),
        (each) => each,
      );
      return [...times.values()].filter(({ length }) => length >= OFTEN).length;
    },
  };
}
