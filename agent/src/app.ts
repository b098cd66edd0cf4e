import {
  type BatchAnswer,
  bestCoding,
  type CheckConfig,
  GATEWAY_TARGET,
  MEETING_CHECK,
  type Reading,
} from '@mach/wire';
import { createAffected } from './affected.ts';
import type { Agent, AgentPorts, WatchCost } from './agent.ts';
import { createAllowance } from './allowance.ts';
import { createCollectorConfig } from './collector-config.ts';
import { GATEWAY_CHECK } from './default-checks.ts';
import { createDeliverer, type Traffic } from './deliver.ts';
import { createForeignAllowance } from './foreign-allowance.ts';
import type { AgentLimits } from './limits.ts';
import { createLineAllowance } from './line-allowance.ts';
import { createMachineWatch } from './machine-watch.ts';
import { createMeasuring } from './measuring.ts';
import { createNotices } from './notices.ts';
import { createInventoryPatience } from './own-cost/inventory-patience.ts';
import { createLineWatch } from './own-cost/line-watch.ts';
import { createOwnCost, type OwnCost } from './own-cost/own-cost.ts';
import { stretched } from './own-cost/stretched.ts';
import { ownNetworkGuard } from './own-network-guard.ts';
import { type PlannedCheck, planChecks, planForCollector } from './plan.ts';
import { probesOf } from './probes-of.ts';
import { createReporter } from './reporter.ts';
import { createRunner, type FoundGateway, type Runner } from './runner.ts';
import { asDevice } from './secrets/as-device.ts';
import { offerSecret } from './secrets/offer-secret.ts';
import type { AgentSettings } from './settings.ts';
import { createSlots } from './slots.ts';
import { keepSlowSystems } from './slow-systems.ts';
import type { Worth } from './spool/spool.ts';
import { createSpools } from './spools.ts';
import { createPressWatch, PRESS_LOOK_MS } from './still-slow.ts';
import { targetGuard } from './target-guard.ts';
import { createUplink } from './uplink.ts';
import { createUsualGateway } from './usual-gateway.ts';
import { withoutNames } from './without-names.ts';

/** Every check has run once by then. */
const FIRST_REPORT_MS = 12_000;
/** What is read this seldom outlives samples in a full spool. */
const RARE_EVERY_S = 3_600;
/** A timer that was set before a suspend may count on without it. */
const SLOT_WAIT_MAX_MS = 30_000;
/** However far the agent slows down; the wire takes no more than a day. */
const SEND_EVERY_S_MAX = 86_400;

/**
 * Puts the agent together: schedule → runner → reporter → spool → uplink. Everything it asks of the world comes in
 * through `ports`, so that a simulation runs thousands of these in one process on its own time.
 */
