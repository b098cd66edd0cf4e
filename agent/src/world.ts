import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host, Log } from '@mach/ports';
import { type LogLevel, lineLog, nodeHash, nodePorts, nodeRandom, sha256Hex } from '@mach/ports/node';
import { kinds } from '@mach/probes';
import { benchmarkChildProcess } from './adapters/benchmark-child-process.ts';
import { bootId } from './adapters/boot-id.ts';
import { collectedFolder } from './adapters/collected-folder.ts';
import type { DataFolder } from './adapters/data-folder.ts';
import { DMI_REPORT } from './adapters/dmi-report.ts';
import { fileStore } from './adapters/file-store.ts';
import { secretStore } from './adapters/identity-file.ts';
import { inventoryChildProcess } from './adapters/inventory-child-process.ts';
import { memoryNoteFile } from './adapters/memory-note-file.ts';
import { nativeIcmp } from './adapters/native-icmp.ts';
import { ownNetworks } from './adapters/own-networks.ts';
import { pressFile } from './adapters/press-file.ts';
import { privateNames } from './adapters/private-names.ts';
import { processCost } from './adapters/process-cost.ts';
import { openProxy, openWindowsProxy } from './adapters/proxy.ts';
import { showNoticeOn } from './adapters/show-notice.ts';
import { guardedSnmp, snmpChildProcess } from './adapters/snmp-child-process.ts';
import { wifiSendMbps } from './adapters/wifi-send-rate.ts';
import { windowsHost } from './adapters/windows-host.ts';
import { windowsMemoryErrorRecords } from './adapters/windows-memory-error-records.ts';
import { windowsProxySettings } from './adapters/windows-proxy-settings.ts';
import { windowsStopRecords } from './adapters/windows-stop-records.ts';
import type { AgentPorts } from './agent.ts';
import { collectorLink } from './collector-link.ts';
import { hardwareNumbers } from './hardware-numbers.ts';
import type { Identity, JoinedIdentity } from './identity.ts';
import { inventoryHashes } from './inventory-hashes.ts';
import type { JoinInput } from './join.ts';
import { agentLimits } from './limits.ts';
import { machineHash } from './machine-hash.ts';
import type { GuardedPorts } from './probes-of.ts';
import type { ProxyConfig } from './proxy-config.ts';
import { asDevice } from './secrets/as-device.ts';
import { createSecrets, type Secrets } from './secrets/secrets.ts';
import { serialHashes } from './serial-hashes.ts';
import { inputActivityOfLinux } from './slow-minutes/input-activity.ts';
import { inputActivityOfWindows } from './slow-minutes/input-activity-of-windows.ts';
import { openMemorySpool, openSpool } from './spool/open.ts';
import { createStampSessions } from './stamp-sessions.ts';
import { isOneMachine } from './target-guard.ts';
import type { WindowsProxySettings } from './windows-proxy.ts';

/** The salt of `machine`: the same for everybody, because it must be known before joining. */
const MACHINE_SALT = 'mach machine 1';

export interface WorldSettings {
  readonly proxy?: ProxyConfig;
  /** Of a person in whose place this process runs; of its own account unless given. */
  readonly windowsProxy?: WindowsProxySettings;
  readonly proc: string;
  readonly sys: string;
  readonly trustedCertificates: readonly string[];
  /** Undefined before joining: hashes have no salt then, and probes no collector. */
  readonly identity: JoinedIdentity | undefined;
  /** Of the resident, which alone replaces them; others read those that stand in the identity. */
  readonly secrets?: Secrets;
}

/** The real ports that need no data folder: for commands that measure, check and join. */
export function openMeasuringPorts(settings: WorldSettings) {
  const trustedCertificates = settings.trustedCertificates.map((file) => readFileSync(file, 'utf8'));
  const direct = nodePorts({ trustedCertificates });
  const proxy = proxyOf(settings, direct);
  const collected = collectedFolder(process);
  const ports = nodePorts({
    proxy,
    roots: { proc: settings.proc, sys: settings.sys, collected },
    salt: settings.identity?.salt ?? '',
    trustedCertificates,
    allows: isOneMachine,
    nativeIcmp: nativeIcmp(process.platform),
  });
  const asked = { ...settings, dmidecodeReport: join(collected, DMI_REPORT) };
  const { identity } = settings;
  const secrets =
    settings.secrets ?? (identity && createSecrets(secretStore(identity), { bootId: '', random: nodeRandom }));
  const http = identity && secrets ? asDevice(ports.http, identity.device, secrets) : ports.http;
  const collector = collectorLink(http, identity);
  const snmp = guardedSnmp(snmpChildProcess(settings.identity?.salt ?? '', agentLimits.snmp), isOneMachine);
  return {
    ...ports,
    guarded: ((allows, how) => ({
      ...ports.guarded(allows, how),
      snmp: guardedSnmp(snmp, allows),
    })) satisfies GuardedPorts,
    snmp,
    collector,
    ownNetworks,
    host: hostOf(settings.proc),
    stampSessions: createStampSessions({ collector, clock: ports.clock }),
    inventory: inventoryChildProcess(ports.clock, asked),
    /** What can be read quickly, for somebody who waits. */
    quickInventory: inventoryChildProcess(ports.clock, { ...asked, parts: ['networkCards', 'peripherals'] }),
  };
}
export type MeasuringPorts = ReturnType<typeof openMeasuringPorts>;

