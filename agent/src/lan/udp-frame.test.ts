import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDatagram, writeBroadcast } from './udp-frame.ts';

it('what is sent to a port is read from it, and from no other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (payload) => {
      const packet = writeBroadcast(68, 67, payload);
      expect(readDatagram(packet, 67)).toEqual(Buffer.from(payload));
      expect(readDatagram(packet, 68)).toBeUndefined();
    }),
  );
});

it('the head adds up to nothing, as every router checks', () => {
  const head = Buffer.from(writeBroadcast(68, 67, new Uint8Array(300)).subarray(0, 20));
  const words = Array.from({ length: 10 }, (_, place) => head.readUInt16BE(place * 2));
  const sum = words.reduce((total, word) => total + word, 0);
  expect((sum & 0xffff) + (sum >>> 16)).toBe(0xffff);
});

it('reads whatever it is given without an error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void readDatagram(bytes, 67)));
});
