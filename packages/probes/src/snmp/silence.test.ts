import type { Icmp } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { silenceInWords } from './silence.ts';

const pinged = (rttMs: readonly number[]): Icmp => ({
  ping: async ({ host }) => ({
    ok: true,
    value: { sent: 2, rttMs, duplicates: 0, address: host, way: 'icmp-socket' },
  }),
});
const ARP = 'IP address       HW type     Flags       HW address            Mask     Device\n';
const known = `${ARP}192.0.2.9        0x1         0x2         aa:bb:cc:dd:ee:ff     *        eth0\n`;
const asked = `${ARP}192.0.2.9        0x1         0x0         00:00:00:00:00:00     *        eth0\n`;
const target = {
  address: '192.0.2.9',
  port: 161,
  credentials: { version: '2c', community: 'c' },
  timeoutMs: 1,
  roundMs: 1,
} as const;

it.each([
  ['answers to ping', pinged([1]), {}, 'it does answer to ping: the community is another'],
  [
    'is in the table of neighbours',
    pinged([]),
    { files: { '/proc/net/arp': known } },
    'but it is there: the community is another',
  ],
  ['was asked for there in vain', pinged([]), { files: { '/proc/net/arp': asked } }, 'it is off or cannot be reached'],
  ['answers nothing on a system without that table', pinged([]), {}, 'a wrong community would look the same'],
])('a silent device that %s', async (_, icmp, files, words) => {
  const ports = { icmp, files: scriptedFiles(files) };
  expect(await silenceInWords(ports, target, 'no answer', new AbortController().signal)).toContain(words);
});
