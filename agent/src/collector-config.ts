import type { AgentConfig } from '@mach/wire';
import { collectorRequest, type DeliveryPorts, type Traffic } from './deliver.ts';
import type { AgentLimits } from './limits.ts';
import { pressConfig } from './press-config.ts';
import type { AgentSettings } from './settings.ts';
import { readConfigAnswer } from './uplink-answer.ts';

/** The configuration that the collector gives this device: the last good one, kept over restarts. */
export interface CollectorConfig {
  current(): AgentConfig | undefined;
  /** Asks when the collector's etag is another than ours. True when a new one came in. Trouble keeps the old one. */
  refresh(etag: string, signal: AbortSignal): Promise<boolean>;
}

export function createCollectorConfig(
  settings: AgentSettings,
  ports: DeliveryPorts,
  limits: AgentLimits,
  traffic: Traffic,
): CollectorConfig {
  let current = restore(ports);
  // Of a version before it was kept apart, or of a disk that took but one of them.
  if (current !== undefined && ports.store.read('press-config') === undefined)
    ports.store.write('press-config', JSON.stringify(pressConfig(current)));

  return {
    current: () => current,
    refresh: async (etag, signal) => {
      if (etag === current?.etag) return false;
      traffic.requests += 1;
      const request = collectorRequest(settings, limits, {
        method: 'GET',
        path: '/api/v1/agent/config',
        ...(current === undefined ? {} : { ifNoneMatch: `"${current.etag}"` }),
      });
      const exchange = await ports.http.exchange(request, signal);
      if (exchange.ok && exchange.value.status === 304) return false;
      if (!exchange.ok || exchange.value.status !== 200) {
        traffic.failedRequests += 1;
        const why = exchange.ok ? `status ${exchange.value.status}` : `${exchange.failure}: ${exchange.detail}`;
        ports.log.warn('the configuration could not be fetched: going on with the last good one', { why });
        return false;
      }
      const read = readConfigAnswer(exchange.value.body);
      if (!read.ok) {
        traffic.failedRequests += 1;
        ports.log.warn('the collector sent a configuration that this agent cannot read: the old one stays', {
          why: read.why,
        });
        return false;
      }
      current = read.config;
      ports.store.write('collector-config', JSON.stringify(current));
      ports.store.write('press-config', JSON.stringify(pressConfig(current)));
      ports.log.info('new configuration from the collector', { etag: current.etag, checks: current.checks.length });
      return true;
    },
  };
}

function restore({ store }: DeliveryPorts): AgentConfig | undefined {
  const kept = store.read('collector-config');
  if (kept === undefined) return undefined;
  const read = readConfigAnswer(Buffer.from(kept));
  return read.ok ? read.config : undefined;
}
