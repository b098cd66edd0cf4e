import type { MetricSpec, Reading, Reduction } from '@mach/wire';

/**
 * The samples of one report, one reading for each stretch of the same part in the same state, in order of time and part: the
 * order that columns on the wire can say. Within a stretch each value is reduced as its spec says; a value without a spec
 * keeps the last.
 */
export function reduceReadings(
  readings: readonly Reading[],
  metricsOf: (kind: string) => readonly MetricSpec[],
): readonly Reading[] {
  const stretches = new Map<string, Reading[][]>();
  for (const reading of readings) {
    const key = partKey(reading);
    const ofPart = stretches.get(key) ?? [];
    const last = ofPart.at(-1);
    if (last?.[0]?.ok === reading.ok) last.push(reading);
    else ofPart.push([reading]);
    stretches.set(key, ofPart);
  }
  return [...stretches.values()]
    .flat()
    .map((stretch) => reduceStretch(stretch, metricsOf))
    .sort((a, b) => a.uptimeMs - b.uptimeMs || byPart(a, b));
}

/** Tells the parts apart that readings speak of. */
export function partKey({ kind, id, target, about }: Pick<Reading, 'kind' | 'id' | 'target' | 'about'>): string {
  return JSON.stringify([kind, id ?? null, target ?? null, ...(about === undefined ? [] : [about])]);
}

function byPart(a: Reading, b: Reading): number {
  const [one, other] = [partKey(a), partKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function reduceStretch(stretch: readonly Reading[], metricsOf: (kind: string) => readonly MetricSpec[]): Reading {
  const last = stretch.at(-1) as Reading;
  if (stretch.length === 1) return last;
  const reductions = new Map(metricsOf(last.kind).map(({ value, reduce }) => [value, reduce]));
  const values: Record<string, number | string | boolean> = {};
  for (const name of new Set(stretch.flatMap((reading) => Object.keys(reading.values)))) {
    const found = stretch.map((reading) => reading.values[name]).filter((value) => value !== undefined);
    values[name] = reduceValue(found, reductions.get(name) ?? 'last');
  }
  return { ...last, values };
}

function reduceValue(found: readonly (number | string | boolean)[], reduction: Reduction): number | string | boolean {
  const last = found.at(-1) as number | string | boolean;
  const numbers = found.filter((value) => typeof value === 'number');
  if (numbers.length !== found.length) return last;
  const sum = () => numbers.reduce((total, value) => total + value, 0);
  switch (reduction) {
    case 'last':
      return last;
    case 'mean':
      return round(sum() / numbers.length);
    case 'min':
      return Math.min(...numbers);
    case 'max':
      return Math.max(...numbers);
    case 'sum':
      return round(sum());
  }
}

/** Three decimals are more than any sensor has, and keep a mean from filling the line with digits. */
function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
