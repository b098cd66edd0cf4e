import { readdirSync } from 'node:fs';
import type { MachineFacts } from '@mach/ports';
import { blockBus } from './block-bus.ts';
import { blockModel } from './block-model.ts';
import { bytesOf, textOf } from './small-file.ts';

type Disk = NonNullable<MachineFacts['disks']>[number];

/** The kernel counts sizes of block devices in sectors of 512 bytes, whatever the disk's own are. */
const SECTOR_BYTES = 512;
/** Not disks of their own: loops, RAM, mapped and optical devices, and the boot areas that eMMC shows as disks. */
const NOT_A_DISK = /^(?:loop|ram|zram|dm-|md|sr|fd|nbd|mmcblk\d+(?:boot|rpmb))/;

/** Disks as Linux's /sys/block knows them: without a model where the driver tells none, as with virtual disks. */
export function disksOfSysBlock(sys = '/sys'): readonly Disk[] {
  return readdirSync(`${sys}/block`)
    .filter((device) => !NOT_A_DISK.test(device))
    .map((device) => ({
      device,
      model: blockModel(sys, device),
      bytes: Number(textOf(`${sys}/block/${device}/size`)) * SECTOR_BYTES,
      kind: kindOf(device, textOf(`${sys}/block/${device}/queue/rotational`)),
      bus: blockBus(sys, device),
      ...serialOfSysBlock(device, sys),
    }));
}

/** What lies under a virtual disk nobody tells, whatever its driver says. */
function kindOf(device: string, rotational: string): Disk['kind'] {
  if (device.startsWith('vd')) return 'unknown';
  if (device.startsWith('nvme')) return 'ssd';
  return rotational === '1' ? 'hdd' : rotational === '0' ? 'ssd' : 'unknown';
}

/**
 * The serial number of a disk: what a SCSI or SATA disk answers to page 80h of its vital product data (SPC-4, 7.8), which everybody
 * may read, else the file of its driver. Nothing where none is told.
 */
export function serialOfSysBlock(device: string, sys = '/sys'): Pick<Disk, 'serial'> {
  const folder = `${sys}/block/${device}`;
  const told = [
    unitSerialOf(`${folder}/device/vpd_pg80`),
    textOf(`${folder}/device/serial`),
    textOf(`${folder}/serial`),
  ];
  const serial = told.find((text) => text !== '');
  return serial === undefined ? {} : { serial };
}

/** Two bytes of which the second is the page's number, two of length, then the text. */
function unitSerialOf(path: string): string {
  const page = bytesOf(path);
  if (page.length < 4 || page[1] !== 0x80) return '';
  return page.toString('latin1', 4, 4 + page.readUInt16BE(2)).trim();
}
