import { createHash, createHmac } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Fleet, FleetDevice } from '@mach/fleet';
import type { Http, Log, Random } from '@mach/ports';
import type { MachineClock, SeededRandom, VirtualTime } from '@mach/ports/testing';
import type { Agent } from '../../agent/src/agent.ts';
import { createAgent } from '../../agent/src/app.ts';
import type { Identity } from '../../agent/src/identity.ts';
import type { OwnCostLimits } from '../../agent/src/own-cost/own-cost.ts';
import { createSecrets, type KeptSecrets } from '../../agent/src/secrets/secrets.ts';
import type { Spool } from '../../agent/src/spool/spool.ts';
import { createSqliteSpool } from '../../agent/src/spool/sqlite.ts';
import type { StoredName } from '../../agent/src/store.ts';
import { sickDatabase } from '../../agent/src/testing/sick-database.ts';
import { simCatalogue } from './agent-catalogue.ts';
import { copyDatabase } from './copy-database.ts';
import { DiskFault, type FaultGate } from './every-point/fault-gate.ts';
import { faultySpool, faultyWrite } from './every-point/faulty-parts.ts';
import type { Link } from './link.ts';
import type { Oracle } from './oracle.ts';
import type { Pace } from './pace.ts';
import type { OpenDatabase, Sabotage } from './settings.ts';
import { type SpoolDisk, watchSpool } from './watched-spool.ts';

/** A PC: its disk and its clocks outlive the agent that runs on it, and the agent dies at any moment. */
export interface AgentHost {
  readonly identity: Identity;
  readonly clocks: MachineClock;
  readonly link: Link;
  isRunning(): boolean;
  start(): void;
  kill(): void;
  /** SIGTERM: flushes, then ends. */
  stop(): Promise<void>;
  /** Ends the boot; the agent must not run. */
  reboot(): void;
  /** Keeps an image of the spool as it is; `restoreImage` puts it back, when the agent does not run. */
  takeImage(): void;
  hasImage(): boolean;
  restoreImage(): void;
  setDiskFull(isFull: boolean): void;
  /** The oracle's names of all reports on the disk, acknowledged or not. */
  storedNames(): readonly string[];
  /** From now on it no longer dies by itself. */
  spare(): void;
  /** The last thing that the agent said. */
  status(): Agent['status'] extends () => infer Status ? Status | undefined : never;
}

export interface AgentHostParts {
  readonly name: string;
  readonly identity: Identity;
  readonly device: FleetDevice;
  readonly fleet: Fleet;
  readonly time: VirtualTime;
  readonly trueWallMs: () => number;
  readonly clocks: MachineClock;
  readonly random: SeededRandom;
  readonly link: Link;
  readonly oracle: Oracle;
  readonly note: (what: string) => void;
  readonly sabotage: Sabotage;
  readonly open: OpenDatabase;
  readonly gate?: FaultGate;
  readonly pace: Pace;
  readonly ownCost?: OwnCostLimits;
}

const PAGES_WITHOUT_LIMIT = 1_000_000;
/** Around the clock: the simulation's hours are short. */
const SIM_HOURS = { days: [1, 2, 3, 4, 5, 6, 7], fromHour: 0, toHour: 24, utcOffsetMinutes: 420 };

