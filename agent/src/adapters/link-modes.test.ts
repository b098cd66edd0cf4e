import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LINK_SETTINGS, readLinkAbility } from './link-modes.ts';

/** A structure of the kernel with these bits in its masks: what the card can do, what it offers, what the other end offers. */
function settings(own: readonly number[], otherEnd: readonly number[], autoneg = 1): Uint8Array {
  const words = 4;
  const bytes = new Uint8Array(LINK_SETTINGS.masks + 12 * words);
  bytes[LINK_SETTINGS.autoneg] = autoneg;
  bytes[LINK_SETTINGS.maskWords] = words;
  for (const [place, bits] of [own, own, otherEnd].entries()) {
    for (const bit of bits) {
      const at = LINK_SETTINGS.masks + place * words * 4 + (bit >> 3);
      bytes[at] = (bytes[at] ?? 0) | (1 << (bit & 7));
    }
  }
  return bytes;
}

it.each([
  ['Gigabit', [0, 1, 2, 3, 5, 6], 1_000],
  ['2.5 Gigabit, whose bit lies in the second word', [3, 5, 47], 2_500],
  ['10 Gigabit', [5, 12], 10_000],
  ['100 Mbit/s', [0, 1, 2, 3, 6, 7], 100],
])('the fastest of %s', (_, bits, maxSpeedMbps) => {
  expect(readLinkAbility(settings(bits, []))).toEqual({ maxSpeedMbps, autoNegotiation: true });
  expect(readLinkAbility(settings([5], bits))).toMatchObject({ otherEndMaxSpeedMbps: maxSpeedMbps });
});

it('nothing of a card that lists no speed', () => {
  expect(readLinkAbility(settings([6, 7], [5]))).toBeUndefined();
  expect(readLinkAbility(new Uint8Array(0))).toBeUndefined();
});

it('reads whatever it is given without an error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => void readLinkAbility(bytes)));
});