/** The configuration's, else, on Windows, what Windows is set to. */
function proxyOf({ proxy, windowsProxy, identity }: WorldSettings, direct: ReturnType<typeof nodePorts>) {
  if (proxy !== undefined) return openProxy(proxy, direct, agentLimits.pac);
  if (process.platform !== 'win32') return undefined;
  const ask = windowsProxy === undefined ? windowsProxySettings() : () => windowsProxy;
  // Before joining nobody else is asked.
  const collector = identity && new URL(identity.collectorUrl).hostname;
  return openWindowsProxy(ask, (host) => collector === undefined || host === collector, direct, agentLimits.pac);
}

/** The whole world of a resident agent. Opens the spool: one process at a time. */
export function openWorld(
  settings: WorldSettings & { readonly identity: JoinedIdentity },
  folder: DataFolder,
  log: Log,
): AgentPorts {
  const boot = { bootId: bootId(settings.proc), random: nodeRandom };
  const secrets = createSecrets(secretStore(settings.identity, folder), boot);
  const ports = openMeasuringPorts({ ...settings, secrets });
  const note = memoryNoteFile(folder.file('in-memory.json'));
  const showNotice = settings.proc === '/proc' ? showNoticeOn(process.platform, process.env) : undefined;
  return {
    ...ports,
    log,
    store: fileStore(folder, log),
    spool: openSpool(folder.file('spool.sqlite'), { ...ports, log, note }, agentLimits.spool),
    spareSpool: () => openMemorySpool({ ...ports, note }, agentLimits.spool),
    secrets,
    sha256: sha256Hex,
    presses: pressFile(folder),
    processCost: processCost(),
    privateNames: privateNames(),
    runBenchmark: benchmarkChildProcess(folder.path),
    ...(process.platform === 'win32'
      ? {
          inputActivity: inputActivityOfWindows(ports.host, ports.clock),
          stopRecords: windowsStopRecords(),
          memoryErrorRecords: windowsMemoryErrorRecords(),
        }
      : { inputActivity: inputActivityOfLinux(ports.files) }),
    ...(showNotice !== undefined && { showNotice }),
    catalogue: kinds,
  };
}

/** What this system tells by calls. Of a recorded machine's cards the kernel is not asked: those in this one are others. */
function hostOf(proc: string): Host {
  if (process.platform === 'win32') return windowsHost();
  return proc === '/proc' ? { wifiSendMbps } : {};
}

/** To standard error unless said. */
export function openLog(level: LogLevel, stream?: { write(line: string): void }): Log {
  return lineLog({ level, ...(stream === undefined ? {} : { stream }) });
}

/** This device as it speaks to its collector; `machine` is looked up anew, because a clone would have copied it. */
export async function presentIdentity(
  joined: JoinedIdentity,
  ports: Pick<MeasuringPorts, 'files' | 'host'>,
): Promise<Identity> {
  const { device, secret, collectorUrl, pin } = joined;
  const machine = await thisMachine(ports);
  return { device, secret, machine, collectorUrl, ...(pin === undefined ? {} : { pin }) };
}

export function thisMachine({ files, host }: Pick<MeasuringPorts, 'files' | 'host'>): Promise<string> {
  return machineHash(files, host, nodeHash(MACHINE_SALT));
}

/** What an inventory by script would call this PC, and hashes of its serial numbers; empty where they can't be read, or are fillers. */
export async function knownAs({
  files,
  host,
}: Pick<MeasuringPorts, 'files' | 'host'>): Promise<Pick<JoinInput, 'inventoryHashes' | 'serialHashes'>> {
  const numbers = await hardwareNumbers(files, host);
  if (numbers === undefined) return { inventoryHashes: [] };
  return {
    inventoryHashes: inventoryHashes(numbers, sha256Hex),
    serialHashes: serialHashes(numbers.serials ?? [], sha256Hex),
  };
}

export { bootId };

export function residentEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
