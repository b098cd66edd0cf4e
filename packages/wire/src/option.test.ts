import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  accepts,
  checkOptions,
  choice,
  describe as describeFound,
  expectation,
  flag,
  integer,
  number,
  type Option,
  parseOptionText,
  text,
} from './option.ts';

const count = integer({ default: 10, min: 1, max: 200, unit: 'packets', help: 'how many to send' });
const ratio = number({ min: 0, max: 1 });
const name = text({ lengthMax: 4, pattern: /^[a-z]+$/ });
const way = choice({ choices: ['ipv4', 'ipv6'] });

describe('accepts', () => {
  const rows: readonly (readonly [claim: string, option: Option, found: unknown, taken: boolean])[] = [
    ['the lower bound', count, 1, true],
    ['the upper bound', count, 200, true],
    ['less than the lower bound', count, 0, false],
    ['more than the upper bound', count, 201, false],
    ['a fraction for an integer', count, 1.5, false],
    ['digits as text for an integer', count, '5', false],
    ['an integer too large to be exact', integer({ min: 0, max: Number.MAX_VALUE }), 2 ** 53, false],
    ['a fraction for a number', ratio, 0.25, true],
    ['a number out of bounds', ratio, 1.01, false],
    ['NaN', number({}), Number.NaN, false],
    ['infinity', number({}), Number.POSITIVE_INFINITY, false],
    ['a number without bounds', number({}), -1e300, true],
    ['a text of the greatest length', name, 'abcd', true],
    ['a text that is too long', name, 'abcde', false],
    ['a text unlike the pattern', name, 'ab1', false],
    ['a number for a text', name, 5, false],
    ['a text without a pattern', text({ lengthMax: 9 }), 'xã Tân Hoà', false],
    ['false for a flag', flag({}), false, true],
    ['0 for a flag', flag({}), 0, false],
    ['one of the choices', way, 'ipv6', true],
    ['another than the choices', way, 'ipv5', false],
    ['null', way, null, false],
  ];
  it.each(rows)('%s', (_claim, option, found, taken) => {
    expect(accepts(option, found)).toBe(taken);
  });
});

describe('checkOptions', () => {
  const declared = { count, name, way: choice({ choices: ['ipv4', 'ipv6'], default: 'ipv4' }) };

  it('fills in defaults and leaves options without one absent', () => {
    const checked = checkOptions(declared, {});
    expect(checked).toEqual({ ok: true, values: { count: 10, way: 'ipv4' } });
    if (checked.ok) expectTypeOf(checked.values.count).toEqualTypeOf<number>();
  });

  it('gives every problem at once, each with its option', () => {
    expect(checkOptions(declared, { count: 0, name: 'abcdef', speed: 1 })).toEqual({
      ok: false,
      problems: [
        { path: 'count', found: '0', expected: 'an integer from 1 to 200 packets' },
        { path: 'name', found: '"abcdef"', expected: 'a text of at most 4 characters matching ^[a-z]+$' },
        { path: 'speed', found: 'an unknown option', expected: 'one of count, name, way' },
      ],
    });
  });

  it('takes no option from the prototype of the declaration', () => {
    expect(checkOptions(declared, { constructor: 1 })).toMatchObject({ ok: false });
    expect(checkOptions({}, { toString: 1 })).toEqual({
      ok: false,
      problems: [{ path: 'toString', found: 'an unknown option', expected: 'no options at all' }],
    });
  });

  it('takes a default of false, 0 and the empty text as a default', () => {
    const falsy = {
      on: flag({ default: false }),
      from: integer({ default: 0, min: 0, max: 1 }),
      like: text({ default: '', lengthMax: 1 }),
    };
    expect(checkOptions(falsy, {})).toEqual({ ok: true, values: { on: false, from: 0, like: '' } });
  });
});

describe('parseOptionText', () => {
  const rows: readonly (readonly [option: Option, given: string, parsed: unknown])[] = [
    [count, '20', 20],
    [count, '-3', -3],
    [ratio, '0.5', 0.5],
    [ratio, '1e3', '1e3'],
    [count, '', ''],
    [count, ' 5', ' 5'],
    [flag({}), 'true', true],
    [flag({}), 'false', false],
    [flag({}), 'yes', 'yes'],
    [name, '12', '12'],
    [way, 'ipv4', 'ipv4'],
  ];
  it.each(rows)('%o reads %j', (option, given, parsed) => {
    expect(parseOptionText(option, given)).toBe(parsed);
  });
});

describe('what people are told', () => {
  it.each([
    [count, 'an integer from 1 to 200 packets'],
    [ratio, 'a finite number from 0 to 1'],
    [number({ unit: 'ms' }), 'a finite number ms'],
    [text({ lengthMax: 64 }), 'a text of at most 64 characters'],
    [flag({}), 'true or false'],
    [way, 'one of ipv4, ipv6'],
  ] as const)('%o is expected as "%s"', (option, words) => {
    expect(expectation(option)).toBe(words);
  });

  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [[1, 2], 'a list of 2'],
    [{ secret: 'x' }, 'an object'],
    ['a"b', '"a\\"b"'],
    [Number.NaN, 'NaN'],
    [true, 'true'],
  ])('%o is described as "%s"', (found, words) => {
    expect(describeFound(found)).toBe(words);
  });

  it('a description never carries more than 60 characters of somebody’s data', () => {
    expect(describeFound('x'.repeat(10_000)).length).toBeLessThanOrEqual(60);
  });
});
