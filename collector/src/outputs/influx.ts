import { readFile } from 'node:fs/promises';
import type { Log } from '@mach/ports';
import { kinds } from '@mach/probes';
import { InfluxDB } from 'influx';
import type { Collector } from '../app.ts';
import { type Attempt, DELIVERY_LIMITS, type DeliveryLimits, type DeliveryPorts, startDelivery } from './delivery.ts';
import type { InfluxConfig } from './influx-config.ts';
import { type Point, pointsOf } from './influx-points.ts';

export interface InfluxPorts extends DeliveryPorts {
  readonly log: Log;
}

/** A request that takes longer has failed. */
const REQUEST_MS_MAX = 15_000;

/** The library would wait and try again by itself; here the delivery does both, with its own bounds. */
const NO_BACKOFF = {
  getDelay: () => 0,
  next: () => NO_BACKOFF,
  reset: () => NO_BACKOFF,
};

/**
 * Writes every reading that the collector takes up to InfluxDB 1.x, beside the journal: ingest never waits for it. What
 * the queue held when the collector was killed is in the journal alone. Rejects when the password's file can't be read.
 */
export async function startInfluxOutput(
  config: InfluxConfig,
  collector: Pick<Collector, 'onFold' | 'state'>,
  ports: InfluxPorts,
  limits: DeliveryLimits = DELIVERY_LIMITS,
): Promise<{ stop(): Promise<void> }> {
  const write = await createWriter(config, ports.log);
  const delivery = startDelivery('influx', write, ports, limits);
  const unsubscribe = collector.onFold((folded) => {
    if (folded.type === 'entry' && folded.batch !== undefined) {
      delivery.add(pointsOf(folded.batch, collector.state(), kinds, config.pcs));
    }
  });
  return {
    async stop() {
      unsubscribe();
      await delivery.stop();
    },
  };
}

/** Makes the function that writes points and says what became of them; makes a missing database first where it may. */
export async function createWriter(
  config: InfluxConfig,
  log: Log,
): Promise<(points: readonly Point[]) => Promise<Attempt>> {
  const { hostname, port, protocol, pathname } = new URL(config.url);
  const isTls = protocol === 'https:';
  const password =
    config.passwordFile === undefined ? undefined : (await readFile(config.passwordFile, 'utf8')).trimEnd();
  const client = new InfluxDB({
    hosts: [
      {
        host: hostname,
        port: port === '' ? (isTls ? 443 : 80) : Number(port),
        protocol: isTls ? 'https' : 'http',
        path: pathname === '/' ? '' : pathname,
      },
    ],
    database: config.database,
    ...(config.username === undefined ? {} : { username: config.username }),
    ...(password === undefined ? {} : { password }),
    pool: { maxRetries: 0, requestTimeout: REQUEST_MS_MAX, backoff: NO_BACKOFF },
  });
  let isDown = false;

  return async (points) => {
    try {
      await client.writePoints(points.map(lineOf), {
        precision: 'ms',
        ...(config.retentionPolicy === undefined ? {} : { retentionPolicy: config.retentionPolicy }),
      });
      if (isDown) log.info('InfluxDB takes points again', { url: config.url });
      isDown = false;
      return 'delivered';
    } catch (cause) {
      const status = statusOf(cause);
      if (status === 404 && config.createDatabase && (await makeDatabase())) return 'failed';
      const isRefused = status === 400 || status === 413;
      if (isRefused ? points.length === 1 : !isDown) {
        log.warn(isRefused ? 'InfluxDB refused a point for good' : 'InfluxDB does not take points; they wait', {
          url: config.url,
          status,
          error: String(cause),
        });
      }
      if (!isRefused) isDown = true;
      return isRefused ? 'refused' : 'failed';
    }
  };

  async function makeDatabase(): Promise<boolean> {
    try {
      await client.createDatabase(config.database);
      log.info('InfluxDB had no such database; it was made', { database: config.database });
      return true;
    } catch (cause) {
      log.warn('InfluxDB has no such database and it could not be made', {
        database: config.database,
        error: String(cause),
      });
      return false;
    }
  }
}

function lineOf({ measurement, tags, fields, timestamp }: Point) {
  return { measurement, tags: { ...tags }, fields: { ...fields }, timestamp };
}

/** The HTTP status in an error of the library; undefined where the server was not reached. */
function statusOf(cause: unknown): number | undefined {
  const { res } = cause as { readonly res?: { readonly statusCode?: number } };
  return res?.statusCode;
}
