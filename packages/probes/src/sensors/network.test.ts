import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { network } from './network.ts';

/** Captured on a virtual machine with Linux 6.18. */
const dev = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:    3193      29    0    0    0     0          0         0     3193      29    0    0    0     0       0          0
  ifb0:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
  eth0: 742371008   20120    1    2    0     0          0         0  1333093   11083    3    4    0     0       0          0
`;
const link = (name: string, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([file, text]) => [`/sys/class/net/${name}/${file}`, `${text}\n`]));
const machine = {
  '/proc/net/dev': dev,
  '/sys/devices/virtual/net/ifb0/mtu': '1500',
  '/sys/devices/virtual/net/lo/mtu': '1',
};
type Scripted = Parameters<typeof scriptedFiles>[0]['files'];
const run = (files: Scripted, includeVirtual = false) =>
  network.run(
    { files: scriptedFiles({ files: files ?? {} }), host: {} },
    { includeVirtual },
    new AbortController().signal,
  );

const counters = {
  receivedBytes: 742_371_008,
  sentBytes: 1_333_093,
  receivedPackets: 20_120,
  sentPackets: 11_083,
  receiveErrors: 1,
  sendErrors: 3,
  receiveDrops: 2,
  sendDrops: 4,
};

it('reads cards alone, with their link', async () => {
  const files = { carrier: '1', carrier_changes: '2', speed: '1000', duplex: 'full', 'statistics/rx_crc_errors': '1' };
  const eth0 = link('eth0', files);
  expect(await run({ ...machine, ...eth0 })).toEqual([
    {
      ok: true,
      target: 'eth0',
      values: { ...counters, linkUp: true, carrierChanges: 2, crcErrors: 1, speedMbps: 1_000, duplex: 'full' },
    },
  ]);
});

it.each(['-1', '0', '65535', '4294967295', ''])('leaves a speed of "%s" out: it is unknown', async (speed) => {
  const eth0 = link('eth0', { carrier: '1', carrier_changes: '2', speed, duplex: 'unknown' });
  expect(await run({ ...machine, ...eth0 })).toMatchObject([
    { values: { ...counters, linkUp: true, carrierChanges: 2 } },
  ]);
  expect((await run({ ...machine, ...eth0 }))[0]?.values).not.toHaveProperty('speedMbps');
});

it('has no link where the card is switched off, for the kernel then refuses to tell', async () => {
  const refused = { ok: false, failure: 'unsupported', detail: 'EINVAL' } as const;
  const files = { ...machine, '/sys/class/net/eth0/carrier': refused };
  expect(await run(files)).toMatchObject([{ ok: true, values: { linkUp: false } }]);
});

it('reads virtual interfaces when asked to, the loopback never', async () => {
  expect((await run(machine, true)).map(({ target }) => target)).toEqual(['ifb0', 'eth0']);
});

it('is unsupported without a card', async () => {
  const files = { ...machine, '/sys/devices/virtual/net/eth0/mtu': '1500' };
  expect(await run(files)).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});
