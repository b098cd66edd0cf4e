import { expect, it } from 'vitest';
import { parsePingOutput } from './ping-output.ts';

// Captured: iputils 20221126 and busybox 1.35.0 on Debian 12, with LANG=C.
const iputils = `PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.
64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.035 ms
64 bytes from 127.0.0.1: icmp_seq=2 ttl=64 time=0.037 ms
64 bytes from 127.0.0.1: icmp_seq=3 ttl=64 time=0.035 ms

--- 127.0.0.1 ping statistics ---
3 packets transmitted, 3 received, 0% packet loss, time 407ms
rtt min/avg/max/mdev = 0.035/0.035/0.037/0.000 ms
`;
const iputils6 = `PING ::1(::1) 56 data bytes
64 bytes from ::1: icmp_seq=1 ttl=64 time=0.042 ms

--- ::1 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.042/0.042/0.042/0.000 ms
`;
const iputilsSilent = `PING 192.0.2.99 (192.0.2.99) 56(84) bytes of data.

--- 192.0.2.99 ping statistics ---
2 packets transmitted, 0 received, 100% packet loss, time 203ms

`;
const iputilsRejected = `PING 203.0.113.1 (203.0.113.1) 56(84) bytes of data.
From 198.51.100.7 icmp_seq=1 Destination Port Unreachable
From 198.51.100.7 icmp_seq=2 Destination Port Unreachable

--- 203.0.113.1 ping statistics ---
2 packets transmitted, 0 received, +2 errors, 100% packet loss, time 201ms

`;
const iputilsExpired = `PING 203.0.113.10 (203.0.113.10) 56(84) bytes of data.
From 192.0.2.1 icmp_seq=1 Time to live exceeded

--- 203.0.113.10 ping statistics ---
1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms

`;
const busybox = `PING 127.0.0.1 (127.0.0.1): 56 data bytes
64 bytes from 127.0.0.1: seq=0 ttl=64 time=0.044 ms
64 bytes from 127.0.0.1: seq=1 ttl=64 time=0.054 ms
64 bytes from 127.0.0.1: seq=2 ttl=64 time=0.053 ms

--- 127.0.0.1 ping statistics ---
3 packets transmitted, 3 packets received, 0% packet loss
round-trip min/avg/max = 0.044/0.050/0.054 ms
`;
const busyboxSilent = `PING 203.0.113.1 (203.0.113.1): 56 data bytes

--- 203.0.113.1 ping statistics ---
2 packets transmitted, 0 packets received, 100% packet loss
`;

it.each([
  ['iputils', iputils, { sent: 3, duplicates: 0, rttMs: [0.035, 0.037, 0.035] }],
  ['iputils by IPv6', iputils6, { sent: 1, duplicates: 0, rttMs: [0.042] }],
  ['iputils without a reply', iputilsSilent, { sent: 2, duplicates: 0, rttMs: [] }],
  [
    'iputils with an error from the way',
    iputilsRejected,
    { sent: 2, duplicates: 0, rttMs: [], rejection: 'Destination Port Unreachable from 198.51.100.7' },
  ],
  [
    'iputils with a TTL that ended',
    iputilsExpired,
    { sent: 1, duplicates: 0, rttMs: [], rejection: 'Time to live exceeded from 192.0.2.1', expiredAt: '192.0.2.1' },
  ],
  ['busybox', busybox, { sent: 3, duplicates: 0, rttMs: [0.044, 0.054, 0.053] }],
  ['busybox without a reply', busyboxSilent, { sent: 2, duplicates: 0, rttMs: [] }],
])('reads %s', (_, text, output) => {
  expect(parsePingOutput(text)).toEqual(output);
});

it('counts a second reply to the same request as a duplicate', () => {
  const doubled = iputils.replace(
    /^(.*icmp_seq=2 .*)$/m,
    '$1\n64 bytes from 127.0.0.1: icmp_seq=2 ttl=64 time=0.088 ms (DUP!)',
  );
  expect(parsePingOutput(doubled)).toEqual({ sent: 3, duplicates: 1, rttMs: [0.035, 0.037, 0.035] });
});

it('puts replies that overtook each other into the order sent', () => {
  const lines = busybox.split('\n');
  const overtaken = [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n');
  expect(parsePingOutput(overtaken)?.rttMs).toEqual([0.044, 0.054, 0.053]);
});

it.each(['', 'ping: nosuch.invalid: Name or service not known\n', iputils.slice(0, 120)])(
  'has nothing to say about output without statistics',
  (text) => expect(parsePingOutput(text)).toBeUndefined(),
);
