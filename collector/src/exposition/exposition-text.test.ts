import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpositionText, numberText } from './exposition-text.ts';
import { label } from './family.ts';

const NONE = Buffer.alloc(0);

describe('a number', () => {
  it.each([
    0,
    -0,
    7,
    10,
    999_999_999,
    1_000_000_000,
    1_000_000_001,
    4_294_967_296,
    123_456_789_012_345,
    1e15,
    2 ** 53,
    1e21,
    -1,
    -1.5,
    0.1,
    0.1 + 0.2,
    1 / 3,
    12.5,
    0.000_001,
    0.000_001_5,
    1e-7,
    999_999_999.999_999,
    1_700_000_000.123,
    5e-324,
    1.797_693_134_862_315_7e308,
    Infinity,
    -Infinity,
    NaN,
  ])('%d is written as the language writes it', (value) => {
    expect(written((out) => out.sample(NONE, NONE, NONE, value))).toBe(`${numberText(value)}\n`);
  });

  it('of any kind is written as the language writes it', () => {
    const decimal = fc
      .tuple(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 0, max: 9 }))
      .map(([digits, places]) => digits / 10 ** places);
    fc.assert(
      fc.property(fc.oneof(decimal, fc.double(), fc.maxSafeInteger()), (value) => {
        expect(written((out) => out.sample(NONE, NONE, NONE, value))).toBe(`${numberText(value)}\n`);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a label', () => {
  it.each(['', 'plain', 'TS "01"\\A', 'hai\ndòng', 'Kết nối', '\u202eright to left', 'x'.repeat(300), 'ơ'.repeat(301)])(
    '%j is written as everywhere else',
    (value) => {
      expect(written((out) => out.label(Buffer.from('name="'), value))).toBe(label('name', value));
    },
  );

  it('of any text is written as everywhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        expect(written((out) => out.label(Buffer.from('name="'), value))).toBe(label('name', value));
      }),
    );
    // Long texts of any letters take longest to be made up.
  }, 30_000);
});

it('gives chunks of the size asked for, and never writes into one that it gave', () => {
  const out = new ExpositionText(100);
  const given: Buffer[] = [];
  for (let i = 0; i < 100; i++) {
    out.sample(Buffer.from('name{'), Buffer.from('device="1"'), Buffer.from('} '), i);
    const chunk = out.takeFull();
    if (chunk !== undefined) given.push(chunk);
  }
  expect(Math.max(...given.map(({ length }) => length))).toBeLessThanOrEqual(100);
  for (let chunk = out.takeRest(); chunk !== undefined; chunk = out.takeRest()) given.push(chunk);
  const lines = Array.from({ length: 100 }, (_, i) => `name{device="1"} ${i}\n`);
  expect(Buffer.concat(given).toString()).toBe(lines.join(''));
});

it('writes the head of a family before its first sample, and none without a sample', () => {
  const text = written((out) => {
    out.begin('# empty\n');
    out.begin('# a\n');
    out.sample(Buffer.from('a{'), NONE, Buffer.from('} '), 1);
    out.sample(Buffer.from('a{'), NONE, Buffer.from('} '), 2);
  });
  expect(text).toBe('# a\na{} 1\na{} 2\n');
});

function written(write: (out: ExpositionText) => void): string {
  const out = new ExpositionText(4_096);
  write(out);
  return out.takeRest()?.toString() ?? '';
}
