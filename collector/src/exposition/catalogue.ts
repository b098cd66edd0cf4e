import type { MetricSpec, MetricUnit } from '@mach/wire';
import type { Family } from './family.ts';

/** What the exposition needs of a probe or a sensor: its declared values, and the label that names its target or part. */
export interface Measured {
  readonly name: string;
  readonly type: 'probe' | 'sensor';
  readonly metrics: readonly MetricSpec[];
  readonly targetLabel?: string;
}

/** A value of a reading as one sample of a family: `suffix` are its fixed labels and what closes the label set. */
export interface Column {
  readonly value: string;
  readonly suffix: string;
  readonly toBase: (value: number) => number;
}

/** What one kind gives to one family: samples of numbers, or the texts that become labels of one sample with value 1. */
export interface Source {
  readonly kind: string;
  readonly columns: readonly Column[];
  readonly texts: readonly { readonly value: string; readonly label: string }[];
}

export interface MeasuredFamily extends Family {
  readonly sources: readonly Source[];
}

/** How readings of a kind become series: who asked (probes) is part of a series, which part is named by `targetLabel`. */
export interface KindPlan {
  readonly type: 'probe' | 'sensor';
  /** The label that names the part; a sensor of the whole machine has none. */
  readonly targetLabel?: string;
}

export interface Catalogue {
  readonly kinds: ReadonlyMap<string, KindPlan>;
  readonly families: readonly MeasuredFamily[];
}

/**
 * Reads the declarations once, so that a scrape only walks tables. Families keep the order of the registry; the first
 * declaration of a name gives its type and help. Throws when two declarations of one family disagree: a bug.
 */
export function createCatalogue(measured: readonly Measured[]): Catalogue {
  const kinds = new Map<string, KindPlan>();
  const families = new Map<
    string,
    { family: Family; sources: Map<string, { columns: Column[]; texts: Source['texts'][number][] }> }
  >();
  for (const { name: kind, type, metrics, targetLabel } of measured) {
    kinds.set(kind, { type, ...(targetLabel === undefined ? {} : { targetLabel }) });
    for (const spec of metrics) {
      const exposed = spec.exposed;
      if (exposed === undefined) continue;
      const { name, help } = exposed;
      const found = families.get(name) ?? {
        family: { name, help, type: exposed.type === 'counter' ? 'counter' : 'gauge' },
        sources: new Map(),
      };
      if ((found.family.type === 'counter') !== (exposed.type === 'counter')) {
        throw new Error(`${name} is declared both as a counter and as something else, see ${kind}.${spec.value}`);
      }
      families.set(name, found);
      const source = found.sources.get(kind) ?? { columns: [], texts: [] };
      found.sources.set(kind, source);
      if (exposed.type === 'info')
        source.texts.push({ value: spec.value, label: exposed.label ?? snakeCase(spec.value) });
      else source.columns.push(column(spec, exposed.labels ?? {}));
    }
  }
  return {
    kinds,
    families: [...families.values()].map(({ family, sources }) => ({
      ...family,
      sources: [...sources].map(([kind, source]) => ({ kind, ...source })),
    })),
  };
}

function column(spec: MetricSpec, labels: Readonly<Record<string, string>>): Column {
  const fixed = Object.entries(labels).map(([name, value]) => `,${name}="${value}"`);
  return { value: spec.value, suffix: `${fixed.join('')}} `, toBase: toBaseUnit(spec.unit) };
}

/** Seconds, bytes, ratios: what a Prometheus name promises. Divided, not multiplied, so that 1500 ms is 1.5 and no 1.5000000000000002. */
export function toBaseUnit(unit: MetricUnit): (value: number) => number {
  switch (unit) {
    case 'ms':
    case 'timestamp-ms':
      return (value) => value / 1_000;
    case 'us':
      return (value) => value / 1_000_000;
    case 'bits-per-second':
      return (value) => value / 8;
    case 'megabits-per-second':
      return (value) => value * 125_000;
    case 's':
    case 'bytes':
    case 'ratio':
    case 'celsius':
    case 'count':
    case 'none':
      return (value) => value;
  }
}

/** `rttMedianMs` → `rtt_median_ms`. */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`).replaceAll(/[^a-z0-9_]/g, '_');
}
