import { expect, it } from 'vitest';
import { optionsRequest, readSipDatagram, sipIds } from './sip-message.ts';

const ids = { branch: 'z9hG4bKabc', callId: 'cc@mach-probe.invalid', tag: 'aa' };
/** Answered by kamailio 5.6.3. */
const captured = [
  'SIP/2.0 200 OK',
  'Via: SIP/2.0/UDP mach-probe.invalid;branch=z9hG4bKabc;rport=55527;received=127.0.0.1',
  'From: <sip:probe@mach-probe.invalid>;tag=aa',
  'To: <sip:127.0.0.1>;tag=b9dcc20e5ffba37e2b03af6a7ee57ad3.3d780000',
  'Call-ID: cc@mach-probe.invalid',
  'CSeq: 1 OPTIONS',
  'Server: kamailio (5.6.3 (x86_64/linux))',
  'Content-Length: 0',
  '',
  '',
].join('\r\n');
const read = (text: string) => readSipDatagram(new TextEncoder().encode(text), ids);

it('reads an answer of kamailio', () => {
  const head = read(captured);
  expect(head?.status).toBe(200);
  expect(head?.headers.get('server')).toBe('kamailio (5.6.3 (x86_64/linux))');
});

it.each([
  ['compact names', captured.replace('Via:', 'v :').replace('Call-ID:', 'i:')],
  ['names in capitals', captured.replace('Via:', 'VIA:').replace('Call-ID:', 'CALL-ID:')],
  ['a header that goes on in the next line', captured.replace(';branch', '\r\n ;branch')],
  ['empty lines before it', `\r\n\r\n${captured}`],
  ['lines that end in LF alone', captured.replaceAll('\r', '')],
  ['no reason', captured.replace('200 OK', '200')],
  ['a body', `${captured}v=0\r\nCall-ID: other\r\n`],
])('takes an answer with %s', (_, text) => expect(read(text)?.status).toBe(200));

it.each([
  ['another Call-ID', captured.replace('Call-ID: cc', 'Call-ID: dd')],
  ['another branch', captured.replace('z9hG4bKabc', 'z9hG4bKabcd')],
  ['our branch in the second Via alone', captured.replace('Via:', 'Via: SIP/2.0/UDP other.invalid;branch=z9hG4bKx,')],
  ['no Via', captured.replace(/Via:.*\r\n/, '')],
  ['a status that is provisional', captured.replace('200 OK', '100 Trying')],
  ['a status that there is not', captured.replace('200 OK', '799 Odd')],
  ['another version', captured.replace('SIP/2.0 200', 'SIP/3.0 200')],
  ['no empty line', captured.slice(0, -4)],
  ['nothing', ''],
])('passes over an answer with %s', (_, text) => expect(read(text)).toBe(undefined));

it.each([
  ['conference.example.vn', 'sip:conference.example.vn:5060'],
  ['2001:db8::1', 'sip:[2001:db8::1]:5060'],
  ['fe80::1%eth0', 'sip:[fe80::1]:5060'],
])('asks %s by its address as a URI has it', (host, uri) => {
  const lines = optionsRequest({ host, port: 5_060, transport: 'tcp' }, ids);
  expect(lines.slice(0, 3)).toEqual([
    `OPTIONS ${uri} SIP/2.0`,
    'Via: SIP/2.0/TCP mach-probe.invalid;branch=z9hG4bKabc;rport',
    'Max-Forwards: 70',
  ]);
});

it('makes ids of chance alone', () => {
  const random = { next: () => 0, bytes: (length: number) => new Uint8Array(length).fill(0xa0) };
  expect(sipIds(random)).toEqual({
    branch: `z9hG4bK${'a0'.repeat(16)}`,
    callId: 'a0'.repeat(16),
    tag: 'a0'.repeat(8),
  });
});
