import type { Log } from '@mach/ports';
import { dataFolder, makeFolder } from './adapters/data-folder.ts';
import { handedOver } from './adapters/handed-over.ts';
import { readIdentity } from './adapters/identity-file.ts';
import { logFile } from './adapters/log-file.ts';
import { holdAlone } from './adapters/single-instance.ts';
import { becomeService } from './adapters/windows-service.ts';
import { writeWhole } from './adapters/write-whole.ts';
import type { Agent, AgentPorts } from './agent.ts';
import { createAgent } from './app.ts';
import { agentLimits } from './limits.ts';
import { RESIDENT_SETTINGS_VARIABLE, type ResidentSettings } from './resident-settings.ts';
import { bootId, openLog, openWorld, presentIdentity, residentEnvironment } from './world.ts';

/** How often what `mach-agent status` shows is written down. */
const STATUS_EVERY_MS = 60_000;
/** How often the heap is collected whole: a collection takes 12 ms, and 15 in between cost as much as one. */
const COLLECT_EVERY_MS = 300_000;

/** Of the log of a resident without a terminal; the one before it is kept too. */
const LOG_BYTES_MAX = 1_000_000;

/**
 * The resident process, run from its bundle: by `mach-agent run`; or by itself, as a service of Windows (`--service NAME DATA`) or in the
 * session of a person (`--session DATA`). No zod, no oclif, no large library is ever loaded here. Ends with 0 when it was asked to, with
 * 1 when it can't work.
 */
const [way, ...given] = process.argv.slice(2);
if (way === '--service') await asService(given[0] ?? '', given[1]);
else if (way === '--session') process.exitCode = await byItself(given[0], new AbortController().signal);
else process.exitCode = await asLaunched();
// A child that still runs must not hold up a shutdown.
process.exit();

async function asLaunched(): Promise<number> {
  const given = JSON.parse(residentEnvironment()[RESIDENT_SETTINGS_VARIABLE] ?? '{}') as Partial<ResidentSettings>;
  if (given.dataPath === undefined) {
    process.stderr.write('mach-agent: this program is started by "mach-agent run"\n');
    return 1;
  }
  const settings = given as ResidentSettings;
  const folder = dataFolder({ given: settings.dataPath, env: {}, platform: process.platform });
  const log = openLog(settings.logLevel);
  return isAlone(folder.file('lock.sqlite'), log) ? main(settings, log, signalled()) : 1;
}

async function asService(name: string, dataPath: string | undefined): Promise<void> {
  const service = await becomeService(name);
  const code = await byItself(dataPath, service.stopping).catch(() => 1);
  service.ended(code);
}

/** Nobody launched it, and nobody reads what it says: the settings come from a child, the log goes into a file. */
async function byItself(dataPath: string | undefined, stopping: AbortSignal): Promise<number> {
  const folder = dataFolder({ given: dataPath, env: residentEnvironment(), platform: process.platform });
  makeFolder(folder);
  const stream = logFile(folder.file('agent.log'), LOG_BYTES_MAX);
  const log = openLog('info', stream);
  try {
    // The number in that file ends an agent: it is that of the one who has the folder, not of whoever came second.
    if (!isAlone(folder.file('lock.sqlite'), log)) return 1;
    writeWhole(folder.file('agent.pid'), `${process.pid}\n`);
    const settings = await handedOver(folder.path, log, stopping);
    return settings === undefined ? 0 : await main(settings, openLog(settings.logLevel, stream), stopping);
  } catch (error) {
    log.error('the agent has failed', { reason: error instanceof Error ? error.message : String(error) });
    return 1;
  }
}

function signalled(): AbortSignal {
  const stopped = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopped.abort(signal));
  return stopped.signal;
}

/** Of whoever has the data folder to itself. */
async function main(given: ResidentSettings, log: Log, stopping: AbortSignal): Promise<number> {
  const folder = dataFolder({ given: given.dataPath, env: {}, platform: process.platform });
  const identity = readIdentity(folder);
  if (identity === undefined) {
    log.error('this device has not joined a collector: run "mach-agent join URL --token-file FILE"', {
      data: folder.path,
    });
    return 1;
  }
  const ports = openWorld({ ...given, identity }, folder, log);
  const { version, reportEveryS, sendEveryS, checks, dataNetworks, asksDevicesNearby, watchedHours } = given;
  const agent = createAgent(
    {
      version,
      identity: await presentIdentity(identity, ports),
      bootId: bootId(given.proc),
      reportEveryS,
      sendEveryS,
      checks,
      dataNetworks,
      asksDevicesNearby,
      watchedHours,
    },
    ports,
    agentLimits,
  );
  return given.isOnce ? once(agent, ports) : untilStopped(agent, ports, identity.collectorUrl, stopping);
}

async function once(agent: Agent, ports: AgentPorts): Promise<number> {
  const isDelivered = await agent.once();
  saveStatus(agent, ports);
  if (!isDelivered) ports.log.error('the report waits: the collector did not take it', { ...agent.status() });
  ports.spool.close();
  return isDelivered ? 0 : 1;
}

async function untilStopped(agent: Agent, ports: AgentPorts, collector: string, asked: AbortSignal): Promise<number> {
  const stopped = new AbortController();
  asked.addEventListener('abort', () => stopped.abort(asked.reason), { once: true });
  if (asked.aborted) stopped.abort(asked.reason);
  agent.revoked.then(
    () => stopped.abort('revoked'),
    () => stopped.abort('bug'),
  );
  agent.start();
  ports.log.info('the agent is running', { collector, device: agent.status().device, version: agent.status().version });
  let collectedAtMs = ports.clock.uptimeMs();
  while (!stopped.signal.aborted) {
    saveStatus(agent, ports);
    if (ports.clock.uptimeMs() - collectedAtMs >= COLLECT_EVERY_MS) {
      collectGarbage();
      collectedAtMs = ports.clock.uptimeMs();
    }
    await ports.clock.sleep(STATUS_EVERY_MS, stopped.signal).catch(() => undefined);
  }
  await agent.stop();
  saveStatus(agent, ports);
  ports.spool.close();
  ports.log.info('the agent has ended', { reason: stopped.signal.reason });
  return stopped.signal.reason === 'bug' || stopped.signal.reason === 'revoked' ? 1 : 0;
}

function saveStatus(agent: Agent, { store, clock }: AgentPorts): void {
  store.write('status', JSON.stringify({ at: clock.wallMs(), ...agent.status() }));
}

/** The lock is held until the process ends. A folder that can't be written at all has none; the agent then runs in memory. */
function isAlone(file: string, log: Log): boolean {
  try {
    const isHeld = holdAlone(file);
    if (!isHeld) log.error('another agent runs on this data folder already', { file });
    return isHeld;
  } catch (error) {
    log.warn('the data folder cannot be locked', { file, reason: String(error) });
    return true;
  }
}

/**
 * Gives back what minutes of probes left: V8 sees only the small objects of its own that hold sockets and certificates,
 * and would let them pile up for hours. The launcher's `--expose-gc` puts it there.
 */
function collectGarbage(): void {
  globalThis.gc?.();
}
