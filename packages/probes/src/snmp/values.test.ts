import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberFrom } from './profile.ts';
import type { SnmpValue } from './session.ts';
import { bytes, gauge, integer, octets } from './testing/scripted-session.ts';
import { numberOf, readValue, textOf } from './values.ts';

const none = () => undefined;
const read = (from: Parameters<typeof readValue>[0], objects: Readonly<Record<string, SnmpValue>>) =>
  readValue(from, (object) => objects[object], none).value;

describe('a number', () => {
  const from: NumberFrom = { number: 'a', times: 0.1, unknown: [4_294_967_295], range: [0, 100] };
  it.each<[what: string, value: SnmpValue, expected: number | undefined]>([
    ['of the type that it should have', gauge(412), 41.2],
    ['of another type', integer(412), 41.2],
    ['that is unknown', gauge(4_294_967_295), undefined],
    ['beyond its range', gauge(5_000), undefined],
    ['that is a text', octets('412'), undefined],
    ['that is null', { type: 'null' }, undefined],
    ['that is not there', { type: 'absent' }, undefined],
    ['of 64 bits', { type: 'counter64', number: 10n }, 1],
  ])('%s', (_, value, expected) => {
    expect(read(from, { a: value })).toBe(expected);
  });

  it('is a share of another, where that is more than nothing', () => {
    const share = { number: 'a', per: 'b' };
    expect(read(share, { a: gauge(1), b: gauge(4) })).toBe(0.25);
    for (const b of [gauge(0), integer(-2), octets('4')]) expect(read(share, { a: gauge(1), b })).toBeUndefined();
  });

  it('is made of the power of ten that another column says', () => {
    const celsius = { number: 'a', factors: [{ column: 'p', by: { 0: 1, 1: 0.1 } }] };
    expect(read(celsius, { a: gauge(305), p: integer(1) })).toBe(30.5);
    expect(read(celsius, { a: gauge(305), p: integer(7) })).toBeUndefined();
  });
});

describe('a text', () => {
  it.each<[what: string, value: SnmpValue, expected: string | undefined]>([
    ['in UTF-8', octets('Máy in tầng 2'), 'Máy in tầng 2'],
    ['in the old Western letters', bytes(0x52, 0xe9, 0x73), 'Rés'],
    ['with controls and a null at its end', bytes(0x41, 0x07, 0x0a, 0x42, 0x00), 'A B'],
    ['of nothing but blanks', octets('  '), undefined],
    ['that is a number', integer(3), undefined],
  ])('%s', (_, value, expected) => {
    expect(textOf(value)).toBe(expected);
  });

  it('is a well-formed one of at most 120 characters, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (given) => {
        const text = textOf({ type: 'octets', bytes: given }) ?? 'x';
        expect(text.isWellFormed() && text.length <= 120 && !/\p{Cc}/u.test(text)).toBe(true);
      }),
    );
  });
});

it('a word stands for a number, and for all above one', () => {
  const from = { word: 'a', words: { '-3': true, 0: false }, above: [0, true] as const };
  expect([-3, -2, 0, 5].map((number) => read(from, { a: integer(number) }))).toEqual([true, undefined, false, true]);
});

it('a counter of 64 bits loses no more than digits that nobody counts', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (number) => {
      expect(numberOf({ type: 'counter64', number })).toBe(Number(number));
    }),
  );
});
