import type { Fleet, FleetDevice } from '@mach/fleet';
import type { Clock, Random } from '@mach/ports';
import { type AgentConfig, type Batch, type Reading, type Report, WIRE_VERSION } from '@mach/wire';
import type { LookAtLine } from './line-watch.ts';
import type { Called, Decided, MadeCalls, MadeIdentity } from './made-calls.ts';
import { type MadeCheck, type MadeService, madeChecks } from './made-checks.ts';

/** What came of the reports of made agents, over all of them. */
export interface Told {
  made: number;
  acknowledged: number;
  refused: number;
  /** Beyond what one keeps while nothing gets through. */
  dropped: number;
  requests: number;
  failedRequests: number;
  /** Why requests failed that did not fail by the scenario, and how often. */
  readonly trouble: Map<string, number>;
  /** Kinds of checks that the collector asks for and nobody answers here. */
  readonly unanswered: Set<string>;
}

export interface MadeAgentParts {
  readonly fleet: Fleet;
  readonly device: FleetDevice;
  readonly identity: MadeIdentity;
  readonly config: AgentConfig;
  readonly services: ReadonlyMap<string, MadeService>;
  readonly calls: MadeCalls;
  readonly lookAtLine: LookAtLine;
  readonly clock: Clock;
  readonly random: Random;
  readonly told: Told;
}

export interface MadeAgent {
  /** Measures and sends until the signal; then sends what waits, with a farewell, as an agent does that is asked to end. Never throws. */
  run(signal: AbortSignal): Promise<void>;
  /** Reports that were not acknowledged. */
  waiting(): number;
}

export const AGENT_VERSION = 'simulated';
const REPORTS_PER_BATCH = 100;
/** A day of a report a minute. */
const WAITING_MAX = 1_500;
const LOOK_MAX_MS = 5_000;
const EVENT_GAP_MS = 5_000;
const BACKLOG_GAP_MS = 1_000;
const BACK_OFF_MS = { min: 5_000, max: 300_000 } as const;
const REFUSED_RETRY_MS = 3_600_000;
const RETRY_AFTER_MAX_MS = 3_600_000;
const BOOTS_EVERY_MS = 3_600_000;
const INVENTORY_EVERY_MS = 86_400_000;
const FAREWELL_MS = 4_000;

interface Boot {
  readonly at: number;
  readonly id: string;
  readonly dueAt: Map<MadeCheck, number>;
  bootsAt: number;
  inventoryAt: number;
  reportAt: number;
  pressedAt: number;
}

type KeptReport = Report & { readonly boot: string };

