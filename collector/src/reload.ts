import type { Log } from '@mach/ports';
import { equipmentWatch } from './agent-config/equipment-watch.ts';
import type { Collector } from './app.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ConfigRead, showProblem } from './config/read.ts';
import type { Config } from './config/schema.ts';
import type { Meter } from './exposition/own-metrics.ts';
import { JournalUnavailable } from './journal/journal.ts';
import type { WatchSettings } from './settings.ts';

/** What a running collector does with a configuration that changed. */
export interface Reloader {
  /** Takes a configuration up whole, or changes nothing: the log and `mach_config_last_reload_successful` say which. Never throws. */
  reload(read: () => ConfigRead): Promise<void>;
  /** Stops the outputs that run now. */
  stop(): Promise<void>;
}

export interface ReloaderPorts {
  readonly collector: Pick<Collector, 'watch' | 'commit' | 'exclusive' | 'state' | 'wallMs'>;
  readonly meter: Pick<Meter, 'set'>;
  readonly log: Log;
  /** The first line of a file; throws a sentence where there is none. */
  readonly readSecret: (file: string) => string;
  /** Takes up what plans begin with. */
  readonly setPlanning?: (planning: Config['planning']) => void;
  /** Starts the outputs that a configuration names; gives the function that stops them. */
  readonly startOutputs: (outputs: Config['outputs']) => Promise<() => Promise<void>>;
  /** Reads what alerts need; gives the function that takes them up, which can't fail. */
  readonly prepareAlerts: (alerts: Config['alerts']) => () => Promise<void>;
}

/** Keys that a running process can't change under those who talk to it. */
const NEED_RESTART = [
  'listen',
  'stampListen',
  'url',
  'province',
  'lineWatchEveryS',
  'reflectors',
  'tls',
  'secretDays',
  'plainHttp',
  'routersListen',
  'rateLimits',
  'oidc',
  'paper',
] as const;

/** Takes up the first configuration, and gives what takes up the next. Throws where the first can't be. */
export async function startReloader(first: Config, ports: ReloaderPorts): Promise<Reloader> {
  const { collector, meter, log } = ports;
  let current = first;
  let turn: Promise<void> = Promise.resolve();
  await setServices(collector, first);
  await setAvailability(collector, first);
  const takeAlerts = ports.prepareAlerts(first.alerts);
  let stopOutputs = await ports.startOutputs(first.outputs);
  await takeAlerts();
  succeeded();

  return {
    reload(read) {
      turn = turn.then(() => takeUp(read)).catch(failed);
      return turn;
    },
    async stop() {
      await turn;
      await stopOutputs();
    },
  };

  async function takeUp(read: () => ConfigRead): Promise<void> {
    const given = read();
    if (!given.ok) throw new Error(given.problems.map(showProblem).join('\n'));
    const next = given.config;
    const isOtherOutput = canonicalJson(next.outputs) !== canonicalJson(current.outputs);
    const watched = watchSettings(next, ports.readSecret);
    // A secret may have been changed in its file alone.
    const takeNextAlerts = ports.prepareAlerts(next.alerts);
    // All that can fail comes before the first thing that is seen from outside.
    const stopNext = isOtherOutput ? await ports.startOutputs(next.outputs) : undefined;
    try {
      await setServices(collector, next);
      await setAvailability(collector, next);
    } catch (error) {
      await stopNext?.();
      throw error;
    }
    collector.watch(watched);
    await takeNextAlerts();
    ports.setPlanning?.(next.planning);
    const isOther = (key: keyof Config) => canonicalJson(next[key]) !== canonicalJson(current[key]);
    const toRestart = NEED_RESTART.filter(isOther);
    await noteTakenUp((Object.keys({ ...current, ...next }) as (keyof Config)[]).filter(isOther), toRestart);
    if (toRestart.length > 0) {
      log.warn('these keys changed and need a restart of the collector to take effect', { keys: toRestart.join(', ') });
    }
    // What needs a restart stays as it is until then, and is said again by the next reload.
    current = { ...next, ...Object.fromEntries(NEED_RESTART.map((key) => [key, current[key]])) };
    succeeded();
    log.info('the configuration was taken up', { services: next.services.length });
    if (stopNext === undefined) return;
    const stopBefore = stopOutputs;
    stopOutputs = stopNext;
    await stopBefore();
  }

  /** For the audit log: names of keys, for values may be of people. A disk that is full must not keep a province from changing things. */
  async function noteTakenUp(keys: readonly string[], afterRestart: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    try {
      await collector.commit([{ type: 'configuration-taken-up', keys, afterRestart }], 'configuration');
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
      log.warn('the audit log could not be written', { change: 'configuration-taken-up', error: error.message });
    }
  }

  function succeeded(): void {
    meter.set('configReloadSuccessful', 1);
    meter.set('configReloadTime', collector.wallMs() / 1_000);
  }

  function failed(error: unknown): void {
    meter.set('configReloadSuccessful', 0);
    const reason = error instanceof Error ? error.message : String(error);
    log.error('the configuration was not taken up; the one before stays', { reason });
  }
}

/** What a configuration has agents measure, with the secrets that it names by file. Throws a sentence where one can't be read. */
export function watchSettings(config: Config, readSecret: (file: string) => string): WatchSettings {
  const { reportEveryS, sendEveryS, services, contacts, equipment, meetings } = config;
  const watch = equipmentWatch(equipment, readSecret);
  return { reportEveryS, sendEveryS, services, contacts, equipment: watch, meetings };
}

/** Puts the services of the configuration into the journal where they differ from what it holds. */
async function setServices(collector: ReloaderPorts['collector'], config: Config): Promise<void> {
  const services = config.services.map(({ id, kind, name, hosts, path }) => ({ id, kind, name, hosts, path }));
  await collector.exclusive(async () => {
    const held = collector.state().registry.servicesOfFile;
    if (canonicalJson(services) === canonicalJson(held)) return;
    await collector.commit([{ type: 'services-set', services }], 'configuration');
  });
}

/** What availability is reckoned by, likewise. */
async function setAvailability(collector: ReloaderPorts['collector'], config: Config): Promise<void> {
  const reflectors = config.reflectors.map(({ id, path }) => ({ id, path }));
  const { targets } = config.availability;
  await collector.exclusive(async () => {
    const { registry } = collector.state();
    const held = { reflectors: registry.reflectors, targets: registry.targets };
    if (canonicalJson({ reflectors, targets }) === canonicalJson(held)) return;
    await collector.commit([{ type: 'availability-set', reflectors, targets }], 'configuration');
  });
}
