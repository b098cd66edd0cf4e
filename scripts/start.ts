import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * `npm start`: a collector and one agent of this very machine, joined to one of the example communes through the real enrolment.
 * Everything goes through the two programs' own commands, so that this file shows how a province would do the same.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const data = resolve(process.env['MACH_DATA'] ?? join(root, 'mach-data'));
const collectorData = join(data, 'collector');
const agentData = join(data, 'agent');

/** A commune that cannot be mistaken for a real one: no province has the code 99. */
const EXAMPLE_COMMUNE = '99001';
const EXAMPLE_COMMUNES = join(root, 'scripts', 'example-communes.csv');
const PORT_PREFERRED = 8750;
const READY_TIMEOUT_MS = 20_000;
/** How long both programs may take to write what they hold after Ctrl-C. */
const STOP_TIMEOUT_MS = 8_000;

const run = promisify(execFile);
const collector = join(root, 'collector', 'bin', 'mach-collector.js');
const agent = join(root, 'agent', 'bin', 'mach-agent.js');
const running: ChildProcess[] = [];

try {
  await start();
} catch (error) {
  say(`mach: ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}

async function start(): Promise<void> {
  await mkdir(data, { recursive: true });
  const listen = await chooseListen();
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));

  await rm(join(collectorData, 'collector.json'), { force: true });
  const config = join(root, 'scripts', 'example-collector.yaml');
  launch('collector', collector, ['serve', '--data', collectorData, '--config', config, '--listen', listen]);
  const url = await collectorUrl();

  await collectorCommand('communes', 'import', EXAMPLE_COMMUNES);
  if (!existsSync(join(agentData, 'identity.json'))) await enrol(url);
  launch('agent', agent, ['run', '--data', agentData]);

  const link = (await collectorCommand('sign-in')).trim();
  say(`
  Mạch is running on this machine's own data.

    Address     ${url}
    Sign in     ${link}
                (works once, within 15 minutes; another one: npx mach-collector sign-in --data ${collectorData})
    Data        ${data}

  What to look at
    ${url}/                 the province, its example communes, this device; the first charts fill within a minute
    ${url}/priorities       the upgrade-priority list
    ${url}/metrics?scope=devices   what Prometheus scrapes;  ${url}/api  the resources
    npx mach-agent check --data ${agentData}      the one-click check
    npx mach-agent sent --data ${agentData}       exactly what this machine last sent

  Ctrl-C ends both. The next "npm start" goes on with the same data.
`);
}

/** The place of the first start is kept, for the agent remembers where its collector is. */
async function chooseListen(): Promise<string> {
  const given = process.env['MACH_LISTEN'];
  if (given !== undefined && given !== '') return given;
  const kept = join(data, 'listen');
  if (existsSync(kept)) return (await readFile(kept, 'utf8')).trim();
  const listen = `127.0.0.1:${(await isFree(PORT_PREFERRED)) ? PORT_PREFERRED : await anyFreePort()}`;
  await writeFile(kept, `${listen}\n`);
  return listen;
}

async function enrol(url: string): Promise<void> {
  const made = JSON.parse(
    await collectorCommand(
      'tokens',
      'create',
      '--commune',
      EXAMPLE_COMMUNE,
      '--uses',
      '1',
      '--expires',
      '1d',
      '--json',
    ),
  ) as { token: string };
  const tokenFile = join(data, 'join-token');
  await writeFile(tokenFile, made.token, { mode: 0o600 });
  await run(process.execPath, [agent, 'join', url, '--token-file', tokenFile, '--role', 'office', '--data', agentData]);
  await rm(tokenFile);
}

async function collectorCommand(...given: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [collector, ...given, '--data', collectorData]);
  return stdout;
}

/** The collector writes `collector.json` once it is ready. */
async function collectorUrl(): Promise<string> {
  const file = join(collectorData, 'collector.json');
  for (const since = Date.now(); Date.now() - since < READY_TIMEOUT_MS; await pause(100)) {
    if (existsSync(file)) return (JSON.parse(await readFile(file, 'utf8')) as { url: string }).url;
    if (running[0]?.exitCode !== null)
      throw new Error('the collector ended before it was ready; what it said stands above');
  }
  throw new Error(`the collector was not ready after ${READY_TIMEOUT_MS / 1000} s`);
}

function launch(name: string, program: string, given: readonly string[]): void {
  // A group of its own: Ctrl-C reaches this script alone, which then ends the agent before the collector.
  const child = spawn(process.execPath, [program, ...given], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  running.push(child);
  child.on('exit', (code) => {
    if (!stopping) {
      say(`mach: the ${name} ended by itself with ${code}; stopping the other one`);
      void stop(1);
    }
  });
}

let stopping = false;

/** The agent first, so that what it still sends finds its collector. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const child of running.toReversed()) await ended(child);
  process.exit(exitCode);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = await Promise.race([exit.then(() => false), pause(STOP_TIMEOUT_MS).then(() => true)]);
  if (late) child.kill('SIGKILL');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

function anyFreePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
