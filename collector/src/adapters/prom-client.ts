import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  type CollectedFamily,
  type Meter,
  type OwnMetric,
  type OwnMetricKey,
  ownMetrics,
} from '../exposition/own-metrics.ts';

/**
 * A meter kept by prom-client, in a registry of its own so that two collectors in one process do not mix. What has no
 * labels stands at 0 from the start: a rate over a series that appears late would miss its first step.
 * Processor time and memory are this process's, read when asked.
 */
export function createMeter(): Meter {
  const registry = new Registry();
  const made = new Map<OwnMetricKey, Counter | Gauge | Histogram>();
  for (const [key, metric] of Object.entries(ownMetrics)) made.set(key as OwnMetricKey, make(metric, registry));

  const set: Meter['set'] = (key, value, labels = {}) => {
    const metric = made.get(key);
    if (metric instanceof Gauge) metric.set(labels, value);
    else if (metric instanceof Counter) {
      metric.remove(labels);
      metric.inc(labels, value);
    } else throw new Error(`${ownMetrics[key].name} can't be set: it is a ${ownMetrics[key].type}`);
  };
  return {
    set,
    add(key, by = 1, labels = {}) {
      const metric = made.get(key);
      if (!(metric instanceof Counter)) throw new Error(`${ownMetrics[key].name} is no counter`);
      metric.inc(labels, by);
    },
    observe(key, value, labels = {}) {
      const metric = made.get(key);
      if (!(metric instanceof Histogram)) throw new Error(`${ownMetrics[key].name} is no histogram`);
      metric.observe(labels, value);
    },
    async collect() {
      const { user, system } = process.cpuUsage();
      set('processorSeconds', (user + system) / 1e6);
      set('residentBytes', process.memoryUsage.rss());
      return (await registry.getMetricsAsJSON()).map(toFamily);
    },
  };
}

function make(metric: OwnMetric, registry: Registry) {
  const common = {
    name: metric.name,
    help: metric.help,
    labelNames: [...(metric.labels ?? [])],
    registers: [registry],
  };
  switch (metric.type) {
    case 'counter':
      return new Counter(common);
    case 'gauge':
      return new Gauge(common);
    case 'histogram':
      return new Histogram({ ...common, buckets: [...(metric.buckets ?? [])] });
  }
}

type Collected = Awaited<ReturnType<Registry['getMetricsAsJSON']>>[number];

function toFamily(family: Collected): CollectedFamily {
  const values = family.values as readonly {
    readonly value: number;
    readonly labels: Readonly<Record<string, string | number>>;
    readonly metricName?: string;
  }[];
  return {
    name: family.name,
    type: String(family.type) as OwnMetric['type'],
    help: family.help,
    samples: values.map(({ value, labels, metricName }) => ({ name: metricName ?? family.name, labels, value })),
  };
}
