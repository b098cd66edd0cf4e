import { expect, it } from 'vitest';
import { addressNumber, echoOptions, readEchoReply, socketAddress6 } from './windows-echo-layout.ts';

const reply4 = (status: number, rtt: number) => {
  const reply = new Uint8Array(64);
  const view = new DataView(reply.buffer);
  reply.set([192, 0, 2, 1]);
  view.setUint32(4, status, true);
  view.setUint32(8, rtt, true);
  return reply;
};
const reply6 = (status: number, rtt: number) => {
  const reply = new Uint8Array(64);
  const view = new DataView(reply.buffer);
  reply.set([0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 6);
  view.setUint32(28, status, true);
  view.setUint32(32, rtt, true);
  return reply;
};

it.each([
  ['cuts the wait for a thread off', 20, 21.9, 21],
  ['takes our own time where it lies within', 20, 20.4, 20.4],
  ['tells less than a millisecond', 0, 0.3, 0.3],
])('%s', (_claim, rtt, tookMs, rttMs) => {
  expect(readEchoReply(4, reply4(0, rtt), tookMs)).toEqual({ type: 'reply', rttMs });
  expect(readEchoReply(6, reply6(0, rtt), tookMs)).toEqual({ type: 'reply', rttMs });
});

it.each([
  [11_010, { type: 'lost' }, { type: 'lost' }],
  [11_013, { type: 'expired', from: '192.0.2.1' }, { type: 'expired', from: '2001:db8::1' }],
  [
    11_003,
    { type: 'rejected', why: 'Destination Host Unreachable from 192.0.2.1' },
    { type: 'rejected', why: 'Destination Host Unreachable from 2001:db8::1' },
  ],
  [
    11_050,
    { type: 'rejected', why: 'status 11050 from 192.0.2.1' },
    { type: 'rejected', why: 'status 11050 from 2001:db8::1' },
  ],
])('the status %i is no round trip', (status, ofFour, ofSix) => {
  expect(readEchoReply(4, reply4(status, 1), 2)).toEqual(ofFour);
  expect(readEchoReply(6, reply6(status, 1), 2)).toEqual(ofSix);
});

it('lays addresses and options out as Windows has them', () => {
  expect(addressNumber('127.0.0.1')).toBe(0x0100007f);
  expect([...echoOptions({ ttl: 3 })]).toEqual([3, ...new Array(15).fill(0)]);
});

it.each([
  ['::', new Array(16).fill(0), 0],
  ['::1', [...new Array(15).fill(0), 1], 0],
  ['2001:db8::a:1', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 1], 0],
  ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8], 0],
  ['::ffff:192.0.2.1', [...new Array(10).fill(0), 255, 255, 192, 0, 2, 1], 0],
  ['fe80::1%12', [0xfe, 0x80, ...new Array(13).fill(0), 1], 12],
])('takes %s for a socket’s address', (address, bytes, zone) => {
  const place = socketAddress6(address);
  expect([...place.subarray(0, 8)]).toEqual([23, 0, 0, 0, 0, 0, 0, 0]);
  expect([...place.subarray(8, 24)]).toEqual(bytes);
  expect(new DataView(place.buffer).getUint32(24, true)).toBe(zone);
});
