import type { Kind } from '@mach/probes';
import type { MetricSpec, MetricUnit } from '@mach/wire';
import { type Family, label } from './family.ts';

/** What the exposition needs of a kind of readings: its declared values, and the label that names their target or part. */
export interface Measured {
  readonly name: string;
  readonly type: Kind['type'];
  readonly metrics: readonly MetricSpec[];
  readonly targetLabel?: string;
}

/** A value of a reading as one sample of a family. */
export interface Column {
  /** Its place among the numbers of its kind. */
  readonly place: number;
  /** What each of its lines begins with: the family's name and the fixed labels, `name{phase="rtt",`. */
  readonly start: Buffer;
  /** Names of the fixed labels. */
  readonly labels: readonly string[];
}

/** A value that is shown as a number: `value * times / over` is in the base unit. */
export interface NumberPlan {
  readonly value: string;
  readonly times: number;
  readonly over: number;
}

/** A text that becomes a label; `prefix` is what stands before it, `,model="`. */
export interface TextPlan {
  readonly value: string;
  readonly label: string;
  readonly prefix: Buffer;
}

/** What one kind gives to one family: samples of numbers, or the texts that become labels of one sample with value 1. */
export interface Source {
  readonly plan: KindPlan;
  readonly columns: readonly Column[];
  readonly texts: readonly TextPlan[];
}

export interface MeasuredFamily extends Family {
  readonly sources: readonly Source[];
}

/** How readings of a kind become series: the check that asked is part of a series where there is one, which part is named by `targetLabel`. */
export interface KindPlan {
  readonly hasCheck: boolean;
  /** The label that names the part; a sensor of the whole machine has none. */
  readonly targetLabel?: string;
  readonly numbers: readonly NumberPlan[];
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
    { family: Family; sources: Map<KindPlan, { plan: KindPlan; columns: Column[]; texts: TextPlan[] }> }
  >();
  for (const { name: kind, type, metrics, targetLabel } of measured) {
    const numbers: NumberPlan[] = [];
    const plan: KindPlan = {
      hasCheck: hasCheck({ type }),
      ...(targetLabel === undefined ? {} : { targetLabel }),
      numbers,
    };
    kinds.set(kind, plan);
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
      const source = found.sources.get(plan) ?? { plan, columns: [], texts: [] };
      found.sources.set(plan, source);
      if (exposed.type === 'info') {
        const text = exposed.label ?? snakeCase(spec.value);
        source.texts.push({ value: spec.value, label: text, prefix: Buffer.from(`,${text}="`) });
      } else {
        source.columns.push(column(numbers.length, name, exposed.labels ?? {}));
        numbers.push({ value: spec.value, ...toBaseUnit(spec.unit) });
      }
    }
  }
  return {
    kinds,
    families: [...families.values()].map(({ family, sources }) => ({ ...family, sources: [...sources.values()] })),
  };
}

/** Sensors need no check of a configuration, and what a poll tells of a part is the same whoever asked. */
export const hasCheck = ({ type }: Pick<Measured, 'type'>): boolean => type === 'probe' || type === 'poll';

function column(place: number, name: string, labels: Readonly<Record<string, string>>): Column {
  const fixed = Object.entries(labels).map(([key, value]) => `${label(key, value)},`);
  return { place, start: Buffer.from(`${name}{${fixed.join('')}`), labels: Object.keys(labels) };
}

/** Seconds, bytes, ratios: what a Prometheus name promises. Divided, not multiplied, so that 1500 ms is 1.5 and no 1.5000000000000002. */
function toBaseUnit(unit: MetricUnit): Omit<NumberPlan, 'value'> {
  switch (unit) {
    case 'ms':
    case 'timestamp-ms':
      return { times: 1, over: 1_000 };
    case 'us':
      return { times: 1, over: 1_000_000 };
    case 'bits-per-second':
      return { times: 1, over: 8 };
    case 'megabits-per-second':
      return { times: 125_000, over: 1 };
    case 's':
    case 'bytes':
    case 'ratio':
    case 'celsius':
    case 'count':
    case 'none':
      return { times: 1, over: 1 };
  }
}

/** `rttMedianMs` → `rtt_median_ms`. */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`).replaceAll(/[^a-z0-9_]/g, '_');
}
