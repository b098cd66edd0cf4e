import type { DiskCounters, Files, Result } from '@mach/ports';
import { sensor } from '../contract.ts';
import { counter, flagValue } from '../metrics.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';
import { isPluggedDisk } from './plugged-disk.ts';

/** Most disks of one machine that are reported. */
const DISKS_MAX = 50;

/** What each disk has moved, and how long it let others wait. */
export const diskIo = sensor({
  name: 'disk-io',
  summary: 'What each disk has read and written, and how long that took.',
  targetLabel: 'disk',
  needs: ['files', 'host'],
  onWindows:
    'by IOCTL_DISK_PERFORMANCE, without the time it was busy; under Wine, which has no such counters, it fails, never run on a real PC',
  options: {},
  metrics: [
    counter('readBytes', 'bytes', { help: 'bytes read', as: 'mach_device_disk_read_bytes_total' }),
    counter('writtenBytes', 'bytes', { help: 'bytes written', as: 'mach_device_disk_written_bytes_total' }),
    counter('readOps', 'count', { help: 'reads completed', as: 'mach_device_disk_reads_total' }),
    counter('writeOps', 'count', { help: 'writes completed', as: 'mach_device_disk_writes_total' }),
    counter('readWaitMs', 'ms', {
      help: 'time from asking to reading, all reads together',
      as: 'mach_device_disk_read_wait_seconds_total',
    }),
    counter('writeWaitMs', 'ms', {
      help: 'time from asking to writing, all writes together',
      as: 'mach_device_disk_write_wait_seconds_total',
    }),
    counter('busyMs', 'ms', {
      help: 'time with at least one request under way',
      as: 'mach_device_disk_busy_seconds_total',
    }),
    flagValue('pluggedIn', {
      help: 'told of a disk on USB, a card, and one whose medium can be taken out: what it waits for is left out of slow minutes',
    }),
  ],
  run: async (io) => {
    if (io.host.disks !== undefined) return partsOf(io.host.disks());
    const stats = await io.files.readText('/proc/diskstats');
    if (!stats.ok) return [unreadPart(undefined, stats)];
    const disks = await physicalDisks(io.files);
    if (!disks.ok) return [unreadPart(undefined, disks)];
    const parts = [];
    for (const { name, counters } of parseDiskStats(stats.value)) {
      if (!disks.value.has(name)) continue;
      parts.push(part(name, (await isPluggedDisk(io.files, name)) ? { ...counters, pluggedIn: true } : counters));
    }
    return parts.length === 0 ? noDisk : atMost(parts, DISKS_MAX);
  },
});

const noDisk = nothingToRead('this machine shows no disk of its own');

function partsOf(disks: Result<readonly DiskCounters[]>) {
  if (!disks.ok) return [unreadPart(undefined, disks)];
  const parts = disks.value.map(({ device, ...counters }) => part(device, counters));
  return parts.length === 0 ? noDisk : atMost(parts, DISKS_MAX);
}

/**
 * Whole disks: not partitions, which /sys/block does not list; not loop, RAM, mapped and RAID devices, which lie on
 * others and would count twice; not floppies and discs, which are waited for whenever somebody looks for them.
 */
async function physicalDisks(files: Files) {
  const all = await files.list('/sys/block');
  if (!all.ok) return all;
  const virtual = await files.list('/sys/devices/virtual/block');
  const names = new Set(virtual.ok ? virtual.value : []);
  return {
    ok: true,
    value: new Set(all.value.filter((name) => !names.has(name) && !/^(sr|fd|loop|ram|zram|dm-|md)\d/.test(name))),
  } as const;
}

/** The kernel's iostats count sectors of 512 bytes, whatever the disk's own are (Documentation/admin-guide/iostats). */
const SECTOR_BYTES = 512;

export function parseDiskStats(text: string) {
  return text.split('\n').flatMap((line) => {
    const [, , name, ...fields] = line.trim().split(/\s+/);
    if (name === undefined || fields.length < 10) return [];
    const [reads, , sectorsRead, readMs, writes, , sectorsWritten, writeMs, , busyMs] = fields.map(Number) as number[];
    const counters = {
      readBytes: (sectorsRead ?? 0) * SECTOR_BYTES,
      writtenBytes: (sectorsWritten ?? 0) * SECTOR_BYTES,
      readOps: reads,
      writeOps: writes,
      readWaitMs: readMs,
      writeWaitMs: writeMs,
      busyMs,
    };
    return [{ name, counters }];
  });
}
