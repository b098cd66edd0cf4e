import { readdirSync, readFileSync } from 'node:fs';
import type { MachineFacts } from '@mach/ports';

type Disk = NonNullable<MachineFacts['disks']>[number];

/** The kernel counts sizes of block devices in sectors of 512 bytes, whatever the disk's own are. */
const SECTOR_BYTES = 512;
/** Not disks of their own: loops, RAM, mapped and optical devices. */
const NOT_A_DISK = /^(loop|ram|zram|dm-|md|sr|fd|nbd)/;

/** Disks as Linux's /sys/block knows them: without a model where the driver tells none, as with virtual disks. */
export function disksOfSysBlock(sys = '/sys'): readonly Disk[] {
  return readdirSync(`${sys}/block`)
    .filter((device) => !NOT_A_DISK.test(device))
    .map((device) => {
      const rotational = textOf(`${sys}/block/${device}/queue/rotational`);
      return {
        device,
        model: textOf(`${sys}/block/${device}/device/model`),
        bytes: Number(textOf(`${sys}/block/${device}/size`)) * SECTOR_BYTES,
        kind: device.startsWith('nvme') ? 'ssd' : device.startsWith('vd') ? 'unknown' : kindOf(rotational),
        bus: device.startsWith('nvme') ? 'NVMe' : device.startsWith('vd') ? 'virtio' : '',
        ...serialOfSysBlock(device, sys),
      } as const;
    });
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
  try {
    const page = readFileSync(path);
    if (page.length < 4 || page[1] !== 0x80) return '';
    return page.toString('latin1', 4, 4 + page.readUInt16BE(2)).trim();
  } catch {
    return '';
  }
}

const kindOf = (rotational: string) => (rotational === '1' ? 'hdd' : rotational === '0' ? 'ssd' : 'unknown');

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
