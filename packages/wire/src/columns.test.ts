import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, Report } from './batch.ts';
import { fromColumns, toColumns } from './columns.ts';
import type { Reading } from './reading.ts';

const ID = '0'.repeat(32);
const envelope = {
  v: 1,
  device: ID,
  epoch: ID,
  bootId: ID,
  sentAt: 9,
  sentUptimeMs: 9,
  machine: 'm',
  agentVersion: '0',
};
const batch = (...reports: Report[]): Batch => ({ ...envelope, sendEveryS: 300, reports });
const reading = (uptimeMs: number, values: Reading['values'], more: Partial<Reading> = {}): Reading => ({
  kind: 'cpu',
  uptimeMs,
  ok: true,
  values,
  ...more,
});
const report = (seq: number, readings: readonly Reading[]): Report => ({
  seq,
  wall: 1_795_679_658_513 + seq,
  uptimeMs: seq * 60_000,
  readings,
});
const ENOUGH = 1_000_000;

/** As the collector gets it: through JSON. */
const back = (given: Batch, charactersMax = ENOUGH) =>
  fromColumns(JSON.parse(JSON.stringify(toColumns(given))), charactersMax);

it('says each value that does not change once, and of counters how much they grew', () => {
  const columns = toColumns(
    batch(
      report(1, [reading(1_000, { busyMs: 100_000, cpus: 2, load1: 0.5, way: 'a' })]),
      report(2, [reading(61_000, { busyMs: 100_250, cpus: 2, load1: 0.25, way: 'b' })]),
    ),
  );
  expect(columns).toMatchObject({ count: 2, seq: [1, 1], uptimeMs: [60_000, 60_000] });
  expect(columns?.series).toEqual([
    {
      kind: 'cpu',
      ok: true,
      beforeMs: 59_000,
      values: { busyMs: [100_000, 250], cpus: 2, load1: [0.5, 0.25], way: ['a', 'b'] },
    },
  ]);
});

describe('comes back as it was', () => {
  it.each<[string, Batch]>([
    ['without reports', batch()],
    ['with reports without readings', batch(report(1, []), report(7, []))],
    ['with parts that come and go', batch(report(1, []), report(2, [reading(9, {})]), report(3, [reading(8, {})]))],
    ['with two readings of one part in a report', batch(report(1, [reading(1, { a: 1 }), reading(2, { a: 2 })]))],
    ['with a failure', batch(report(1, [reading(1, {}, { ok: false, failure: 'timeout', detail: 'x' })]))],
    ['with another boot', batch({ ...report(1, []), bootId: 'b'.repeat(32) }, report(2, []))],
    [
      'with a value that turns up',
      batch(report(1, [reading(1, { a: 1 })]), report(2, [reading(61, { a: 1, b: 'x' })])),
    ],
    ['with durations', batch(report(1, [reading(1, {}, { durationMs: 1.5 })]), report(2, [reading(2, {})]))],
    [
      'with whole numbers beside others',
      batch(report(1, [reading(1, { a: 1 })]), report(2, [reading(61, { a: 1.5 })])),
    ],
    ['with a key of tomorrow', batch(report(1, [{ ...reading(1, {}), mood: 'good' } as Reading]))],
  ])('%s', (_claim, given) => {
    expect(back(given)).toEqual({ ok: true, batch: given });
  });

  it.each<[string, Partial<Reading>, Partial<Reading>]>([
    ['durations', { durationMs: -(2 ** 53 - 1) }, { durationMs: 2 ** 53 - 2 }],
    ['values', { values: { a: -(2 ** 53 - 1) } }, { values: { a: 2 ** 53 - 2 } }],
    ['times', { uptimeMs: -(2 ** 53 - 1) }, { uptimeMs: 2 ** 53 - 2 }],
  ])('and is sent as it is where %s are too far apart for a number to say', (_what, one, other) => {
    const far = batch(report(1, [reading(1, {}, one)]), report(2, [reading(1, {}, other)]));
    expect(toColumns(far)).toBeUndefined();
  });

  it('whatever a batch holds, or is not said in columns', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.string(),
    );
    const readings = fc.array(
      fc.record(
        {
          kind: fc.constantFrom('cpu', 'ping'),
          uptimeMs: fc.nat(5),
          ok: fc.boolean(),
          values: fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'at'), value),
          target: fc.constantFrom('x', 'y'),
          durationMs: fc.double({ noNaN: true, noDefaultInfinity: true }),
        },
        { requiredKeys: ['kind', 'uptimeMs', 'ok', 'values'] },
      ),
      { maxLength: 4 },
    );
    const sorted = readings.map((each) => each.toSorted((one, other) => one.uptimeMs - other.uptimeMs));
    const reports = fc.array(sorted, { maxLength: 4 });
    fc.assert(
      fc.property(reports, (all) => {
        const given = JSON.parse(JSON.stringify(batch(...all.map((each, at) => report(at + 1, each))))) as Batch;
        if (toColumns(given) === undefined) return;
        const length = JSON.stringify(given).length;
        expect(back(given, length)).toEqual({ ok: true, batch: given });
      }),
      { numRuns: 2_000 },
    );
  });
});