export function createAgentHost(parts: AgentHostParts): AgentHost {
  const { identity, time, clocks, random, oracle, note, link, pace } = parts;
  const store = new Map<StoredName, string>();
  let secrets: KeptSecrets = { secret: identity.secret, before: [] };
  let disk: SpoolDisk = { database: parts.open(`${parts.name} spool`), nameOfSeq: new Map() };
  let image: SpoolDisk | undefined;
  let isDiskFull = false;
  let incarnation = 0;
  let bootId = hex(random, 16);
  let running: { readonly agent: Agent; readonly kill: () => void } | undefined;

  function start(): void {
    const number = ++incarnation;
    const program = clocks.program();
    const chance = random.fork(`process ${number}`);
    let isAlive = true;
    const kill = () => {
      isAlive = false;
      program.kill();
      oracleForgetsMemory();
    };
    const dieAtDisk = () => {
      if (!isAlive) return;
      note('killed at its disk');
      kill();
      if (running?.kill === kill) running = undefined;
    };
    const openReal = (database: DatabaseSync, random: Random = chance) =>
      createSqliteSpool(database, { clock: program.clock, random }, pace.agent.spool);
    const memory: SpoolDisk[] = [];
    const oracleForgetsMemory = () => {
      for (const { nameOfSeq, database } of memory) settleWaiting(database, nameOfSeq, 'lost with its memory');
    };
    const dies = (what: string) => {
      if (!chance.chance(pace.killAfterWriteChance) || !mayDie) return;
      note(`dies right after ${what}`);
      killRunning();
      time.at(time.nowMs() + chance.integer(100, 20_000), () => startUnlessRunning());
    };
    const http = guarded(
      link.http(() => isAlive),
      () => isAlive,
    );
    const openSpool = (on: SpoolDisk, where: string) => {
      const sick = parts.gate === undefined ? undefined : sickDatabase(on.database);
      const spool = openReal(sick?.database ?? on.database, chance.fork(where));
      const watching = {
        device: identity.device,
        oracle,
        limits: pace.agent.spool,
        isAlive: () => isAlive,
        where,
        wrote: dies,
      };
      const watched = watchSpool(spool, on, watching);
      const sabotaged = parts.sabotage.spool?.(watched, on.database) ?? watched;
      if (parts.gate === undefined || sick === undefined || on !== disk) return sabotaged;
      const again = (write: (spool: Spool) => unknown) =>
        void write(
          watchSpool(openReal(on.database), on, { ...watching, isAlive: () => true, wrote: () => {}, cameBack: true }),
        );
      return faultySpool(sabotaged, parts.gate, { time, isAlive: () => isAlive, die: dieAtDisk, sick, again });
    };
    const onFile = <Args extends readonly unknown[]>(
      write: (...args: Args) => boolean,
      what: (...args: Args) => string,
    ) => (parts.gate === undefined ? write : faultyWrite(write, parts.gate, what, dieAtDisk));
    const agent = createAgent(
      {
        version: 'sim',
        identity,
        bootId,
        reportEveryS: pace.reportEveryS,
        sendEveryS: pace.sendEveryS,
        checks: pace.checks,
        dataNetworks: [],
        asksDevicesNearby: true,
        watchedHours: SIM_HOURS,
      },
      {
        ...unusedPorts,
        clock: program.clock,
        random: chance.fork('agent'),
        log: complaints(() => isAlive),
        store: {
          read: (name) => store.get(name),
          write: onFile(
            (name: StoredName, text: string) => {
              if (isDiskFull || !isAlive) return false;
              store.set(name, text);
              return true;
            },
            (name) => name,
          ),
        },
        spool: openSpool(disk, 'on disk'),
        spareSpool: () => {
          note('goes on in memory');
          const on: SpoolDisk = { database: parts.open(`${parts.name} memory`), nameOfSeq: new Map() };
          memory.push(on);
          return openSpool(on, `in memory ${memory.length}`);
        },
        secrets: createSecrets(
          {
            read: () => secrets,
            write: onFile(
              (next: KeptSecrets) => {
                if (isDiskFull || !isAlive) return false;
                secrets = next;
                dies('a secret was written');
                return true;
              },
              () => 'secret',
            ),
          },
          { bootId, random: chance.fork('secrets') },
        ),
        sha256: (text) => createHash('sha256').update(text).digest('hex'),
        processCost: { read: () => ({ cpuMs: 0, residentBytes: 0 }) },
        runBenchmark: unusedPort,
        inputActivity: { look: async () => undefined },
        http: parts.sabotage.http?.(http) ?? http,
        hash: {
          salted: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32),
          hmacSha256: (key, bytes) => createHmac('sha256', key).update(bytes).digest(),
        },
        catalogue: simCatalogue(parts.fleet, parts.device, {
          clock: program.clock,
          trueWallMs: parts.trueWallMs,
          trueMs: time.nowMs,
          random: chance.fork('sensors'),
        }),
      },
      { ...pace.agent, ownCost: parts.ownCost ?? pace.agent.ownCost },
    );
    running = { agent, kill };
    note(`starts, process ${number}`);
    agent.revoked.catch((error: unknown) => {
      if (error instanceof DiskFault) dieAtDisk();
      else oracle.violate(`${parts.name} stopped working: ${String(error)}`);
    });
    agent.start();
  }

  let mayDie = true;
  const startUnlessRunning = () => {
    if (running === undefined) start();
  };

  function killRunning(): void {
    running?.kill();
    running = undefined;
  }

  function settleWaiting(
    database: DatabaseSync,
    names: ReadonlyMap<number, string>,
    fate: 'lost with its memory',
  ): void {
    const rows = database.prepare('SELECT seq FROM reports WHERE acknowledged_at IS NULL').all();
    for (const { seq } of rows as unknown as { seq: number }[]) oracle.settle(names.get(seq) ?? `number ${seq}`, fate);
  }

  const namesOn = (on: SpoolDisk, where: string) =>
    (on.database.prepare(`SELECT seq FROM reports ${where}`).all() as unknown as { seq: number }[]).map(
      ({ seq }) => on.nameOfSeq.get(seq) ?? `number ${seq}`,
    );
  const waitingNames = (on: SpoolDisk) => namesOn(on, 'WHERE acknowledged_at IS NULL');

  function complaints(isAlive: () => boolean): Log {
    return {
      debug: () => {},
      info: () => {},
      warn: (message) => isAlive() && note(`warns: ${message}`),
      error: (message, fields) => {
        if (!isAlive()) return;
        note(`error: ${message}`);
        if (message.includes('bug') && !String(fields?.['stack']).includes(DiskFault.name))
          oracle.violate(`${parts.name}: ${message} ${JSON.stringify(fields)}`);
      },
    };
  }

  return {
    identity,
    clocks,
    link,
    isRunning: () => running !== undefined,
    start: startUnlessRunning,
    kill: () => {
      note('killed');
      killRunning();
    },
    stop: async () => {
      const stopping = running;
      if (stopping === undefined) return;
      note('stopping');
      try {
        await stopping.agent.stop();
      } catch (error) {
        if (!(error instanceof DiskFault)) throw error;
      }
      note('stopped');
      stopping.kill();
      if (running === stopping) running = undefined;
    },
    reboot: () => {
      note('reboots');
      clocks.reboot();
      bootId = hex(random, 16);
    },
    takeImage: () => {
      note('image of the spool taken');
      image = {
        database: copyDatabase(disk.database, parts.open(`${parts.name} image`)),
        nameOfSeq: new Map(disk.nameOfSeq),
      };
    },
    hasImage: () => image !== undefined,
    restoreImage: () => {
      if (image === undefined) return;
      note('image of the spool restored');
      const inImage = new Set(waitingNames(image));
      for (const name of waitingNames(disk)) if (!inImage.has(name)) oracle.settle(name, 'lost with a restored image');
      disk = image;
      image = undefined;
    },
    storedNames: () => namesOn(disk, ''),
    spare: () => {
      mayDie = false;
    },
    setDiskFull: (isFull) => {
      if (isFull !== isDiskFull) note(isFull ? 'disk full' : 'disk has room');
      isDiskFull = isFull;
      // Free pages would take many more reports before the first one fails.
      if (isFull) disk.database.exec('VACUUM');
      const pages = Number(disk.database.prepare('PRAGMA page_count').get()?.['page_count']);
      disk.database.exec(`PRAGMA max_page_count = ${isFull ? pages : PAGES_WITHOUT_LIMIT}`);
    },
    status: () => running?.agent.status(),
  };
}

function guarded(http: Http, isAlive: () => boolean): Http {
  return { exchange: (request, signal) => (isAlive() ? http.exchange(request, signal) : new Promise(() => {})) };
}

/** The catalogue of the simulation asks for none of these. */
const unusedPort = async () => ({ ok: false, failure: 'unsupported', detail: 'not in the simulation' }) as const;
const unusedPorts = {
  collector: { exchange: unusedPort },
  datagrams: { open: unusedPort },
  guarded: () => ({}),
  ownNetworks: () => [],
  privateNames: [],
  dns: { ask: unusedPort },
  files: { readText: unusedPort, list: unusedPort, space: unusedPort },
  icmp: { ping: unusedPort },
  host: {},
  inventory: { read: unusedPort },
  lines: { open: unusedPort },
  neighbourhood: { networks: () => [], askGroup: unusedPort },
  snmp: { round: unusedPort },
  stampSessions: { current: unusedPort, doubt: unusedPort },
  tcp: { connect: unusedPort },
  tls: { open: unusedPort },
  udp: { ask: unusedPort },
};

const hex = (random: SeededRandom, bytes: number) => Buffer.from(random.bytes(bytes)).toString('hex');
