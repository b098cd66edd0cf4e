import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOffer, writeDiscover } from './dhcp-message.ts';

/** What dnsmasq 2.90 offered in a network namespace on 2026-11-26, without the zeros of the BOOTP fields for names and files. */
const captured = Buffer.from(
  'AgEGABorPE0AAIAAAAAAAMCoTXHAqE0BAAAAAAYAAHcAIAAAAAAAAAAAAABjglNjNQECNgTAqE0BMwQAAA4QOgQAAAcIOwQAAAxOAQT///8AHATAqE3/BgTAqE0BAwTAqE0B/wAAAAAAAAAA',
  'base64',
);
const offer = Buffer.concat([captured.subarray(0, 44), Buffer.alloc(192), captured.subarray(44)]);
const transaction = offer.readUInt32BE(4);

it('an offer of dnsmasq is its server, the way out, the resolvers and the length of the lease', () => {
  expect(readOffer(offer, transaction)).toEqual({
    server: '192.168.77.1',
    router: '192.168.77.1',
    nameServers: ['192.168.77.1'],
    leaseS: 3_600,
  });
});

it('an offer to somebody else’s question is none', () => {
  expect(readOffer(offer, transaction + 1)).toBeUndefined();
});

it('our own question is no offer', () => {
  const mac = Uint8Array.of(6, 0, 0, 0x77, 0, 0x20);
  const question = writeDiscover(0x01020304, mac);
  expect(readOffer(question, 0x01020304)).toBeUndefined();
  // A reply by its first byte, but without a server in it.
  expect(readOffer(Uint8Array.from(question).fill(2, 0, 1), 0x01020304)).toBeUndefined();
  expect(Buffer.from(question).subarray(0, 12).toString('hex')).toBe('010106000102030400008000');
  expect(Buffer.from(question).subarray(28, 34)).toEqual(Buffer.from(mac));
});

it('reads whatever it is given without an error', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(offer.length - 1), fc.nat(255))), fc.nat(offer.length), (noise, length) => {
      const bytes = Uint8Array.from(offer);
      for (const [at, byte] of noise) bytes[at] = byte;
      readOffer(bytes.subarray(0, length), transaction);
    }),
  );
});
