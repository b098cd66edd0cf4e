import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AGENT, COLLECTOR, eventually, run, type Started, start, temporaryFolder } from './programs.ts';

export interface RunningCollector {
  readonly url: string;
  readonly data: string;
  /** The file with its configuration; none was given where it is empty. */
  readonly configFile: string;
  readonly process: Started;
  command(...given: string[]): Promise<string>;
}

/** A collector on a free port with one made-up commune, 99001, as the two programs' own commands make it. */
export async function startCollector(
  options: { readonly config?: string; readonly data?: string; readonly listen?: string } = {},
): Promise<RunningCollector> {
  const data = options.data ?? join(await temporaryFolder(), 'collector');
  const given = ['serve', '--data', data, '--listen', options.listen ?? '127.0.0.1:0'];
  const configFile = options.config === undefined ? '' : join(await temporaryFolder(), 'collector.yaml');
  if (options.config !== undefined) {
    await writeFile(configFile, options.config);
    given.push('--config', configFile);
  }
  const collector = start(process.execPath, [COLLECTOR, ...given]);
  const url = await eventually(`the collector is ready\n${collector.output()}`, async () => {
    if (collector.child.exitCode !== null) throw new Error(collector.output());
    const file = join(data, 'collector.json');
    return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as { url: string }).url : undefined;
  });
  const command = async (...more: string[]) => {
    const ended = await run(COLLECTOR, [...more, '--data', data]);
    if (ended.code !== 0) throw new Error(`mach-collector ${more.join(' ')} ended with ${ended.code}: ${ended.stderr}`);
    return ended.stdout;
  };
  const communes = join(await temporaryFolder(), 'communes.csv');
  await writeFile(communes, 'commune_code,commune,province_code,province\n99001,Xã Ví Dụ,99,Tỉnh Ví Dụ\n');
  await command('communes', 'import', communes);
  return { url, data, configFile, process: collector, command };
}

export async function joinToken(collector: RunningCollector): Promise<string> {
  const made = await collector.command('tokens', 'create', '--commune', '99001', '--uses', '5', '--json');
  return (JSON.parse(made) as { token: string }).token;
}

/** This machine, enrolled without a word of complaint, and one report of it delivered; gives the agent's data folder. Throws what either command said. */
export async function reportOnce(collector: RunningCollector): Promise<string> {
  const data = join(await temporaryFolder(), 'agent');
  const given = ['join', collector.url, '--token-file', '-', '--data', data];
  const joined = await run(AGENT, given, await joinToken(collector));
  if (joined.code !== 0 || joined.stderr !== '') throw new Error(`join ended with ${joined.code}: ${joined.stderr}`);
  const reported = await run(AGENT, ['run', '--once', '--data', data]);
  if (reported.code !== 0) throw new Error(`run --once ended with ${reported.code}: ${reported.stderr}`);
  return data;
}

/** This machine, enrolled and reporting; with settings of its own where they are given. */
export async function startAgent(
  collector: RunningCollector,
  settings?: string,
): Promise<{ readonly data: string; readonly process: Started }> {
  const data = join(await temporaryFolder(), 'agent');
  const joined = await run(
    AGENT,
    ['join', collector.url, '--token-file', '-', '--data', data],
    await joinToken(collector),
  );
  if (joined.code !== 0) throw new Error(`join ended with ${joined.code}: ${joined.stderr}${joined.stdout}`);
  if (settings !== undefined) await writeFile(join(data, 'agent.yaml'), settings);
  return { data, process: start(process.execPath, [AGENT, 'run', '--data', data]) };
}

export async function apiToken(
  collector: RunningCollector,
  scope: 'scrape' | 'read' | 'admin' | 'reflect',
): Promise<string> {
  const made = await collector.command('tokens', 'create', '--scope', scope, '--json');
  return (JSON.parse(made) as { token: string }).token;
}
