import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEdid } from './edid.ts';

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Of real screens, as published in configurations of autorandr; the monitor's serial numbers are replaced and its sum made right again. */
const monitor = bytesOf(
  '00ffffffffffff0010ac7ba00101010135150104a53420783aee95a3544c9926' +
    '0f5054a1080081408180a940b300d1c0010101010101283c80a070b023403020' +
    '360006442100001a000000ff0053455249414c0a202020202020000000fc0044' +
    '454c4c2055323431324d0a20000000fd00323d1e5311000a2020202020200036',
);
const panel = bytesOf(
  '00ffffffffffff0009e55f0900000000171d0104a51c137803de50a3544c9926' +
    '0f505400000001010101010101010101010101010101115cd01881e02d503020' +
    '36001dbe1000001aa749d01881e02d50302036001dbe1000001a000000fe0042' +
    '4f452043510a202020202020000000fe004e4531333546424d2d4e34310a00fb',
);
const changed = (bytes: Uint8Array, change: (copy: Uint8Array) => void) => {
  const copy = Uint8Array.from(bytes);
  change(copy);
  copy[127] = 0;
  copy[127] = 256 - (copy.reduce((sum, byte) => sum + byte, 0) % 256);
  return copy;
};

describe('what a screen says', () => {
  it('is its maker, model, year, resolution and size, and no serial number', () => {
    expect(readEdid(monitor)).toEqual({
      maker: 'DEL',
      model: 'DELL U2412M',
      year: 2011,
      widthPixels: 1920,
      heightPixels: 1200,
      widthMm: 518,
      heightMm: 324,
    });
  });

  it('lacks a model where a panel has none', () => {
    expect(readEdid(panel)).toEqual({
      maker: 'BOE',
      year: 2019,
      widthPixels: 2256,
      heightPixels: 1504,
      widthMm: 285,
      heightMm: 190,
    });
  });

  it('has no size where it is a projector, and that in centimetres where the timing has none', () => {
    const withoutMm = changed(monitor, (copy) => copy.fill(0, 66, 69));
    expect(readEdid(withoutMm)).toMatchObject({ widthMm: 520, heightMm: 320 });
    const projector = changed(withoutMm, (copy) => copy.fill(0, 21, 23));
    expect(readEdid(projector)).not.toHaveProperty('widthMm');
  });

  it('is nothing where it is cut off, none, or damaged', () => {
    expect(readEdid(monitor.subarray(0, 127))).toBeUndefined();
    expect(readEdid(new Uint8Array(0))).toBeUndefined();
    expect(readEdid(new Uint8Array(256))).toBeUndefined();
    expect(readEdid(Uint8Array.from(monitor, (byte, index) => (index === 60 ? byte ^ 1 : byte)))).toBeUndefined();
  });

  it('never throws, whatever stands behind a right header and sum', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 128, maxLength: 128 }), (noise) => {
        const screen = readEdid(changed(noise, (copy) => copy.set(monitor.subarray(0, 8))));
        expect(screen?.widthPixels ?? 1).toBeGreaterThan(0);
        expect(screen?.model ?? 'x').toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});
