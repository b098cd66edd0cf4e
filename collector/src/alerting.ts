import type { Clock, Log, Random } from '@mach/ports';
import { type Alerts, createAlerts } from './alerts/alerts.ts';
import { digestParts } from './alerts/digest-parts.ts';
import { pathTrouble } from './alerts/path-alive.ts';
import { watchPath } from './alerts/watch-path.ts';
import type { Collector } from './app.ts';
import type { AlertsConfig } from './config/alerts-schema.ts';
import type { Meter } from './exposition/own-metrics.ts';
import { isAnswering, startHeartbeat } from './outputs/heartbeat.ts';
import { prepareAlerts } from './outputs/prepare-alerts.ts';

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
}

/** Alerts with their real ways out, and the heartbeat. */
export interface Alerting {
  readonly alerts: Alerts;
  /** Reads what a configuration names, or throws a sentence; gives the function that takes it up. */
  prepare(config: AlertsConfig): () => Promise<void>;
  stop(): Promise<void>;
}

export function createAlerting(collector: Collector, ports: AlertingPorts): Alerting {
  const { readSecret, readText, publicUrl, ownUrl, ...rest } = ports;
  const path = watchPath(collector);
  const alerts = createAlerts(collector, { ...rest, url: publicUrl, digestParts: () => digestParts(collector) });
  const stopping = new AbortController();
  let heartbeat: { stop(): Promise<void> } | undefined;

  async function trouble() {
    const own = ownUrl();
    // Until it listens nothing is known to be wrong.
    const isServing = own === undefined || (await isAnswering(own, stopping.signal));
    return pathTrouble(path.signs(isServing));
  }

  return {
    alerts,
    prepare(config) {
      const outlets = { ...rest, readSecret, readText, state: collector.state, now: collector.now, url: publicUrl };
      const prepared = prepareAlerts(config, outlets);
      const { heartbeat: asked } = config;
      const url = asked?.url ?? (asked?.urlFile === undefined ? undefined : readSecret(asked.urlFile));
      return async () => {
        await alerts.take(prepared);
        await heartbeat?.stop();
        const everyMs = (asked?.everyS ?? 60) * 1_000;
        heartbeat = startHeartbeat({ everyMs, ...(url === undefined ? {} : { url }) }, { ...rest, trouble });
      };
    },
    async stop() {
      stopping.abort();
      path.stop();
      await heartbeat?.stop();
      await alerts.stop();
    },
  };
}
