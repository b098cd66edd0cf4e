import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf, elementsIn, elementsOf, smallNumber, timeMs } from './read.ts';
import { tags } from './tags.ts';
import { element, octets, sequence, unsigned } from './write.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

it.each([
  ['a length that is cut', '3082'],
  ['a length beyond the bytes', '300501'],
  ['a huge length', '3084ffffffff00'],
  ['a length of more octets than there are', '30ff01'],
  ['an indefinite length', '30800201010000'],
  ['a tag without a length', '30'],
  ['a tag of several bytes', '1f8101020101'],
  ['garbage after a whole element', '02010130'],
  ['a page', Buffer.from('<html>').toString('hex')],
  ['more elements than any message has', '0500'.repeat(101)],
])('finds no elements in %s', (_, bytes) => {
  expect(elementsIn(hex(bytes))).toEqual([]);
});

it('finds elements with lengths of each form', () => {
  for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
    const content = new Uint8Array(length).fill(7);
    const [found, ...others] = elementsIn(octets(content));
    expect(found?.content.length).toBe(length);
    expect(found?.content.every((byte) => byte === 7)).toBe(true);
    expect(others).toEqual([]);
  }
});

it('goes no deeper than it is led, however deep the bytes are', () => {
  let deep = sequence();
  for (let level = 0; level < 5_000; level++) deep = sequence(deep);
  expect(elementsIn(deep)).toHaveLength(1);
});

it('gives nothing of an element with another tag', () => {
  const [number] = elementsIn(unsigned(Uint8Array.of(5)));
  expect(elementsOf(number, tags.sequence)).toEqual([]);
  expect(contentOf(number, tags.octetString)).toBeUndefined();
  expect(smallNumber(number, tags.enumerated)).toBeUndefined();
  expect(smallNumber(number, tags.integer)).toBe(5);
  expect(smallNumber(elementsIn(hex('0201ff'))[0], tags.integer)).toBeUndefined();
});

it('writes numbers as short as DER wants them, and never negative', () => {
  const written = (...bytes: number[]) => Buffer.from(unsigned(Uint8Array.from(bytes))).toString('hex');
  expect([written(0), written(0, 0, 1), written(0x7f), written(0x80), written(0, 0xff), written()]).toEqual([
    '020100',
    '020101',
    '02017f',
    '02020080',
    '020200ff',
    '020100',
  ]);
});

describe('a time', () => {
  const timeOf = (text: string) => timeMs(elementsIn(element(tags.generalizedTime, Buffer.from(text)))[0]);

  it.each([
    ['20261125230518Z', Date.UTC(2026, 10, 25, 23, 5, 18)],
    ['20261125230518.25Z', Date.UTC(2026, 10, 25, 23, 5, 18, 250)],
    ['99991231235959Z', Date.UTC(9999, 11, 31, 23, 59, 59)],
  ])('is read from %s', (text, expected) => {
    expect(timeOf(text)).toBe(expected);
  });

  it.each([
    '',
    '20261125230518',
    '20261125230518+0700',
    '202611252305Z',
    '20261325230518Z',
    '20261100230518Z',
    '20261125240518Z',
    '2026112523051Z',
    `20261125230518.${'1'.repeat(1_000)}Z`,
  ])('is none in "%s"', (text) => {
    expect(timeOf(text)).toBeUndefined();
  });
});

it('reads any bytes to an end, and elements within them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const found = elementsIn(bytes);
      expect(found.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 5_000 },
  );
});
