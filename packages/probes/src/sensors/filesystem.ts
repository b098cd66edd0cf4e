import type { Files, Result } from '@mach/ports';
import { sensor } from '../contract.ts';
import { fact, gauge } from '../metrics.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

/** Most file systems of one machine that are reported. */
const FILESYSTEMS_MAX = 50;

/** Space of each file system that holds this machine's own data. */
export const filesystem = sensor({
  name: 'filesystem',
  summary:
    'Space of each file system on this machine’s own disks, by drive; on Linux of those at places of the system alone.',
  targetLabel: 'mountpoint',
  needs: ['files', 'host'],
  onWindows: 'the built-in drives by GetLogicalDrives and GetDriveTypeW; tried under Wine, never run on a real PC',
  options: {},
  metrics: [
    fact('totalBytes', 'bytes', { help: 'size of the file system', as: 'mach_device_filesystem_size_bytes' }),
    gauge('freeBytes', 'bytes', {
      help: 'space that is free for whoever is not root',
      as: 'mach_device_filesystem_free_bytes',
      reduce: 'last',
    }),
  ],
  run: async (io) => {
    const found = io.host.drives === undefined ? await mounted(io.files) : io.host.drives();
    if (!found.ok) return [unreadPart(undefined, found)];
    const places = found.value;
    if (places.length === 0) return nothingToRead('no file system of an own disk is mounted');
    const parts = await Promise.all(
      places.slice(0, FILESYSTEMS_MAX).map(async (place) => {
        const space = await io.files.space(place);
        return space.ok ? part(place, { ...space.value }) : unreadPart(place, space);
      }),
    );
    return atMost(parts, FILESYSTEMS_MAX, places.length);
  },
});

async function mounted(files: Files): Promise<Result<readonly string[]>> {
  const mounts = await files.readText('/proc/mounts');
  return mounts.ok ? { ok: true, value: ownMountPoints(mounts.value) } : mounts;
}

/**
 * Read-only images that are full by nature. Network file systems need no list: their source is no device. They are left
 * out because asking a dead server for its space hangs the asker.
 */
const imageTypes = new Set(['squashfs', 'iso9660', 'udf', 'erofs', 'cramfs']);

/**
 * Places that a system has whoever uses it. Others are made by people or for them, and named so: a folder below
 * `/home`, `/media/nguyenvana/USB`. They are left out, for no user's name leaves a PC.
 */
const systemPlaces = new Set(
  ['/', '/boot', '/boot/efi', '/data', '/efi', '/home', '/nix', '/opt', '/ostree', '/srv', '/sysroot', '/tmp', '/usr']
    .concat(['/usr/local', '/var', '/var/cache', '/var/lib', '/var/lib/docker', '/var/lib/postgresql', '/var/log'])
    .concat(['/var/mail', '/var/spool', '/var/tmp', '/var/www']),
);

/**
 * Mount points of file systems that hold this machine's own data: those of a block device (but a loop device, which lies
 * in a file of another), of ZFS, and the root whatever it is, each at a place of the system. A device mounted several times
 * counts once, at its shortest mount point. Format: fstab(5); blanks in names come as octal escapes.
 */
export function ownMountPoints(mounts: string): readonly string[] {
  const bySource = new Map<string, string>();
  for (const line of mounts.split('\n')) {
    const [source, place, type] = line.split(' ').map(unescaped);
    if (source === undefined || place === undefined || type === undefined || imageTypes.has(type)) continue;
    const isOwn = (source.startsWith('/dev/') && !source.startsWith('/dev/loop')) || type === 'zfs' || place === '/';
    if (!isOwn || !systemPlaces.has(place)) continue;
    const known = bySource.get(source);
    if (known === undefined || place.length < known.length) bySource.set(source, place);
  }
  return [...new Set(bySource.values())].sort();
}

const unescaped = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
