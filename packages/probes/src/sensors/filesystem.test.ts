import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { filesystem, ownMountPoints } from './filesystem.ts';

const home = '/home';

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
  ['files that stand for disks', '/dev/loop0 /srv ext4 rw 0 0'],
  ['a stick, which lies under the name of its user', '/dev/sdb1 /media/nguyenvana/USB\\040CUA\\040LAN vfat rw 0 0'],
  ['the same where newer systems put it', '/dev/sdb1 /run/media/nguyenvana/USB vfat rw 0 0'],
  ['the disk of one user', `/dev/sdb1 ${home}/le.c ext4 rw 0 0\ntank/le.c ${home}/le.c zfs rw 0 0`],
  ['what is mounted for one session', '/dev/fuse /run/user/1000/doc fuse rw 0 0'],
  ['what people mount by hand, and name', '/dev/sdc1 /mnt/lan ext4 rw 0 0\n/dev/sdd1 /nguyenvana ext4 rw 0 0'],
])('leaves out %s', (_, text) => {
  expect(ownMountPoints(text)).toEqual([]);
});

it.each([
  ['a device once, at its shortest mount point', '/dev/sda2 /var/lib/x ext4 rw\n/dev/sda2 / ext4 rw', ['/']],
  ['a name that is written by numbers', '/dev/sdb1 /\\166ar ext4 rw', ['/var']],
  ['the root of a container', 'overlay / overlay rw', ['/']],
  ['ZFS', 'tank/home /home zfs rw', ['/home']],
])('reads %s', (_, text, places) => {
  expect(ownMountPoints(text)).toEqual(places);
});

it('tells how many were too many', async () => {
  const drives = Array.from({ length: 60 }, (_, i) => `${i}:`);
  const files = scriptedFiles({
    files: {},
    spaces: Object.fromEntries(drives.map((name) => [name, { totalBytes: 1, freeBytes: 1 }])),
  });
  const host = { drives: () => ({ ok: true, value: drives }) as const };
  const parts = await filesystem.run({ files, host }, {}, new AbortController().signal);
  expect(parts).toHaveLength(51);
  expect(parts.at(-1)).toMatchObject({ ok: false, target: '(more)', detail: '10 more are not reported' });
});