it.each<[string, Batch]>([
  ['a report with a key that is not known', batch({ ...report(1, []), mood: 'good' } as Report)],
  ['readings that are not in order', batch(report(1, [reading(2, {}), reading(1, {})]))],
  ['numbers too far apart', batch(report(1, [reading(1, { a: -Number.MAX_SAFE_INTEGER })]))],
])('leaves alone %s', (_claim, given) => {
  expect(toColumns(given)).toBeUndefined();
});

describe('reading what anybody wrote', () => {
  const columns = JSON.parse(JSON.stringify(toColumns(batch(report(1, [reading(1, { a: 1 })])))));
  const [series] = columns.series;
  it.each([
    ['nothing', null],
    ['a list', []],
    ['no count', { ...columns, count: undefined }],
    ['a count below nothing', { ...columns, count: -1 }],
    ['no series', { ...columns, series: undefined }],
    ['a series of nothing', { ...columns, series: [null] }],
    ['a column of another length', { ...columns, seq: [1, 2] }],
    ['a column of objects', { ...columns, seq: {} }],
    ['no column of times', { ...columns, uptimeMs: undefined }],
    ['values that are missing', { ...columns, series: [{ ...series, values: undefined }] }],
    ['a reading of no report', { ...columns, series: [{ ...series, at: [1] }] }],
    ['places that are no list', { ...columns, series: [{ ...series, at: 'a' }] }],
  ])('%s is no columns', (_claim, given) => {
    expect(fromColumns(given, ENOUGH)).toEqual({ ok: false, reason: 'not-columns' });
  });

  it('never makes more of it than is allowed', () => {
    const wide = { ...columns, count: 2_000, seq: 1, series: new Array(1_000).fill(series) };
    expect(fromColumns(wide, ENOUGH)).toEqual({ ok: false, reason: 'too-large' });
    expect(fromColumns({ ...columns, count: 1e15, series: [] }, ENOUGH)).toEqual({ ok: false, reason: 'too-large' });
  });

  it('whatever it is, never throws', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(1, 2, '', [1], { a: 1 }));
    const keys = ['count', 'seq', 'uptimeMs', 'wallBeyondUptimeMs', 'reportBootId'] as const;
    const oddSeries = fc.record(
      { at: odd, beforeMs: odd, durationMs: odd, values: odd, kind: odd },
      { requiredKeys: [] },
    );
    const wrong = fc.record(
      { ...Object.fromEntries(keys.map((key) => [key, odd])), series: fc.array(fc.oneof(odd, oddSeries)) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(wrong, fc.boolean(), (given, isClose) => {
        const read = fromColumns(isClose ? { ...columns, ...given } : given, ENOUGH);
        expect(typeof read.ok).toBe('boolean');
      }),
      { numRuns: 5_000 },
    );
  });
});