/** A PC of the fleet with an agent on it: its cadence, its queue and its patience are an agent's; what it measures is made. */
export function createMadeAgent(parts: MadeAgentParts): MadeAgent {
  const { fleet, device, identity, calls, clock, random, told } = parts;
  const epoch = hex(random, 16);
  const wasBad = new Map<string, boolean>();
  let { config } = parts;
  let checks = answerable();
  let boot: Boot | undefined;
  let collected: Reading[] = [];
  let reports: KeptReport[] = [];
  let seq = 0;
  let sendAt = 0;
  let sending: Promise<void> | undefined;
  let lastSentAt = 0;
  let failures = 0;
  let isRevoked = false;

  function answerable(): readonly MadeCheck[] {
    const made = madeChecks(config, parts.services);
    for (const kind of made.unanswered) told.unanswered.add(kind);
    return made.checks;
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !isRevoked) {
      const now = clock.wallMs();
      turn(fleet.bootAt(device, now), now);
      if (boot !== undefined) await live(boot, now, signal);
      const waitMs = boot === undefined ? LOOK_MAX_MS : nextAt(boot) - clock.wallMs();
      await clock.sleep(Math.min(LOOK_MAX_MS, Math.max(10, waitMs)), signal).catch(() => undefined);
    }
    await sending;
    if (boot !== undefined && !isRevoked) await sayFarewell(boot);
  }

  /** A boot that ended takes with it what no report holds yet. */
  function turn(bootedAt: number | undefined, now: number): void {
    if (boot?.at === bootedAt) return;
    collected = [];
    if (bootedAt === undefined) {
      boot = undefined;
      return;
    }
    boot = {
      at: bootedAt,
      id: hex(random, 16),
      dueAt: new Map(),
      bootsAt: 0,
      inventoryAt: 0,
      reportAt: 0,
      pressedAt: 0,
    };
    boot.reportAt = now + random.next() * config.reportEveryS * 1_000;
    spreadChecks(boot, now);
    sendAt = now + random.next() * Math.min(15, config.sendEveryS) * 1_000;
  }

  /** So that those who begin together do not ask together. */
  function spreadChecks({ dueAt }: Boot, now: number): void {
    dueAt.clear();
    for (const check of checks) dueAt.set(check, now + random.next() * Math.min(check.everyS, 60) * 1_000);
  }

  async function live(current: Boot, now: number, signal: AbortSignal): Promise<void> {
    let isEvent = false;
    for (const [check, at] of current.dueAt) {
      if (at > now) continue;
      current.dueAt.set(check, Math.max(now, at) + check.everyS * 1_000);
      const reading = await ask(check, current, signal);
      collected.push(reading);
      isEvent = turnsBad(reading) || isEvent;
    }
    if (fleet.isPressedAt(device, now) && now - current.pressedAt > 600_000) {
      current.pressedAt = now;
      collected.push({ kind: 'still-slow', uptimeMs: now - current.at, ok: true, values: {} });
      isEvent = true;
    }
    if (isEvent || now >= current.reportAt) closeReport(current);
    if (isEvent) sendAt = Math.min(sendAt, Math.max(now, lastSentAt + EVENT_GAP_MS));
    if (now >= sendAt && sending === undefined && reports.length > 0) {
      sendAt = Number.POSITIVE_INFINITY;
      sending = send(current, signal).finally(() => {
        sending = undefined;
      });
    }
  }

  async function ask(check: MadeCheck, current: Boot, signal: AbortSignal): Promise<Reading> {
    const now = clock.wallMs();
    const uptimeMs = now - current.at;
    if (check.kind === 'asked') return fleet.answerAt(device, uptimeMs, now, check.asked);
    const { id, kind, target } = check.check;
    const outcome = await parts.lookAtLine(check.check, fleet.pathAt(device, uptimeMs, now, check.way), signal);
    const { values = {} } = outcome;
    const why = outcome.ok ? {} : { failure: outcome.failure, detail: outcome.detail };
    return { id, kind, target, uptimeMs, ok: outcome.ok, values, ...why };
  }

  /** Whether a part fails that did not, or is well again. */
  function turnsBad({ kind, id, target, ok }: Reading): boolean {
    const key = `${kind} ${id} ${target}`;
    const before = wasBad.get(key) ?? false;
    wasBad.set(key, !ok);
    return before === ok;
  }

  function closeReport(current: Boot): void {
    const now = clock.wallMs();
    const uptimeMs = now - current.at;
    current.reportAt = now + config.reportEveryS * 1_000;
    const readings = [...collected, ...fleet.vitalsAt(device, uptimeMs, now)];
    collected = [];
    if (now >= current.bootsAt) {
      current.bootsAt = now + BOOTS_EVERY_MS;
      readings.push(...fleet.bootsAt(device, uptimeMs, now));
    }
    if (now >= current.inventoryAt) {
      current.inventoryAt = now + INVENTORY_EVERY_MS;
      readings.push(...fleet.inventoryAt(device, uptimeMs, now));
    }
    seq += 1;
    told.made += 1;
    reports.push({ seq, uptimeMs, wall: now, readings: mergeLooks(readings), boot: current.id });
    if (reports.length <= WAITING_MAX) return;
    reports.shift();
    told.dropped += 1;
  }

  /** The newest first: what is live never waits behind a backlog. */
  async function send(current: Boot, signal: AbortSignal, isLast = false): Promise<void> {
    const now = clock.wallMs();
    lastSentAt = now;
    const chosen = reports.slice(-REPORTS_PER_BATCH);
    const isCut = fleet.pathAt(device, now - current.at, now, 'collector').dead;
    const answer: Called<Decided> | undefined = isCut
      ? undefined
      : await calls.report(identity, batchOf(current, chosen, isLast), signal);
    if (!isCut) told.requests += 1;
    if (answer?.ok === true) return delivered(answer.value, signal);
    failures += 1;
    sendAt = clock.wallMs() + backOffMs();
    if (answer === undefined || signal.aborted) return;
    told.failedRequests += 1;
    told.trouble.set(answer.why, (told.trouble.get(answer.why) ?? 0) + 1);
    if (answer.status === 410) isRevoked = true;
    else if ([401, 403, 404, 426].includes(answer.status ?? 0)) sendAt = clock.wallMs() + REFUSED_RETRY_MS;
    else if ([400, 413, 422].includes(answer.status ?? 0)) giveUp(chosen.map((report) => report.seq));
    else if (answer.retryAfterMs !== undefined)
      sendAt = clock.wallMs() + Math.min(RETRY_AFTER_MAX_MS, answer.retryAfterMs) * (1 + random.next() * 0.1);
  }

  async function delivered({ acknowledged, refused, configEtag }: Decided, signal: AbortSignal): Promise<void> {
    failures = 0;
    const before = reports.length;
    reports = reports.filter((report) => !acknowledged.some(([from, to]) => report.seq >= from && report.seq <= to));
    told.acknowledged += before - reports.length;
    giveUp(refused.map((each) => each.seq));
    for (const { reason } of refused) told.trouble.set(reason, (told.trouble.get(reason) ?? 0) + 1);
    const isMore = reports.length >= REPORTS_PER_BATCH || (before > REPORTS_PER_BATCH && reports.length > 0);
    sendAt = clock.wallMs() + (isMore ? BACKLOG_GAP_MS : config.sendEveryS * 1_000 * (0.95 + random.next() * 0.1));
    if (configEtag !== config.etag) await renewConfig(signal);
  }

  async function renewConfig(signal: AbortSignal): Promise<void> {
    const asked = await calls.config(identity, signal);
    if (!asked.ok || asked.value.etag === config.etag) return;
    config = asked.value;
    checks = answerable();
    if (boot !== undefined) spreadChecks(boot, clock.wallMs());
  }

  function giveUp(seqs: readonly number[]): void {
    const before = reports.length;
    reports = reports.filter((report) => !seqs.includes(report.seq));
    told.refused += before - reports.length;
  }

  function batchOf(current: Boot, chosen: readonly KeptReport[], isLast: boolean): Batch {
    const now = clock.wallMs();
    return {
      v: WIRE_VERSION,
      device: identity.device,
      epoch,
      bootId: current.id,
      sentAt: now,
      sentUptimeMs: now - current.at,
      machine: machineOf(identity.device),
      agentVersion: AGENT_VERSION,
      sendEveryS: config.sendEveryS,
      reports: chosen.map(({ boot: bootId, ...report }) => (bootId === current.id ? report : { ...report, bootId })),
      ...(isLast ? { farewell: true } : {}),
    };
  }

  async function sayFarewell(current: Boot): Promise<void> {
    closeReport(current);
    const patience = new AbortController();
    const over = new AbortController();
    void clock.sleep(FAREWELL_MS, over.signal).then(
      () => patience.abort(),
      () => undefined,
    );
    for (let before = Number.POSITIVE_INFINITY; reports.length > 0 && reports.length < before; ) {
      before = reports.length;
      await send(current, patience.signal, true);
    }
    over.abort();
  }

  const backOffMs = () => {
    const ceiling = Math.min(BACK_OFF_MS.max, BACK_OFF_MS.min * 2 ** Math.min(failures, 20));
    return ceiling / 2 + (random.next() * ceiling) / 2;
  };

  const nextAt = (current: Boot) => Math.min(current.reportAt, sendAt, ...current.dueAt.values());

  return { run, waiting: () => reports.length };
}

/** What stands for the hardware of a made device: its id, for nothing else of it is its own. */
export const machineOf = (device: string) => device;

/** The looks at a line of one report, one reading for each stretch in the same state, as an agent reduces them. */
function mergeLooks(readings: readonly Reading[]): Reading[] {
  const merged: Reading[] = [];
  for (const reading of readings) {
    const before = merged.findLastIndex(
      ({ kind, id }) => kind === 'stamp' && kind === reading.kind && id === reading.id,
    );
    const last = merged[before];
    if (last === undefined || last.ok !== reading.ok) merged.push(reading);
    else merged[before] = { ...reading, values: { ...reading.values, ...counted(last, reading) } };
  }
  return merged;
}

function counted(one: Reading, other: Reading) {
  const sum = (name: string) => Number(one.values[name] ?? 0) + Number(other.values[name] ?? 0);
  const [sent, received] = [sum('sent'), sum('received')];
  return { sent, received, lossRatio: sent === 0 ? 0 : 1 - received / sent };
}

const hex = (random: Random, bytes: number) => Buffer.from(random.bytes(bytes)).toString('hex');
