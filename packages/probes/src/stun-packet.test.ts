import { describe, expect, it } from 'vitest';
import { answersBinding, bindingRequest, readBindingAnswer } from './stun-packet.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** Answered by coturn 4.6.1 to port 55527 of 127.0.0.1: with MAPPED-ADDRESS, RESPONSE-ORIGIN and SOFTWARE. */
const id = bytes('0123456789abcdef01234567');
const captured = bytes(
  '0101003c2112a4420123456789abcdef01234567002000080001f9f55e12a443000100080001d8e77f000001802b0008000187dd7f000001' +
    '80220014436f7475726e2d342e362e312027476f72737427',
);
/** The response over IPv6 of RFC 5769, 2.3. */
const overIpv6 = bytes(
  '010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f722000200014' +
    '0002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c',
);
/** An answer with these attributes. */
const answer = (attributes: string, type = '0101') => {
  const length = (bytes(attributes).length + 0x10000).toString(16).slice(1);
  return bytes(`${type}${length}2112a4420123456789abcdef01234567${attributes}`);
};

it('asks with a type, the cookie and the id alone', () => {
  expect(Buffer.from(bindingRequest(id)).toString('hex')).toBe('000100002112a4420123456789abcdef01234567');
});

it('knows an answer by type, cookie and id', () => {
  expect(answersBinding(captured, id)).toBe(true);
  expect(answersBinding(captured, id.toReversed())).toBe(false);
  expect(answersBinding(captured.subarray(0, 19), id)).toBe(false);
  expect(answersBinding(bindingRequest(id), id)).toBe(false);
  expect(answersBinding(captured.with(4, 0), id)).toBe(false);
});

describe('the mapped address', () => {
  it.each([
    ['of coturn', captured, '127.0.0.1', 55_527],
    ['of RFC 5769 over IPv6', overIpv6, '2001:db8:1234:5678:11:2233:4455:6677', 32_853],
    ['behind an attribute that is not known', answer('7fff0003aabbcc00 002000080001f9f55e12a443'), '127.0.0.1', 55_527],
    ['that stands first of two', answer('002000080001f9f55e12a443 002000080001f9f5ffffffff'), '127.0.0.1', 55_527],
  ])('%s is read', (_, datagram, address, port) => {
    expect(readBindingAnswer(datagram)).toEqual({ ok: true, value: { address, port } });
  });

  const veil = bytes('2112a4420123456789abcdef01234567');
  const ipv6 = (plain: string) =>
    answer(`0020001400022113${Buffer.from(bytes(plain).map((byte, at) => byte ^ (veil[at] ?? 0))).toString('hex')}`);
  it.each([
    ['20010db8 00000000 00000000 00000001', '2001:db8::1'],
    ['20010db8 00000001 00000000 00000000', '2001:db8:0:1::'],
    ['00000000 00000000 00000000 00000001', '::1'],
    ['00000000 00000000 00000000 00000000', '::'],
    ['20010db8 00000000 00010000 00000001', '2001:db8::1:0:0:1'],
    ['20010db8 00010001 00010001 00000001', '2001:db8:1:1:1:1:0:1'],
    ['00100000 00000000 0a000000 00000000', '10::a00:0:0:0'],
  ])('%s is written as the system writes it', (plain, address) => {
    expect(readBindingAnswer(ipv6(plain))).toEqual({ ok: true, value: { address, port: 1 } });
  });
});

it.each([
  ['a packet that is cut', captured.subarray(0, 40), 'the answer is not as long as it says'],
  ['more than it says', new Uint8Array([...captured, 0, 0, 0, 0]), 'the answer is not as long as it says'],
  ['an attribute beyond its end', answer('002000ff0001f9f55e12a443'), 'an attribute of the answer is longer'],
  ['half a header of an attribute', answer('0020'), 'an attribute of the answer is longer'],
  ['no attribute', answer(''), 'the answer has no XOR-MAPPED-ADDRESS'],
  ['an address of another family', answer('002000080003f9f55e12a443'), 'the mapped address is of family 3'],
  ['an address without a byte', answer('00200000'), 'the mapped address is of family none'],
  ['an IPv6 address that is as long as IPv4', answer('002000080002f9f55e12a443'), 'a mapped address of 8 bytes'],
  ['the port 0', answer('00200008000121125e12a443'), 'the mapped port is 0'],
  ['a refusal with its code', answer('0009000700000414 53746100', '0111'), 'an error response: 420 "Sta"'],
  ['a refusal without a code', answer('', '0111'), 'an error response without a code'],
])('%s is a bad reply', (_, datagram, detail) => {
  expect(readBindingAnswer(datagram)).toMatchObject({
    ok: false,
    failure: 'bad-reply',
    detail: expect.stringContaining(detail),
  });
});
