import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { diskIo } from './disk-io.ts';

/** Captured on a virtual machine with Linux 6.18. */
const diskstats = `   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
 254       0 vda 120783 26968 3862490 43820 13006 36020 3467248 12312 0 24976 58786 9269 10 128192 2623 1268 30
 253       0 zram0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
`;
const folders = { '/sys/block/loop0/dev': '7:0', '/sys/block/vda/dev': '254:0', '/sys/block/zram0/dev': '253:0' };
const run = (files: Record<string, string>) =>
  diskIo.run({ files: scriptedFiles({ files }), host: {} }, {}, new AbortController().signal);

it('reads whole disks alone, with sectors of 512 bytes', async () => {
  expect(await run({ '/proc/diskstats': diskstats, ...folders })).toEqual([
    {
      ok: true,
      target: 'vda',
      values: {
        readBytes: 3_862_490 * 512,
        writtenBytes: 3_467_248 * 512,
        readOps: 120_783,
        writeOps: 13_006,
        readWaitMs: 43_820,
        writeWaitMs: 12_312,
        busyMs: 24_976,
      },
    },
  ]);
});

it('tells of a disk that people plug in that it is one', async () => {
  const stick = diskstats.replace(' vda ', ' sdb ');
  const files = { '/sys/block/sdb/dev': '8:16', '/sys/block/sdb/removable': '1\n' };
  expect(await run({ '/proc/diskstats': stick, ...files })).toMatchObject([
    { ok: true, target: 'sdb', values: { readOps: 120_783, pluggedIn: true } },
  ]);
});

it('leaves out what the kernel calls virtual', async () => {
  const virtual = { '/sys/devices/virtual/block/vda/dev': '254:0' };
  expect(await run({ '/proc/diskstats': diskstats, ...folders, ...virtual })).toMatchObject([
    { ok: false, failure: 'unsupported' },
  ]);
});

it('leaves out partitions, which /sys/block does not list', async () => {
  const partition = diskstats.replace(' vda ', ' vda1 ');
  expect(await run({ '/proc/diskstats': partition, ...folders })).toMatchObject([
    { ok: false, failure: 'unsupported' },
  ]);
});

it.each([[{}], [{ '/proc/diskstats': diskstats }]])('fails without its files', async (files) => {
  expect(await run(files as Record<string, string>)).toMatchObject([{ ok: false, failure: 'not-found' }]);
});

it('says how many disks of a call it leaves out', async () => {
  const counters = { readBytes: 1, writtenBytes: 1, readOps: 1, writeOps: 1, readWaitMs: 1, writeWaitMs: 1 };
  const value = Array.from({ length: 64 }, (_, number) => ({ device: `PHYSICALDRIVE${number}`, ...counters }));
  const host = { disks: () => ({ ok: true, value }) as const };
  const parts = await diskIo.run({ files: scriptedFiles({}), host }, {}, new AbortController().signal);
  expect(parts).toHaveLength(51);
  expect(parts.at(-1)).toMatchObject({ ok: false, target: '(more)', detail: '14 more are not reported' });
});
