import type { MetricSpec, Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { reduceReadings } from './reduce.ts';

const metrics: readonly MetricSpec[] = (['last', 'mean', 'min', 'max', 'sum'] as const).map((reduce) => ({
  value: reduce,
  unit: 'none',
  kind: 'gauge',
  reduce,
  help: '',
}));
const reading = (uptimeMs: number, more: Partial<Reading> = {}): Reading => ({
  kind: 'network',
  uptimeMs,
  ok: true,
  values: {},
  ...more,
});
const reduce = (readings: readonly Reading[]) => reduceReadings(readings, () => metrics);

it('reduces each value as its spec says, and keeps the last of what has none', () => {
  const samples = [1, 5, 3].map((n, at) =>
    reading(at, { values: { last: n, mean: n, min: n, max: n, sum: n, other: n, text: `${n}` } }),
  );
  expect(reduce(samples)).toEqual([
    reading(2, { values: { last: 3, mean: 3, min: 1, max: 5, sum: 9, other: 3, text: '3' } }),
  ]);
});

it('reduces over the samples that know a value', () => {
  expect(reduce([reading(1, { values: { mean: 4 } }), reading(2)])[0]?.values).toEqual({ mean: 4 });
});

it('keeps parts, checks and kinds apart', () => {
  const samples = [
    { target: 'a' },
    { target: 'b' },
    { target: 'a', id: 'x' },
    { target: 'a', kind: 'disk-io' },
    { target: 'a' },
  ];
  expect(reduce(samples.map((more, at) => reading(at, more)))).toHaveLength(4);
});

it('keeps each stretch of one state, in order', () => {
  const states = [true, true, false, false, true].map((ok, at) => reading(at, { ok }));
  expect(reduce(states).map(({ ok, uptimeMs }) => [ok, uptimeMs])).toEqual([
    [true, 1],
    [false, 3],
    [true, 4],
  ]);
});
