import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { filesystem, ownMountPoints } from './filesystem.ts';

/** Captured on a virtual machine with Linux 6.18. */
const mounts = `proc /proc proc rw,relatime 0 0
sysfs /sys sysfs rw,relatime 0 0
devtmpfs /dev devtmpfs rw,relatime,size=12334524k,nr_inodes=3083631,mode=755 0 0
tmpfs /dev/shm tmpfs rw,relatime,size=24684096k 0 0
/dev/vda / ext4 rw,relatime,discard,resv_strict,resuid=65534,resgid=65534 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
`;

it('gives the space of own disks and a failed reading for one that can’t be asked', async () => {
  const two = `${mounts}/dev/vdb1 /srv ext4 rw 0 0\n`;
  const files = scriptedFiles({
    files: { '/proc/mounts': two },
    spaces: {
      '/': { totalBytes: 1_000, freeBytes: 400 },
      '/srv': { ok: false, failure: 'denied', detail: 'EACCES' },
    },
  });
  expect(await filesystem.run({ files, host: {} }, {}, new AbortController().signal)).toEqual([
    { ok: true, target: '/', values: { totalBytes: 1_000, freeBytes: 400 } },
    { ok: false, target: '/srv', failure: 'denied', detail: 'EACCES' },
  ]);
});

it.each([
  ['network file systems', 'server:/home /home nfs4 rw 0 0\n//nas/chung /mnt/chung cifs rw 0 0'],
  ['images that are full by nature', '/dev/loop3 /snap/core/1 squashfs ro 0 0\n/dev/sr0 /media/cdrom iso9660 ro 0 0'],
  ['files that stand for disks', '/dev/loop0 /mnt ext4 rw 0 0'],
])('leaves out %s', (_, text) => {
  expect(ownMountPoints(text)).toEqual([]);
});

it.each([
  ['a device once, at its shortest mount point', '/dev/sda2 /var/lib/x ext4 rw\n/dev/sda2 / ext4 rw', ['/']],
  ['blanks in a name', '/dev/sdb1 /media/USB\\040Tài\\040liệu vfat rw', ['/media/USB Tài liệu']],
  ['the root of a container', 'overlay / overlay rw', ['/']],
  ['ZFS', 'tank/home /home zfs rw', ['/home']],
])('reads %s', (_, text, places) => {
  expect(ownMountPoints(text)).toEqual(places);
});

it('tells how many were too many', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `/m${i}`);
  const files = scriptedFiles({
    files: { '/proc/mounts': names.map((name, i) => `/dev/sd${i} ${name} ext4 rw`).join('\n') },
    spaces: Object.fromEntries(names.map((name) => [name, { totalBytes: 1, freeBytes: 1 }])),
  });
  const parts = await filesystem.run({ files, host: {} }, {}, new AbortController().signal);
  expect(parts).toHaveLength(51);
  expect(parts.at(-1)).toMatchObject({ ok: false, target: '(more)', detail: '10 more are not reported' });
});
