import { DatabaseSync } from 'node:sqlite';
import type { Tcp, Trouble } from '@mach/ports';
import { sha256Hex } from '@mach/ports/node';
import { createVirtualTime, memoryLog, scriptedFiles, seededRandom } from '@mach/ports/testing';
import type { Probe, Sensor } from '@mach/probes';
import type { CheckConfig } from '@mach/wire';
import type { Agent, AgentPorts } from '../agent.ts';
import { createAgent } from '../app.ts';
import { agentLimits } from '../limits.ts';
import { createSecrets, type KeptSecrets } from '../secrets/secrets.ts';
import { openMemorySpool } from '../spool/open.ts';
import type { Spool } from '../spool/spool.ts';
import { createSqliteSpool } from '../spool/sqlite.ts';
import type { StoredName } from '../store.ts';
import type { AllowsAddress } from '../target-guard.ts';
import { testSettings } from './parts.ts';
import { type ScriptedCollector, scriptedCollector } from './scripted-collector.ts';

/** A PC on virtual time with the kinds `health`, `machine` (slow to read) and `gateway`, sensors that always answer, and `reach`, whose answer a test sets. */
export interface AgentUnderTest {
  readonly collector: ScriptedCollector;
  readonly log: ReturnType<typeof memoryLog>;
  reach: { ok: true } | { ok: false; failure: Trouble; detail?: string } | 'throw' | 'hang';
  /** Hash of the MAC address of the gateway that the PC is behind. */
  gateway: string;
  /** The disk takes nothing while true. */
  isDiskFull: boolean;
  /** Somebody presses “still slow” on the page, now. */
  pressStillSlow(): void;
  /** CPU time of the agent's process. */
  cpuMs: number;
  agent(): Agent;
  spool(): Spool;
  /** An agent of this PC that is not started. */
  make(): Agent;
  boot(): Agent;
  /** As by kill -9: nothing of this run happens any more. */
  kill(): void;
  run(seconds: number): Promise<void>;
}

export const healthCheck: CheckConfig = { id: 'health', kind: 'health', everyS: 15 };
export const reachCheck: CheckConfig = { id: 'reach', kind: 'reach', target: 'portal.example.vn', everyS: 60 };

const unavailable = () => {
  throw new Error('no check of these tests asks for this port');
};

