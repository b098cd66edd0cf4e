import type { Files } from '@mach/ports';

/**
 * Whether Linux knows a disk as one that people plug in: it is on USB, its medium can be taken out, or it is a card. Each needs a file or
 * two of /sys, so that a disk of a kind that is always built in (NVMe, virtio) is not asked.
 */
export async function isPluggedDisk(files: Files, name: string): Promise<boolean> {
  const folder = `/sys/block/${name}`;
  // A memory chip on the board says MMC here.
  if (/^mmcblk/.test(name)) return (await textOf(files, `${folder}/device/type`)) === 'SD';
  if (!/^sd/.test(name)) return false;
  if ((await textOf(files, `${folder}/removable`)) === '1') return true;
  // USB disks say there that nothing is removable. Above disk, target and host stands what the host is on: an interface of USB, by either driver.
  return /^DEVTYPE=usb_interface$/m.test(await textOf(files, `${folder}/device/../../../uevent`));
}

async function textOf(files: Files, path: string): Promise<string> {
  const text = await files.readText(path);
  return text.ok ? text.value.trim() : '';
}
