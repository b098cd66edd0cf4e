import { expect, it } from 'vitest';
import { answeredSequence, echoRequest } from './echo-packet.ts';

const token = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const asked = { family: 4, sequence: 0x1234, token, payloadBytes: 16 } as const;
const reply = (put: Readonly<Record<number, number>> = {}) => Object.assign(echoRequest(asked), { 0: 0, ...put });

it('lays a request out as RFC 792 and RFC 4443 have it, and leaves the rest to the kernel', () => {
  const rest = [0, 0, 0, 0, 0, 0x12, 0x34, ...token, 0, 0, 0, 0, 0, 0, 0, 0];
  expect([...echoRequest(asked)]).toEqual([8, ...rest]);
  expect([...echoRequest({ ...asked, family: 6 })]).toEqual([128, ...rest]);
});

it('knows the request that is answered, whatever the kernel made of its identifier', () => {
  expect(answeredSequence(4, reply({ 2: 9, 3: 9, 4: 7, 5: 7 }), token)).toBe(0x1234);
  expect(answeredSequence(6, reply({ 0: 129 }), token)).toBe(0x1234);
});

it.each([
  ['the request itself', reply({ 0: 8 })],
  ['an error', reply({ 0: 3 })],
  ['another code', reply({ 1: 1 })],
  ['another token', reply({ 15: 9 })],
  ['a reply that is cut', reply().subarray(0, 15)],
  ['nothing', new Uint8Array()],
])('passes over %s', (_, packet) => expect(answeredSequence(4, packet, token)).toBeUndefined());