export function agentUnderTest(checks: readonly CheckConfig[], seed = 'agent'): AgentUnderTest {
  const time = createVirtualTime();
  const machine = time.machine();
  const random = seededRandom(seed);
  const stored = new Map<StoredName, string>();
  const db = new DatabaseSync(':memory:');
  let secrets: KeptSecrets = { secret: 's'.repeat(43), before: [] };
  const secretStore = {
    read: () => secrets,
    write: (next: KeptSecrets) => {
      secrets = next;
      return true;
    },
  };
  const collector = scriptedCollector();
  const log = memoryLog();
  let running: { agent: Agent; spool: Spool; kill(): void } | undefined;

  let pressedAt: number | undefined;

  const self: AgentUnderTest = {
    collector,
    log,
    reach: { ok: true },
    gateway: 'modem',
    isDiskFull: false,
    pressStillSlow: () => {
      pressedAt = machine.program().clock.wallMs();
    },
    cpuMs: 1,
    agent: () => (running ?? unavailable()).agent,
    spool: () => (running ?? unavailable()).spool,
    boot: () => {
      const agent = self.make();
      agent.start();
      return agent;
    },
    make: () => {
      const program = machine.program();
      let isAlive = true;
      const spoolPorts = { clock: program.clock, random: random.fork(`spool ${time.nowMs()}`) };
      const disk = createSqliteSpool(db, spoolPorts, agentLimits.spool);
      const spool: Spool = {
        ...disk,
        get epoch() {
          return disk.epoch;
        },
        append: (report) =>
          self.isDiskFull ? { ok: false, failure: 'disk-full', detail: 'full' } : disk.append(report),
      };
      const ports: AgentPorts = {
        clock: program.clock,
        random: random.fork(`agent ${time.nowMs()}`),
        log,
        store: {
          read: (name) => stored.get(name),
          write: (name, text) => isAlive && stored.set(name, text) !== undefined,
        },
        spool,
        spareSpool: () => openMemorySpool(spoolPorts, agentLimits.spool),
        secrets: createSecrets(secretStore, { bootId: 'b', random }),
        sha256: sha256Hex,
        processCost: { read: () => ({ cpuMs: self.cpuMs, residentBytes: 2 }) },
        presses: { read: () => pressedAt, write: () => false },
        runBenchmark: unavailable,
        inputActivity: { look: async () => undefined },
        catalogue: catalogue(self),
        guarded: (allows) => ({ tcp: openTo(allows) }),
        ownNetworks: () => [],
        privateNames: ['nguyenvana', 'pc-mot-cua'],
        // An answer to a killed program reaches nobody.
        http: {
          exchange: async (request, signal) => {
            await program.clock.sleep(20, signal);
            const answered = await collector.http.exchange(request, signal);
            await program.clock.sleep(20, signal);
            return answered;
          },
        },
        dns: { ask: unavailable },
        files: scriptedFiles({}),
        datagrams: { open: unavailable },
        neighbourhood: { networks: () => [], askGroup: unavailable },
        hash: { salted: (text) => text, hmacSha256: unavailable },
        stampSessions: { current: unavailable, doubt: unavailable },
        collector: { exchange: unavailable },
        icmp: { ping: unavailable },
        host: {},
        inventory: { read: unavailable },
        lines: { open: unavailable },
        snmp: { round: unavailable },
        tcp: openTo(() => true),
        tls: { open: unavailable },
        udp: { ask: unavailable },
      };
      const identity = {
        device: 'd'.repeat(32),
        secret: 's'.repeat(43),
        machine: 'm',
        collectorUrl: 'https://mach.example.vn',
      };
      const { watchedHours } = testSettings;
      const settings = {
        version: '1',
        identity,
        bootId: 'b'.repeat(32),
        reportEveryS: 60,
        sendEveryS: 300,
        checks,
        dataNetworks: [],
        asksDevicesNearby: true,
        watchedHours,
      };
      const agent = createAgent(settings, ports, agentLimits);
      running = {
        agent,
        spool,
        kill: () => {
          isAlive = false;
          program.kill();
        },
      };
      return agent;
    },
    kill: () => (running ?? unavailable()).kill(),
    run: (seconds) => time.runUntil(time.nowMs() + seconds * 1_000),
  };
  return self;
}

/** A network with the one name portal.example.vn, where every address answers that is allowed. */
const openTo = (allows: AllowsAddress): Tcp => ({
  connect: async ({ host }) =>
    allows(host === 'portal.example.vn' ? '203.0.113.1' : host, host)
      ? { ok: true, value: { address: host, resolveMs: 0, connectMs: 1 } }
      : { ok: false, failure: 'denied', detail: `${host} is no address that this check may ask` },
});

function catalogue(under: AgentUnderTest): ReadonlyMap<string, Probe | Sensor> {
  const base = { needs: [], options: {}, summary: '' } as const;
  const health: Sensor = {
    ...base,
    type: 'sensor',
    name: 'health',
    metrics: [{ value: 'load', unit: 'none', kind: 'gauge', reduce: 'max', help: '' }],
    run: async () => [{ ok: true, values: { load: 1 } }],
  };
  const machine: Sensor = { ...health, name: 'machine', needs: ['inventory'] };
  const gateway: Sensor = {
    ...base,
    type: 'sensor',
    name: 'gateway',
    metrics: [],
    run: async () => [{ ok: true, values: { address: '192.168.1.1', macHash: under.gateway } }],
  };
  const reach: Probe = {
    ...base,
    type: 'probe',
    name: 'reach',
    metrics: [],
    target: { help: 'a host', example: 'portal.example.vn' },
    targetLabel: 'target',
    run: async (io, target, _options, signal) => {
      const connected = await io.tcp.connect({ host: target, port: 443, timeoutMs: 1_000 }, signal);
      if (!connected.ok) return connected;
      if (under.reach === 'throw') throw new Error('a bug');
      if (under.reach === 'hang') return new Promise(() => {});
      return under.reach.ok ? { ok: true, values: {} } : { detail: 'as set by the test', ...under.reach };
    },
  };
  return new Map<string, Probe | Sensor>([
    ['health', health],
    ['machine', machine],
    ['gateway', gateway],
    ['reach', reach],
  ]);
}
