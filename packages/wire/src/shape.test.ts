import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Batch, batchShape, reportShape } from './batch.ts';
import { choice, flag, integer, number, text } from './option.ts';
import { readingShape } from './reading.ts';
import { anything, checker, type Infer, list, object, pair, record, type Shape, scalar } from './shape.ts';

const id = '0123456789abcdef0123456789abcdef';
const reading = { kind: 'memory', uptimeMs: 1_000, ok: true, values: { totalBytes: 8e9, type: 'DDR4', ecc: false } };
const batch: Batch = {
  v: 1,
  device: id,
  epoch: id,
  bootId: id,
  sentAt: 1_763_776_571_000,
  sentUptimeMs: 2_000,
  machine: 'm',
  agentVersion: '0.1.0',
  sendEveryS: 300,
  reports: [{ seq: 1, uptimeMs: 1_500, wall: 1_763_776_570_000, readings: [reading] }],
};

describe('a checker', () => {
  const rows: readonly (readonly [claim: string, shape: Shape, found: unknown, problems: number])[] = [
    ['takes an integer in bounds', integer({ min: 0, max: 9 }), 9, 0],
    ['refuses an integer out of bounds', integer({ min: 0, max: 9 }), 10, 1],
    ['takes a number', number({}), 0.5, 0],
    ['refuses a text for a number', number({}), '0.5', 1],
    ['takes a text', text({ lengthMax: 2 }), 'ab', 0],
    ['refuses a long text', text({ lengthMax: 2 }), 'abc', 1],
    ['takes a flag', flag({}), false, 0],
    ['refuses null for a flag', flag({}), null, 1],
    ['takes a choice', choice({ choices: ['a'] }), 'a', 0],
    ['refuses another choice', choice({ choices: ['a'] }), 'b', 1],
    ['takes a full list', list(flag({}), 2), [true, false], 0],
    ['refuses a list that is too long, without looking inside', list(flag({}), 2), [1, 2, 3], 1],
    ['refuses an object for a list', list(flag({}), 2), {}, 1],
    ['takes a full record', record(flag({}), 1), { a: true }, 0],
    ['refuses a record with too many keys', record(flag({}), 1), { a: true, b: true }, 1],
    ['refuses a list for a record', record(flag({}), 1), [], 1],
    ['refuses null for an object', object({}), null, 1],
    ['refuses a list for an object', object({}), [], 1],
    ['takes a pair whose ends are equal', pair, [3, 3], 0],
    ['refuses a pair that runs backwards', pair, [4, 3], 1],
    ['refuses a pair of fractions', pair, [1, 1.5], 1],
    ['refuses a pair of three', pair, [1, 2, 3], 1],
    ['takes a scalar number', scalar(3), -0.5, 0],
    ['takes a scalar flag', scalar(3), true, 0],
    ['takes a scalar text', scalar(3), 'abc', 0],
    ['refuses a long scalar text', scalar(3), 'abcd', 1],
    ['refuses an infinite scalar', scalar(3), Number.POSITIVE_INFINITY, 1],
    ['refuses a scalar of null', scalar(3), null, 1],
    ['takes anything', anything, { what: [null] }, 0],
  ];
  it.each(rows)('%s', (_claim, shape, found, problems) => {
    expect(checker(shape)(found).problems).toHaveLength(problems);
  });

  it('takes a whole batch', () => {
    expect(checker(batchShape)(batch)).toEqual({ problems: [], unknownKeys: new Set() });
  });

  it('names the place of each problem, with its indexes', () => {
    const report = { ...batch.reports[0], seq: 0, readings: [reading, { ...reading, values: { a: null } }, 7] };
    expect(checker(batchShape)({ ...batch, reports: [...batch.reports, report] }).problems).toEqual([
      { path: 'reports[1].seq', found: '0', expected: 'an integer from 1 to 9007199254740991' },
      {
        path: 'reports[1].readings[1].values.a',
        found: 'null',
        expected: 'a finite number, true, false or a text of at most 1000 characters',
      },
      { path: 'reports[1].readings[2]', found: '7', expected: 'an object' },
    ]);
  });

  it('starts the places of its problems where the caller says', () => {
    expect(checker(reportShape)({}, 'reports[3]').problems.map(({ path }) => path)).toEqual([
      'reports[3].seq',
      'reports[3].uptimeMs',
      'reports[3].wall',
      'reports[3].readings',
    ]);
    expect(checker(flag({}))(0, 'reports[3]').problems[0]?.path).toBe('reports[3]');
  });

  it('misses each required key, and no optional one', () => {
    const { uptimeMs, ...rest } = reading;
    expect(uptimeMs).toBe(1_000);
    expect(checker(readingShape)(rest).problems).toEqual([
      { path: 'uptimeMs', found: 'nothing', expected: 'this key' },
    ]);
  });

  it('counts unknown keys by their place without indexes, and takes the message', () => {
    const newer = {
      ...batch.reports[0],
      mood: 1,
      readings: [
        { ...reading, x: 1 },
        { ...reading, x: 2 },
      ],
    };
    expect(checker(batchShape)({ ...batch, reports: [newer, newer], colour: 'red' })).toEqual({
      problems: [],
      unknownKeys: new Set(['reports[].readings[].x', 'reports[].mood', 'colour']),
    });
  });

  it('names unknown keys in a list of its own', () => {
    expect(checker(list(object({}), 9))([{ x: 1 }]).unknownKeys).toEqual(new Set(['[].x']));
  });

  it('notes a bounded number of unknown keys, each of bounded length', () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => [`${index}`.padStart(5_000, 'k'), 1]);
    const { unknownKeys } = checker(object({}))(Object.fromEntries(keys));
    expect([...unknownKeys].every((key) => key.length <= 100)).toBe(true);
    expect(unknownKeys.size).toBeLessThanOrEqual(50);
  });

  it('gives a bounded number of problems for a hopeless message', () => {
    const { problems } = checker(list(flag({}), 5_000))(new Array(5_000).fill(0));
    expect(problems).toHaveLength(20);
    expect(problems.at(-1)?.path).toBe('[19]');
  });

  it('is not led astray by keys of every object', () => {
    const sly = JSON.parse('{"__proto__": {"kind": "x"}, "constructor": 1}');
    expect(checker(readingShape)(sly).problems.map(({ path }) => path)).toEqual(['kind', 'uptimeMs', 'ok', 'values']);
  });
});

it('a shape gives its type', () => {
  const shape = object({ a: integer({ min: 0, max: 1 }), r: list(pair, 3) }, { b: record(scalar(5), 2) });
  expectTypeOf<Infer<typeof shape>['a']>().toEqualTypeOf<number>();
  expectTypeOf<Infer<typeof shape>['r']>().toEqualTypeOf<readonly (readonly [from: number, to: number])[]>();
  expectTypeOf<Infer<typeof shape>['b']>().toEqualTypeOf<
    Readonly<Record<string, number | string | boolean>> | undefined
  >();
});

it('a wrong secret is never shown', () => {
  const check = checker(object({ secret: text({ lengthMax: 4, isSecret: true }) }));
  expect(check({ secret: 'hunter2' }).problems).toEqual([
    { path: 'secret', found: 'something else (not shown)', expected: 'a text of at most 4 characters' },
  ]);
});
