import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { isPluggedDisk } from './plugged-disk.ts';

/** As Documentation/ABI of the kernel has these files; the uevent is that of an interface of USB, and of a port of SATA. */
const usbInterface = 'DEVTYPE=usb_interface\nDRIVER=uas\nPRODUCT=4e8/61f5/100\nTYPE=0/0/0\nINTERFACE=8/6/98\n';

it.each<[what: string, name: string, files: Record<string, string>, isPlugged: boolean]>([
  ['a stick', 'sdb', { removable: '1\n', 'device/../../../uevent': usbInterface }, true],
  [
    'a USB disk, which nothing is taken out of',
    'sdb',
    { removable: '0\n', 'device/../../../uevent': usbInterface },
    true,
  ],
  ['a SATA disk', 'sda', { removable: '0\n', 'device/../../../uevent': '' }, false],
  ['a SATA disk whose port tells nothing', 'sda', { removable: '0\n' }, false],
  ['a card', 'mmcblk1', { removable: '0\n', 'device/type': 'SD\n' }, true],
  ['a memory chip on the board', 'mmcblk0', { removable: '0\n', 'device/type': 'MMC\n' }, false],
  ['an NVMe disk', 'nvme0n1', { removable: '0\n' }, false],
  ['a disk of which nothing can be read', 'sda', {}, false],
])('%s', async (_, name, texts, isPlugged) => {
  const files = Object.fromEntries(Object.entries(texts).map(([file, text]) => [`/sys/block/${name}/${file}`, text]));
  expect(await isPluggedDisk(scriptedFiles({ files }), name)).toBe(isPlugged);
});