export function createAgent(settings: AgentSettings, ports: AgentPorts, limits: AgentLimits): Agent {
  const { clock, log } = ports;
  const traffic: Traffic = { sentBytes: 0, lateBytes: 0, requests: 0, failedRequests: 0 };
  const stopping = new AbortController();
  const spools = createSpools(ports);
  const toCollector = { ...ports, http: asDevice(ports.http, settings.identity.device, ports.secrets) };
  const config = createCollectorConfig(settings, toCollector, limits, traffic);
  const spent = () => ({ ...ports.processCost.read(), ...traffic });
  const ownCost = createOwnCost(spent, log, limits.ownCost);
  const reportEveryS = () => (config.current()?.reportEveryS ?? settings.reportEveryS) * ownCost.pace().report;
  const sendEveryS = () =>
    Math.min(SEND_EVERY_S_MAX, (config.current()?.sendEveryS ?? settings.sendEveryS) * ownCost.pace().send);
  const allowance = createAllowance(ports);
  const foreign = createForeignAllowance(ports, limits.foreign);
  const isNewlyAffected = createAffected();
  const usualGateway = createUsualGateway(ports.store);
  const nameless = withoutNames(ports.privateNames);
  let gateway: FoundGateway | undefined;
  let planned: readonly PlannedCheck[] = [];
  /** One report holds all, whatever happens. */
  let isOnce = false;
  /** Of what the reporter holds. */
  let worth: Worth = 'samples';

  const self = {
    read: () => ({
      version: settings.version,
      ...ports.processCost.read(),
      ...spools.counts(),
      ...traffic,
      heldBackChecks: allowance.heldBack() + foreign.heldBack() + lineWatch.heldBack(),
      ...slowedDown(),
    }),
    lost: spools.lost,
  };
  const { collectorUrl } = settings.identity;
  const { dataNetworks } = settings;
  const allows = targetGuard({ collectorUrl, dataNetworks, ownNetworks: ports.ownNetworks });
  const allowsNearby = settings.asksDevicesNearby ? ownNetworkGuard(ports.ownNetworks) : () => false;
  const lineAllowance = createLineAllowance(ports, usualGateway.isUsual);
  const watch = createMachineWatch(settings, ports);
  const probes = probesOf({ ...ports, ...watch.probes, self, lineAllowance }, ports.guarded, {
    allows,
    allowsNearby,
    gateway: () => gateway,
  });
  const lineWatch = createLineWatch(ports, settings.watchedHours, limits.lineWatch);
  const runner = lineWatch.over(
    allowance.over(foreign.over(createRunner({ clock, probesOf: probes, log, gateway: () => gateway }, limits))),
  );
  const patience = createInventoryPatience(
    { ...ports, isIdle: watch.isIdle, isOnMains: watch.isOnMains },
    limits.inventoryPatience,
  );
  const patient = patience.over(runner);
  const run: Runner['run'] = (check, signal) => (isOnce ? runner : patient).run(check, signal);
  const reporter = createReporter((kind) => ports.catalogue.get(kind)?.metrics ?? []);
  const measuring = createMeasuring({ clock, runner: { run }, device: settings.identity.device }, limits, took);
  const uplink = createUplink(
    ports,
    {
      deliverer: createDeliverer(settings, toCollector, limits, {
        traffic,
        spoken: () => bestCoding(config.current()?.codings),
      }),
      spools: spools.all,
      sendEveryS,
      eventPace: () => ownCost.pace().event,
      mayBackfill: () => ownCost.mayBackfill(clock.uptimeMs()),
      answered,
    },
    limits,
  );
  const notices = createNotices(ports);
  const slots = createSlots(ports);
  const slowSystems = keepSlowSystems(ports);
  const revocation = Promise.withResolvers<void>();

  function took(checkId: string, found: readonly Reading[]): void {
    const readings = checkId === GATEWAY_CHECK ? usualGateway.mark(found) : found;
    if (checkId === GATEWAY_CHECK) {
      const address = readings.find(({ ok }) => ok)?.values['address'];
      const isFirstLook = gateway === undefined;
      gateway = typeof address === 'string' ? { address } : {};
      // What came before the first look found nothing to ask, and would wait for its next turn.
      if (isFirstLook) for (const check of planned) if (check.target === GATEWAY_TARGET) measuring.runOnce(check);
    }
    if (isNewlyAffected(checkId, readings)) measuring.runOnDemand();
    watch.take(readings);
    notices.take(readings);
    const isOfMeeting = checkId.startsWith(MEETING_CHECK);
    if (isOfMeeting && readings.some(({ ok }) => ok)) slots.succeeded(checkId);
    // Somebody waits for it before a meeting.
    const isEvent = reporter.add(readings) || isOfMeeting;
    if (isEvent) worth = 'event';
    else if (worth === 'samples' && isRare(checkId)) worth = 'daily';
    if (isOnce) return;
    if (isEvent || reporter.size >= limits.readingsPerReport) closeReport();
    if (isEvent) uplink.event();
    if (ownCost.look(clock.uptimeMs())) keepPace();
    void patience.released().then((checks) => checks.forEach(measuring.runOnce));
  }

  /** A press is no measurement: it goes out by itself, at once. */
  async function watchPresses(signal: AbortSignal): Promise<void> {
    if (ports.presses === undefined) return;
    const presses = createPressWatch(ports.presses, clock);
    while (!signal.aborted) {
      await clock.sleep(PRESS_LOOK_MS, signal).catch(() => undefined);
      const press = signal.aborted ? undefined : presses.look();
      if (press === undefined) continue;
      reporter.add([press]);
      worth = 'event';
      closeReport();
      uplink.event();
    }
  }

  function slowedDown(): ReturnType<OwnCost['slowedDown']> & WatchCost {
    const lineWatchBytes = lineWatch.bytes();
    const ofWatch = lineWatchBytes === undefined ? {} : { lineWatchBytes, slowedForLine: lineWatch.step() };
    return { ...ownCost.slowedDown(), ...ofWatch };
  }

  function keepPace(): void {
    const { checks } = ownCost.pace();
    measuring.replace(planned.map((check) => stretched(check, checks)));
  }

  function closeReport(): void {
    // Here all that is ever sent comes by.
    const readings = reporter.take().map(nameless);
    if (readings.length === 0) return;
    const uptimeMs = Math.round(clock.uptimeMs());
    spools.append({ uptimeMs, wall: Math.round(clock.wallMs()), bootId: settings.bootId, readings }, worth);
    worth = 'samples';
  }

  /** Nothing says it again soon. */
  function isRare(checkId: string): boolean {
    return (planned.find(({ id }) => id === checkId)?.everyS ?? 0) >= RARE_EVERY_S;
  }

  function fromCollector(): readonly CheckConfig[] {
    return config.current()?.checks ?? [];
  }

  function planAll(): void {
    const lists = { local: settings.checks, fromCollector: fromCollector() };
    const { checks, leftOut } = planChecks(lists, ports.catalogue, limits);
    if (leftOut > 0) log.warn('too many checks: the last ones are left out', { leftOut, limit: limits.checks });
    planned = checks;
    lineWatch.plan(checks);
    keepPace();
  }

  async function answered(answer: BatchAnswer, signal: AbortSignal): Promise<void> {
    slots.collectorSays(answer.now);
    slowSystems.told(answer.slowSystems ?? []);
    for (const asked of answer.requests.slice(0, limits.requestedChecks)) {
      // Of a check of the plan it is one run more, out of the same allowance.
      const check = { ...fromCollector().find(({ id }) => id === asked.id), ...asked, everyS: limits.checkEveryMinS };
      measuring.runOnce(planForCollector(check, ports.catalogue, limits.checkEveryMinS));
    }
    if (await config.refresh(answer.configEtag, signal)) planAll();
    if (answer.secretWanted === true) ports.secrets.want();
    await offerSecret(ports.secrets, settings, toCollector, limits, signal);
  }

  async function runSlots(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const planned = config.current()?.slots ?? [];
      for (const { at: _, unlessRanAfter: __, ...check } of slots.take(planned)) {
        const once = { ...check, everyS: limits.checkEveryMinS };
        measuring.runOnce(planForCollector(once, ports.catalogue, limits.checkEveryMinS));
      }
      const waitMs = Math.max(1, Math.min(slots.nextInMs(planned), SLOT_WAIT_MAX_MS));
      await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }

  async function closeReports(signal: AbortSignal): Promise<void> {
    // The first report does not wait for its interval, so that a new device is seen soon.
    await clock.sleep(FIRST_REPORT_MS, signal).catch(() => undefined);
    if (!signal.aborted) closeReport();
    uplink.event();
    while (!signal.aborted) {
      await clock.sleep(reportEveryS() * 1_000, signal).catch(() => undefined);
      if (!signal.aborted) closeReport();
    }
  }

  async function send(signal: AbortSignal): Promise<void> {
    await uplink.run(signal);
    if (!uplink.state().isRevoked) return;
    log.error('the collector has revoked this device: the agent measures nothing any more');
    stopping.abort();
    revocation.resolve();
  }

  let loops: Promise<unknown> = Promise.resolve();

  /** What is flushed at the end must not keep the machine from shutting down. */
  async function flush(how: { readonly isLast: boolean }): Promise<boolean> {
    closeReport();
    const late = new AbortController();
    const done = new AbortController();
    void clock.sleep(limits.flushMs, done.signal).then(
      () => late.abort(),
      () => undefined,
    );
    const isDelivered = await uplink.flush(late.signal, how);
    done.abort();
    return isDelivered;
  }

  return {
    start: () => {
      planAll();
      const { signal } = stopping;
      loops = Promise.all([
        watch.started(),
        measuring.run(signal),
        runSlots(signal),
        closeReports(signal),
        send(signal),
        watchPresses(signal),
      ]);
      loops.catch((error: unknown) => {
        log.error('the agent stopped working: this is a bug', {
          stack: error instanceof Error ? error.stack : String(error),
        });
        stopping.abort();
        revocation.reject(error);
      });
    },
    stop: async (how = { flush: true }) => {
      watch.ended();
      const wasRevoked = uplink.state().isRevoked;
      stopping.abort();
      await loops.catch(() => undefined);
      if (how.flush && !wasRevoked) await flush({ isLast: true });
    },
    once: async () => {
      isOnce = true;
      planAll();
      await measuring.runAll(stopping.signal);
      return flush({ isLast: false });
    },
    revoked: revocation.promise,
    status: () => {
      const { isRevoked, ...delivery } = uplink.state();
      return {
        device: settings.identity.device,
        version: settings.version,
        spool: spools.facts(),
        inMemory: spools.inMemory(),
        ...delivery,
        revoked: isRevoked,
        cost: { ...ports.processCost.read(), ...traffic, ...slowedDown() },
      };
    },
  };
}
