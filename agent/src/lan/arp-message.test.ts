import fc from 'fast-check';
import { expect, it } from 'vitest';
import { macBytes, macText, readArpReply, writeArpRequest } from './arp-message.ts';

const mac = '02:00:00:77:00:01';

it('a reply names who has an address; a request names nobody', () => {
  const request = writeArpRequest(macBytes(mac) ?? new Uint8Array(), '192.168.77.1', '192.168.77.20');
  expect(readArpReply(request)).toBeUndefined();
  // The operation is the last byte before the sender.
  expect(readArpReply(Uint8Array.from(request).fill(2, 7, 8))).toEqual({ address: '192.168.77.1', mac });
});

it.each(['', '02:00:00:77:00', '02-00-00-77-00-01', '0z:00:00:77:00:01'])('"%s" is no address of hardware', (text) => {
  expect(macBytes(text)).toBeUndefined();
});

it('an address of hardware comes back as it was', () => {
  expect(macText(macBytes(mac) ?? new Uint8Array())).toBe(mac);
});

it('reads whatever it is given without an error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void readArpReply(bytes)));
});
