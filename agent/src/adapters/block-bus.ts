import { existsSync, realpathSync } from 'node:fs';
import { namesIn, textOf } from './small-file.ts';

/** How a disk is attached, as lsblk finds it out from /sys; empty where the kernel does not tell. */
export function blockBus(sys: string, device: string): string {
  if (device.startsWith('nvme')) return 'NVMe';
  if (device.startsWith('vd')) return 'virtio';
  // SD for a card, MMC for chips that are soldered in.
  if (device.startsWith('mmcblk')) return textOf(`${sys}/block/${device}/device/type`) || 'MMC';
  return scsiBus(sys, device);
}

/** Of kinds of hosts that servers have; the names of their folders begin so. */
const HOSTS = { spi: 'SPI', fc: 'FC', sas: 'SAS', iscsi: 'iSCSI' } as const;

/** USB and SATA disks are SCSI disks to the kernel: where their host is attached tells them apart. */
function scsiBus(sys: string, device: string): string {
  const host = hostOf(sys, device);
  const special = Object.entries(HOSTS).find(([kind]) => existsSync(`${sys}/class/${kind}_host/${host}`));
  if (special !== undefined) return special[1];
  if (/\/usb\d+\//.test(placeOf(`${sys}/block/${device}`))) return 'USB';
  const driver = textOf(`${sys}/class/scsi_host/${host}/proc_name`);
  if (/^(?:ahci|sata)/.test(driver)) return 'SATA';
  return driver.includes('ata') ? 'ATA' : '';
}

/** By the first number of its address, host:channel:target:unit. */
function hostOf(sys: string, device: string): string | undefined {
  const [address] = namesIn(`${sys}/block/${device}/device/scsi_device`) ?? [];
  return address === undefined ? undefined : `host${address.split(':')[0]}`;
}

function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return '';
  }
}
