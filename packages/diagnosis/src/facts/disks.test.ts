import { describe, expect, it } from 'vitest';
import { factsWith, failed, GB, read } from '../testing/made-up.ts';

const disk = (name: string, diskKind: string, more: Record<string, string | number> = {}) =>
  read('disk', { sizeBytes: 500 * GB, diskKind, ...more }, name);

describe('the system disk', () => {
  it.each([
    ['is the only one', [disk('sda', 'hdd')], 'hdd'],
    ['is of the kind that all have', [disk('sda', 'ssd'), disk('sdb', 'ssd')], 'ssd'],
    ['is open where the kinds differ', [disk('sda', 'ssd'), disk('sdb', 'hdd')], undefined],
    ['is never a stick', [disk('sda', 'hdd'), disk('sdb', 'ssd', { bus: 'usb' })], 'hdd'],
    ['is never a card of a few gigabytes', [disk('sda', 'hdd'), disk('sdb', 'ssd', { sizeBytes: 8 * GB })], 'hdd'],
    ['of a hypervisor has no kind', [disk('sda', 'hdd', { model: 'QEMU HARDDISK' })], undefined],
    ['of an unknown kind stays unknown', [disk('sda', 'unknown')], undefined],
  ] as const)('%s', (_, disks, kind) => {
    expect(factsWith(...disks).systemDisk?.kind).toBe(kind);
  });
});

it('a mean access time needs enough accesses', () => {
  const io = (readOps: number) =>
    read('disk-io', { readOps, writeOps: 0, readWaitMs: readOps * 50, writeWaitMs: 0 }, 'sda');
  expect(factsWith(io(50_000)).disks?.[0]?.meanAccessMs).toBe(50);
  expect(factsWith(io(50)).disks?.[0]?.meanAccessMs).toBeUndefined();
});

it('disks that could not be read are unknown, not absent', () => {
  expect(factsWith(failed('disk', 'denied', 'sda')).disks).toBeUndefined();
});
