import type { Clock, Log, Random } from '@mach/ports';
import { type AlertDesk, routeSeal } from './alerts/alert-desk.ts';
import { type Alerts, createAlerts, type PreparedAlerts } from './alerts/alerts.ts';
import { digestParts } from './alerts/digest-parts.ts';
import { pathTrouble } from './alerts/path-alive.ts';
import { watchPath } from './alerts/watch-path.ts';
import type { Collector } from './app.ts';
import type { AlertsConfig } from './config/alerts-schema.ts';
import type { Meter } from './exposition/own-metrics.ts';
import type { Allows } from './outputs/guarded-address.ts';
import { isAnswering, startHeartbeat } from './outputs/heartbeat.ts';
import { prepareAlerts, preparePageRoutes } from './outputs/prepare-alerts.ts';

export interface AlertingPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly meter: Meter;
  readonly readSecret: (file: string) => string;
  readonly readText: (file: string) => string;
  /** Where people reach the pages, and where this process itself listens, once either is known. */
  readonly publicUrl: () => string | undefined;
  readonly ownUrl: () => string | undefined;
  /** Which addresses routes of pages may ask, and what their secrets are sealed by. */
  readonly mayAsk: Allows;
  readonly sealedBy: Uint8Array;
}

/** Alerts with their real ways out, and the heartbeat. */
export interface Alerting {
  readonly alerts: Alerts;
  readonly desk: AlertDesk;
  /** Reads what a configuration names, or throws a sentence; gives the function that takes it up. */
  prepare(config: AlertsConfig): () => Promise<void>;
  stop(): Promise<void>;
}

export function createAlerting(collector: Collector, ports: AlertingPorts): Alerting {
  const { readSecret, readText, publicUrl, ownUrl, mayAsk, sealedBy, ...rest } = ports;
  const path = watchPath(collector);
  const alerts = createAlerts(collector, { ...rest, url: publicUrl, digestParts: () => digestParts(collector) });
  const stopping = new AbortController();
  const seal = routeSeal(sealedBy, rest.random);
  const outlets = {
    ...{ ...rest, readSecret, readText, allows: mayAsk },
    ...{ state: collector.state, now: collector.now, url: publicUrl },
  };
  let heartbeat: { stop(): Promise<void> } | undefined;
  let taken: { readonly config: AlertsConfig; readonly ofFile: PreparedAlerts } | undefined;
  /** One after the other: a reload and a change of a page must not take up half of each. */
  let turn: Promise<void> = Promise.resolve();
  const desk: AlertDesk = {
    ...seal,
    mayAsk,
    ofFile: () => taken?.config.routes ?? [],
    rules: () => ({
      digestMinute: taken?.ofFile.digestMinute ?? 435,
      repeatHours: taken?.config.repeatHours ?? 4,
      hasHeartbeat: taken?.config.heartbeat !== undefined,
    }),
    retake: () => inTurn(async () => taken && alerts.take(withPages(taken.ofFile))),
  };

  return {
    ...{ alerts, desk },
    prepare(config) {
      const ofFile = prepareAlerts(config, outlets);
      const { heartbeat: asked } = config;
      const url = asked?.url ?? (asked?.urlFile === undefined ? undefined : readSecret(asked.urlFile));
      const take = async () => {
        taken = { config, ofFile };
        await alerts.take(withPages(ofFile));
        await heartbeat?.stop();
        const everyMs = (asked?.everyS ?? 60) * 1_000;
        heartbeat = startHeartbeat({ everyMs, ...(url === undefined ? {} : { url }) }, { ...rest, trouble });
      };
      return () => inTurn(take);
    },
    async stop() {
      stopping.abort();
      path.stop();
      await turn;
      await heartbeat?.stop();
      await alerts.stop();
    },
  };

  async function trouble() {
    const own = ownUrl();
    // Until it listens nothing is known to be wrong.
    const isServing = own === undefined || (await isAnswering(own, stopping.signal));
    return pathTrouble(path.signs(isServing));
  }

  function inTurn(what: () => Promise<unknown>): Promise<void> {
    const done = turn.then(async () => void (await what()));
    turn = done.catch(() => {});
    return done;
  }

  /** With the routes of the pages. Of one name the file's is meant; one whose secrets are lost waits until they are typed again. */
  function withPages(ofFile: PreparedAlerts): PreparedAlerts {
    const names = new Set(ofFile.routes.map(({ name }) => name));
    const opened = [...collector.state().registry.alertRoutes.values()].flatMap((chosen) => {
      const secrets = names.has(chosen.route.name) ? undefined : seal.open(chosen);
      return secrets === undefined ? [] : [{ route: chosen.route, secrets }];
    });
    const pages = preparePageRoutes(opened, outlets);
    return {
      ...ofFile,
      routes: [...ofFile.routes, ...pages.routes],
      channels: new Map([...ofFile.channels, ...pages.channels]),
      mirrors: [...ofFile.mirrors, ...pages.mirrors],
    };
  }
}
